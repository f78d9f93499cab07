import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { group, user } from '../../__testUtils__/entities';
import { HomeSetup, renderHome } from '../../__testUtils__/renderHome';

type Answer<
  TPlugin extends 'environments' | 'delivery' | 'maturity',
  TMethod extends keyof NonNullable<HomeSetup[TPlugin]>,
> = NonNullable<HomeSetup[TPlugin]>[TMethod];

const paymentsCore = group('payments-core', 'Payments Core', {
  relations: [['childOf', 'group:default/money']],
});
const emptyPage = async () => ({ items: [], totalItems: 0, pageInfo: {} });
const nothing: HomeSetup['environments'] = {
  queryApprovals: emptyPage,
  queryEnvironments: emptyPage,
};

function renderNext(setup: HomeSetup) {
  return renderHome({
    entities: [user('ada.byron', 'Ada Byron'), paymentsCore],
    groups: ['payments-core'],
    ...setup,
  });
}

async function panel() {
  return within(await screen.findByRole('region', { name: 'What to do next' }));
}

const getReviewQueue = (async ({ scope }) => ({
  items: [
    {
      change: {
        id: 'change:git.acme.test/acme/ledger#412',
        repository: 'acme/ledger',
        number: 412,
        title: 'Round half even',
      },
      waitedHours: 50,
      isOverdue: scope === 'group:default/payments-core',
    },
  ],
})) as Answer<'delivery', 'getReviewQueue'>;

const findTeam = (async entityRef => ({
  team: { entityRef, title: 'Payments Core' },
  improvements: [
    {
      capability: 'test-feedback',
      checkId: 'flaky',
      title: 'Quarantine flaky tests',
      message: '4 % of tests are flaky, at most 2 % may be',
      level: 3,
      unlocks: true,
      saves: { stage: 'test', hoursPerChange: 1.25, n: 1041 },
    },
    {
      capability: 'observability',
      checkId: 'runbook',
      title: 'Add runbooks',
      status: 'unknown',
      message: 'team.runbookShare: the entity has none',
      level: 2,
      unlocks: false,
    },
  ],
})) as Answer<'maturity', 'findTeam'>;

describe('what to do next', () => {
  it('is a list of what waits, then of what saves most', async () => {
    await renderNext({
      environments: {
        queryApprovals: async () => ({
          items: [{ mayDecide: true }, { mayDecide: false }],
          pageInfo: {},
        }),
        queryEnvironments: async () => ({
          items: [
            {
              id: 'e-1',
              name: 'orders-42',
              phase: 'failed',
              message: 'The database did not start',
            },
          ],
          totalItems: 1,
          pageInfo: {},
        }),
      } as unknown as HomeSetup['environments'],
      delivery: { getReviewQueue },
      maturity: { findTeam },
    });
    const list = await (
      await panel()
    ).findByRole('list', { name: 'What to do next' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(step => step.textContent),
    ).toEqual([
      'Decide on 1 approvalOthers wait until somebody agrees',
      'Review “Round half even”acme/ledger #412waits 2 days',
      'Look at orders-42: it failedThe database did not start',
      'Quarantine flaky tests4 % of tests are flaky, at most 2 % may besaves about 1.3 h per change (n=1,041) · level 2 → 3',
      'Add runbooksNot known',
    ]);
    expect(
      within(list)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/environments/approvals',
      '/delivery/changes?id=change%3Agit.acme.test%2Facme%2Fledger%23412',
      '/environments/e-1',
      '/maturity/teams/default/payments-core',
      '/maturity/teams/default/payments-core',
    ]);
  });

  it('is what lifts components where the team is not graded', async () => {
    await renderNext({
      maturity: { findTeam: async () => undefined },
      scorecards: {
        findNextSteps: async () => ({
          teams: [],
          rollups: [],
          fixes: [
            {
              scorecardId: 'readiness',
              scorecardTitle: 'Production readiness',
              checkId: 'runbook',
              title: 'Has a runbook',
              entities: 3,
              counts: { fail: 3, unknown: 0, stale: 0 },
              unlocks: 2,
              gain: 0.1,
              facts: [],
              examples: [
                {
                  entityRef: 'component:default/ledger',
                  kind: 'Component',
                  title: 'Ledger',
                },
              ],
            },
          ],
        }),
      },
    });
    const next = await panel();
    expect(
      await next.findByRole('link', { name: 'Has a runbook' }),
    ).toHaveAttribute('href', '/scorecards/readiness');
    expect(next.getByRole('listitem')).toHaveTextContent(
      'Has a runbookLedger …lifts 2 components a level',
    );
  });

  it('says when nothing waits, and what would be here', async () => {
    await renderNext({ environments: nothing });
    const next = await panel();
    expect(await next.findByText('Nothing waits for you')).toBeInTheDocument();
    expect(next.getByText(/Approvals, reviews/)).toBeInTheDocument();
  });

  it('asks each plugin once, however much there is to do', async () => {
    const asked = {
      queryApprovals: jest.fn(emptyPage),
      queryEnvironments: jest.fn(emptyPage),
      getReviewQueue: jest.fn(getReviewQueue),
      findTeam: jest.fn(findTeam),
    };
    await renderNext({
      environments: asked,
      delivery: asked,
      maturity: asked,
    });
    expect(await (await panel()).findByText('Add runbooks')).toBeVisible();
    expect(Object.values(asked).map(({ mock }) => mock.calls.length)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('has no reviews for who answers for several teams', async () => {
    const asked = jest.fn(getReviewQueue);
    await renderHome({
      entities: [
        user('ada.byron', 'Ada Byron'),
        group('money', 'Money', {
          relations: [
            ['childOf', 'group:default/acme'],
            ['parentOf', 'group:default/payments-core'],
          ],
        }),
      ],
      groups: ['money'],
      environments: nothing,
      delivery: { getReviewQueue: asked },
    });
    const next = await panel();
    expect(await next.findByText('Nothing waits for you')).toBeInTheDocument();
    expect(asked).not.toHaveBeenCalled();
  });

  it('says what did not answer, and has the rest', async () => {
    await renderNext({
      environments: {
        ...nothing,
        queryApprovals: async () => {
          throw new Error('The database is away');
        },
      },
      delivery: { getReviewQueue },
    });
    const next = await panel();
    expect(
      await next.findByText('Not read: approvals. There may be more to do.'),
    ).toBeInTheDocument();
    expect(
      next.getByRole('link', { name: 'Review “Round half even”' }),
    ).toBeInTheDocument();
  });

  it('has nothing of what the person may not see, and does not complain', async () => {
    await renderNext({
      environments: nothing,
      delivery: {
        getReviewQueue: async () => {
          throw new NotAllowedError('no');
        },
      },
    });
    const next = await panel();
    expect(await next.findByText('Nothing waits for you')).toBeInTheDocument();
    expect(next.queryByRole('alert')).toBeNull();
  });

  it('is asked for again when nothing answered', async () => {
    let failures = 1;
    await renderNext({
      maturity: {
        findTeam: async (...args) => {
          failures -= 1;
          if (failures >= 0) {
            throw new Error('No answer');
          }
          return findTeam!(...args);
        },
      },
    });
    const next = await panel();
    expect(await next.findByRole('alert')).toHaveTextContent(
      'What to do next could not be found out',
    );
    await userEvent.click(next.getByRole('button', { name: 'Try again' }));
    expect(await next.findByText('Add runbooks')).toBeInTheDocument();
  });
});
