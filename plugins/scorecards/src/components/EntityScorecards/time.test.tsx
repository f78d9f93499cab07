import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab, section } from '../../__testUtils__/renderEntityTab';
import { callsOf } from '../../__testUtils__/scorecardsApi';
import {
  entityScorecard,
  entityScorecards,
  levelSummary,
  transition,
} from '../../__testUtils__/scorecards';

describe('where it stood', () => {
  it('is shown for a day beside where it stands now', async () => {
    const { scorecardsApi, address } = renderTab(
      entityScorecards(entityScorecard()),
      {
        answers: {
          findEntityAt: async () => ({
            items: [levelSummary({ level: 1, score: 0.5, coverage: 0.6 })],
          }),
        },
      },
    );
    await section();
    fireEvent.change(screen.getByLabelText('Where it stood on'), {
      target: { value: '2026-08-01' },
    });
    const table = await screen.findByRole('table', {
      name: 'Where it stood on Aug 1, 2026',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      'Production readiness50%coverage 60%81%coverage 94%',
    );
    expect(address()).toBe('/?at=2026-08-01');
    expect(scorecardsApi.findEntityAt.mock.calls).toEqual([
      [
        'component:default/ledger',
        new Date('2026-08-01T23:59:59').toISOString(),
      ],
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to today' }),
    );
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('comes from the address, unless that is no day in the past', async () => {
    renderTab(entityScorecards(entityScorecard()), {
      path: '/?at=3026-08-01',
    });
    await section();
    expect(screen.getByLabelText('Where it stood on')).toHaveValue('');
  });
});

describe('evaluating anew', () => {
  it('shows what came of it', async () => {
    const { scorecardsApi, toasts } = renderTab(
      entityScorecards(entityScorecard()),
      {
        answers: {
          evaluateEntity: async () => ({
            ...entityScorecards(entityScorecard({ level: 3 })),
            evaluated: true,
            failed: [],
          }),
        },
      },
    );
    await section();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(await screen.findByText('level 3 of 4: Ready')).toBeInTheDocument();
    expect(toasts).toEqual(['Evaluated anew']);
    await waitFor(() =>
      expect(callsOf(scorecardsApi)).toEqual([
        'findEntity',
        'queryHistory',
        'queryHistory',
        'evaluateEntity',
      ]),
    );
  });

  it('says which sources could not be read, and why', async () => {
    const { toasts } = renderTab(entityScorecards(entityScorecard()), {
      answers: {
        evaluateEntity: async () => ({
          ...entityScorecards(entityScorecard({ level: 3 })),
          evaluated: true,
          failed: [
            {
              collectorId: 'repositoryFiles',
              error: 'git.acme.test answers with 503',
              since: '2026-11-20T12:00:00.000Z',
              factIds: ['repo.hasReadme', 'repo.hasCi'],
            },
            {
              collectorId: 'prometheus',
              error: 'The query timed out',
              since: '2026-11-21T12:00:00.000Z',
            },
          ],
        }),
      },
    });
    await section();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(await screen.findByText('level 3 of 4: Ready')).toBeInTheDocument();
    const note = screen.getByRole('note');
    expect(note).toHaveTextContent(
      'Evaluated anew, but 2 sources could not be read',
    );
    expect(
      within(note)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'repositoryFiles: git.acme.test answers with 503 · repo.hasReadme, repo.hasCi · failing since Nov 20, 2026',
      'prometheus: The query timed out · failing since Nov 21, 2026',
    ]);
    expect(note).toHaveTextContent(/What was known from there before stays/);
    expect(toasts).toEqual([]);
  });

  it('counts a source once that fails in several ways', async () => {
    const complaint = jest.spyOn(console, 'error');
    renderTab(entityScorecards(entityScorecard()), {
      answers: {
        evaluateEntity: async () => ({
          ...entityScorecards(entityScorecard()),
          evaluated: false,
          failed: ['There is no branch main', 'README.md is too large'].map(
            error => ({
              collectorId: 'repositoryFiles',
              error,
              since: '2026-11-20T12:00:00.000Z',
              factIds: ['repo.hasReadme'],
            }),
          ),
        }),
      },
    });
    await section();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    const note = await screen.findByRole('note');
    expect(note).toHaveTextContent(
      'It comes in its turn to be evaluated; 1 source could not be read',
    );
    expect(within(note).getAllByRole('listitem')).toHaveLength(2);
    // Such as that two have the same key
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
  });

  it('says that it comes in its turn', async () => {
    const { toasts } = renderTab(entityScorecards(entityScorecard()), {
      answers: {
        evaluateEntity: async () => ({
          ...entityScorecards(entityScorecard({ pending: true })),
          evaluated: false,
          failed: [],
        }),
      },
    });
    await section();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(
      await screen.findByText('A change waits to be evaluated'),
    ).toBeInTheDocument();
    expect(toasts).toEqual([
      'Much waits to be evaluated: it comes in its turn',
    ]);
  });

  it('says why it failed, and keeps what was known', async () => {
    renderTab(entityScorecards(entityScorecard()), {
      answers: {
        evaluateEntity: async () => {
          throw new Error('Another evaluation runs.');
        },
      },
    });
    await section();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It could not be evaluatedAnother evaluation runs.',
    );
    expect(screen.getByText('level 2 of 4: Observed')).toBeInTheDocument();
  });
});

/** In the zone of the test's machine, whichever that is. */
const MORNING = new Date(2026, 10, 3, 9, 56);

describe('the history', () => {
  it('tells when nothing was known yet, which is no score of zero', async () => {
    renderTab(entityScorecards(entityScorecard()), {
      transitions: [
        transition({
          at: MORNING.toISOString(),
          fromLevel: undefined,
          toLevel: 0,
          score: 0,
          checks: ['a', 'b'].map(id => ({
            checkId: id,
            title: `Title of ${id}`,
            to: 'unknown',
          })),
        }),
      ],
    });
    const history = await screen.findByRole('list', { name: 'History' });
    expect(history.textContent).toBe(
      'Nov 3, 2026, 09:56 AMFirst evaluated: nothing was known yetProduction readiness · version 3',
    );
  });

  it('tells what changed, by which values, and more on demand', async () => {
    const queryHistory = jest.fn(async ({ cursor }: { cursor?: string }) => ({
      items: cursor
        ? [
            transition({
              id: '1',
              at: '2026-09-01T12:00:00.000Z',
              fromLevel: undefined,
              toLevel: 1,
              score: undefined,
              version: 2,
            }),
          ]
        : [
            transition({
              id: '2',
              at: MORNING.toISOString(),
              checks: [
                {
                  checkId: 'review-wait',
                  title: 'Mean review wait under 24 h',
                  from: 'fail',
                  to: 'pass',
                  values: { 'delivery.reviewWaitHours': 20.5 },
                },
                { checkId: 'old', title: 'Old check', from: 'pass' },
              ],
            }),
          ],
      pageInfo: { nextCursor: cursor ? undefined : 'next' },
    }));
    renderTab(entityScorecards(entityScorecard()), {
      answers: { queryHistory },
    });
    const history = await screen.findByRole('list', { name: 'History' });
    expect(history.children[0]).toHaveTextContent(
      'Nov 3, 2026, 09:56 AMRaised to level 2Production readiness · score 81% · version 3' +
        'PassesMean review wait under 24 hdelivery.reviewWaitHours 20.5' +
        'Old checkapplies no more',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show earlier changes' }),
    );
    await waitFor(() => expect(history.children).toHaveLength(2));
    expect(history.children[1]).toHaveTextContent(
      /^Sep 1, 2026, .*First evaluated, on level 1Production readiness · version 2$/,
    );
    expect(
      screen.queryByRole('button', { name: 'Show earlier changes' }),
    ).toBeNull();
  });

  it('tells when a scorecard stopped to be about the entity', async () => {
    renderTab(entityScorecards(entityScorecard()), {
      transitions: [transition({ toLevel: undefined, score: undefined })],
    });
    expect(
      await screen.findByText('No longer part of the scorecard'),
    ).toBeInTheDocument();
  });

  it('does not keep the rest from being seen when it fails', async () => {
    renderTab(entityScorecards(entityScorecard()), {
      answers: {
        queryHistory: async () => {
          throw new Error('The database is away.');
        },
      },
    });
    await section();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The history could not be read',
    );
  });
});
