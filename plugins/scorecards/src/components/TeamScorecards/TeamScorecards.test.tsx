import { screen, within } from '@testing-library/react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  TeamRollup,
  ValuableFix,
} from '@groundwork/backstage-plugin-scorecards-common';
import { deniedError, paymentsCoreEntity } from '../../__testUtils__/entities';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { callsOf, fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import { rollup, scoredEntity } from '../../__testUtils__/scorecards';
import { EntityScorecardsTabContent } from '../EntityScorecards';
import { TeamScorecardsCardContent } from './TeamScorecardsCardContent';

function fix(checkId: string, rest: Partial<ValuableFix> = {}): ValuableFix {
  return {
    scorecardId: 'production-readiness',
    scorecardTitle: 'Production readiness',
    checkId,
    title: `Title of ${checkId}`,
    entities: 5,
    counts: { fail: 5, unknown: 0, stale: 0 },
    unlocks: 0,
    gain: 0.04,
    facts: [],
    examples: [],
    ...rest,
  };
}

function team(rest: Partial<TeamRollup> = {}): TeamRollup {
  return {
    team: { entityRef: 'group:default/payments-core', title: 'Payments Core' },
    teams: [
      { entityRef: 'group:default/payments-core', title: 'Payments Core' },
      { entityRef: 'group:default/ledger-team', title: 'Ledger team' },
    ],
    rollups: [rollup({ entities: 12, level: 2 })],
    byTeam: [
      {
        entityRef: 'group:default/ledger-team',
        title: 'Ledger team',
        rollups: [rollup({ entities: 4, unmeasured: 0, level: 3 })],
      },
    ],
    fixes: [
      fix('runbook', {
        title: 'Has a runbook',
        unlocks: 2,
        remedy: {
          text: 'Write down what to do at night',
          link: { url: '/docs/runbooks', title: 'How to write one' },
        },
        examples: ['a', 'b', 'c', 'd'].map(name => scoredEntity(name)),
      }),
      fix('small', { gain: 0.004, entities: 1 }),
      fix('third'),
      fix('fourth'),
    ],
    own: [],
    partial: false,
    evaluatedAt: '2026-11-21T08:00:00.000Z',
    ...rest,
  };
}

async function renderCard(findTeam: () => Promise<TeamRollup | undefined>) {
  const scorecardsApi = fakeScorecardsApi({ findTeam });
  renderInPortal(
    <EntityProvider entity={paymentsCoreEntity}>
      <TeamScorecardsCardContent />
    </EntityProvider>,
    { scorecardsApi },
  );
  await screen.findByRole('region', { name: 'Scorecards of the team' });
  return { scorecardsApi };
}

describe('the card of a team', () => {
  it('says the level, and the three most valuable fixes, in one request', async () => {
    const { scorecardsApi } = await renderCard(async () => team());
    const rollups = await screen.findByRole('list', {
      name: 'Levels of the team',
    });
    expect(rollups).toHaveTextContent(
      'Production readiness73%coverage 90%12 entities',
    );
    expect(
      within(rollups).getByRole('img', { name: 'level 2 of 4: Observed' }),
    ).toBeInTheDocument();
    expect(
      within(rollups).getByRole('img', { name: /^Entities by level/ }),
    ).toBeInTheDocument();
    const fixes = screen.getByRole('list', { name: 'The most valuable fixes' });
    expect([...fixes.children].map(item => item.textContent)).toEqual([
      'Has a runbook+4 points for the team’s score on Production readinessfor 5 entities: a, b, c … · lifts 2 to their next levelWrite down what to do at nightHow to write one',
      'Title of small+0.4 points for the team’s score on Production readinessfor 1 entity',
      'Title of third+4 points for the team’s score on Production readinessfor 5 entities',
    ]);
    expect(
      within(fixes).getByRole('link', { name: 'Has a runbook' }),
    ).toHaveAttribute(
      'href',
      '/scorecards/production-readiness?check=runbook&team=group%3Adefault%2Fpayments-core',
    );
    expect(
      within(fixes).getByRole('link', { name: 'How to write one' }),
    ).toHaveAttribute('href', '/docs/runbooks');
    expect(callsOf(scorecardsApi)).toEqual(['findTeam']);
  });

  it('says what to connect where nothing is measured', async () => {
    await renderCard(async () =>
      team({
        fixes: [
          fix('scanned', {
            counts: { fail: 0, unknown: 5, stale: 0 },
            remedy: { text: 'Mend what the scan finds' },
            facts: [
              { factId: 'scan.critical', source: 'push' },
              { factId: 'repo.hasScan', source: 'repositoryFiles' },
            ],
          }),
        ],
      }),
    );
    const fixes = await screen.findByRole('list', {
      name: 'The most valuable fixes',
    });
    expect(fixes).toHaveTextContent('scan.critical was never reported');
    expect(fixes).toHaveTextContent(
      'repo.hasScan was never observed. Connect “repositoryFiles”.',
    );
    expect(fixes).not.toHaveTextContent('Mend what the scan finds');
  });

  it('says that a source failed rather than that it is not connected', async () => {
    await renderCard(async () =>
      team({
        fixes: [
          fix('readme', {
            counts: { fail: 0, unknown: 5, stale: 0 },
            facts: [
              { factId: 'catalog.hasOwner', source: 'catalog' },
              {
                factId: 'repo.hasReadme',
                source: 'repositoryFiles',
                error: 'the host answered with 403',
              },
            ],
          }),
        ],
      }),
    );
    const fixes = await screen.findByRole('list', {
      name: 'The most valuable fixes',
    });
    expect(fixes).toHaveTextContent(
      'No data yet: “repositoryFiles” could not observe repo.hasReadme.',
    );
    expect(fixes).not.toHaveTextContent('Connect');
    expect(fixes).not.toHaveTextContent('catalog.hasOwner');
  });

  it('says up to how much is gained where some of it is unknown', async () => {
    await renderCard(async () =>
      team({
        fixes: [
          fix('runbook', {
            entities: 4,
            counts: { fail: 1, unknown: 3, stale: 0 },
            gain: 0.21,
            unlocks: 1,
            examples: ['a', 'b', 'c'].map(name => scoredEntity(name)),
          }),
        ],
      }),
    );
    expect(
      await screen.findByRole('list', { name: 'The most valuable fixes' }),
    ).toHaveTextContent(
      'up to +21 points for the team’s score on Production readinessfor 4 entities, 3 of them unknown: a, b, c … · lifts 1 to its next level',
    );
  });

  it('says that some of it is not counted', async () => {
    await renderCard(async () => team({ partial: true }));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'Some of what this team owns you may not seeIt is not counted here.',
    );
  });

  it('says that there is nothing to fix', async () => {
    await renderCard(async () => team({ fixes: [] }));
    expect(await screen.findByText(/^Nothing to fix/)).toBeInTheDocument();
  });

  it.each([
    ['nothing is known', undefined, 'Nothing is known about this team yet'],
    [
      'nothing of theirs is scored',
      team({ rollups: [] }),
      'Here would be the levels of what this team owns',
    ],
  ])('says so when %s', async (_name, known, expected) => {
    await renderCard(async () => known);
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('says who can let one see it', async () => {
    await renderCard(async () => Promise.reject(deniedError()));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'can grant you scorecards.read.',
    );
  });
});

describe('the tab of a team', () => {
  it('shows all fixes, and where each team below stands', async () => {
    const scorecardsApi = fakeScorecardsApi({
      findTeam: async () => team(),
      findEntity: async () => undefined,
    });
    renderInPortal(
      <EntityProvider entity={paymentsCoreEntity}>
        <EntityScorecardsTabContent />
      </EntityProvider>,
      { scorecardsApi },
    );
    const table = within(
      await screen.findByRole('table', {
        name: 'Teams on Production readiness',
      }),
    );
    expect(table.getByRole('link', { name: 'Ledger team' })).toHaveAttribute(
      'href',
      '/catalog/default/group/ledger-team',
    );
    expect(
      table.getByRole('img', { name: 'level 3 of 4: Ready' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'The most valuable fixes' }).children,
    ).toHaveLength(4);
    expect(screen.getByText(/with 1 team/)).toBeInTheDocument();
    // The group is no entity of a scorecard, which is not worth a panel.
    expect(screen.queryByText('No scorecard is about this')).toBeNull();
    expect(callsOf(scorecardsApi)).toEqual(['findEntity', 'findTeam']);
  });
});
