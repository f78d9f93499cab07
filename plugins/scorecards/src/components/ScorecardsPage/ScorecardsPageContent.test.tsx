import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ScorecardList,
  ScorecardSummary,
} from '@groundwork/backstage-plugin-scorecards-common';
import { deniedError, never } from '../../__testUtils__/entities';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { callsOf, fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import { rollup, scorecardSummary } from '../../__testUtils__/scorecards';
import { ScorecardsPageContent } from './ScorecardsPageContent';

async function renderPage(
  listScorecards: () => Promise<ScorecardList>,
  path = '/',
) {
  const scorecardsApi = fakeScorecardsApi({ listScorecards });
  const { address } = renderInPortal(<ScorecardsPageContent />, {
    scorecardsApi,
    path,
  });
  await screen.findByTestId('address');
  return { scorecardsApi, address };
}

const listOf = (...items: ScorecardSummary[]): ScorecardList => ({
  items,
  refused: [],
});

describe('the list of scorecards', () => {
  it('says of each how many stand where, in one request', async () => {
    const { scorecardsApi } = await renderPage(async () =>
      listOf(scorecardSummary()),
    );
    const list = await screen.findByRole('list', { name: 'All scorecards' });
    const item = within(list).getByRole('listitem');
    expect(
      within(item).getByRole('link', { name: 'Production readiness' }),
    ).toHaveAttribute('href', '/scorecards/production-readiness');
    expect(item).toHaveTextContent(
      'What a service needs before customers depend on it',
    );
    expect(item).toHaveTextContent(
      'by Platform · 48 entities · 17 checks · version 3, since Oct 1, 2026',
    );
    expect(
      within(item).getByRole('img', {
        name: 'Entities by level. Unmeasured: 3, No level: 5, Known: 10, Observed: 20, Ready: 8, Rehearsed: 2',
      }),
    ).toBeInTheDocument();
    expect(
      within(item).getByRole('img', { name: 'level 1 of 4: Known' }),
    ).toBeInTheDocument();
    expect(item).toHaveTextContent('73%coverage 90%');
    expect(callsOf(scorecardsApi)).toEqual(['listScorecards']);
  });

  it('says what a score is of, on focus', async () => {
    await renderPage(async () => listOf(scorecardSummary()));
    const score = (await screen.findByText('73%')).parentElement;
    expect(score).toHaveAttribute(
      'aria-description',
      'Weight of the checks that pass, of all that apply. 600 of 816 pass; 180 fail, 36 are unknown, 0 are stale. 0 exempt are left out.',
    );
  });

  it('shows the trend as a line, and as a table on demand', async () => {
    await renderPage(async () => listOf(scorecardSummary()));
    expect(
      await screen.findByRole('img', {
        name: 'Score from 61% on Nov 18, 2026 to 73% on Nov 20, 2026',
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the trend as a table' }),
    );
    const table = within(
      await screen.findByRole('table', {
        name: 'Trend of Production readiness',
      }),
    );
    expect(table.getAllByRole('row').map(row => row.textContent)).toEqual([
      'DayScoreEntitiesNo levelKnownObservedReadyRehearsed',
      'Nov 20, 202673% (coverage 90%)488102082',
      'Nov 19, 202670% (coverage 90%)488102082',
      'Nov 18, 202661% (coverage 90%)488102082',
    ]);
  });

  it('says that a newer definition was refused, and where it is wrong', async () => {
    await renderPage(async () => ({
      items: [
        scorecardSummary({
          problem: {
            location: 'scorecards/production.yaml',
            since: '2026-11-19T09:00:00.000Z',
            problems: [
              {
                message: "There is no fact 'delivery.reviewWait'",
                line: 31,
                column: 19,
                path: 'spec.checks[2].expression',
              },
            ],
          },
        }),
      ],
      refused: [
        {
          scorecardId: 'security',
          location: 'scorecards/security.yaml',
          since: '2026-11-20T09:00:00.000Z',
          problems: [{ message: 'has no levels', path: 'spec.levels' }],
        },
      ],
    }));
    const [refusedNew, refused] = await screen.findAllByRole('note');
    expect(refused).toHaveTextContent(
      'A newer definition was refused; version 3 stays in force' +
        'scorecards/production.yaml, refused Nov 19, 2026' +
        "Line 31, column 19: There is no fact 'delivery.reviewWait'",
    );
    expect(refusedNew).toHaveTextContent(
      'The new scorecard “security” was refused' +
        'scorecards/security.yaml, refused Nov 20, 2026' +
        'spec.levels: has no levels',
    );
    expect(screen.getByText('2 definitions are refused.')).toBeInTheDocument();
  });

  it('says that nothing was measured instead of a low level', async () => {
    await renderPage(async () =>
      listOf(
        scorecardSummary({
          ...rollup({
            entities: 4,
            unmeasured: 4,
            score: undefined,
            coverage: undefined,
            level: 0,
          }),
          trend: [],
        }),
      ),
    );
    expect(await screen.findByText('unmeasured')).toBeInTheDocument();
    expect(screen.getByText('no score')).toBeInTheDocument();
    expect(screen.getByText('No trend yet')).toBeInTheDocument();
  });

  it('finds among many, by the slash', async () => {
    const { address } = await renderPage(async () =>
      listOf(
        ...['Ownership', 'Security', 'Delivery', 'Docs', 'Cost', 'Tests'].map(
          scorecardTitle =>
            scorecardSummary({ scorecardId: scorecardTitle, scorecardTitle }),
        ),
      ),
    );
    await screen.findByRole('link', { name: 'Security' });
    await userEvent.keyboard('/secu');
    expect(address()).toBe('/?text=secu');
    expect(screen.queryByRole('link', { name: 'Docs' })).toBeNull();
    await userEvent.keyboard('x');
    expect(screen.getByText('No scorecard matches')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('link', { name: 'Docs' })).toBeInTheDocument();
  });

  it('says that some entities are not counted', async () => {
    await renderPage(async () => ({
      ...listOf(scorecardSummary()),
      partial: true,
    }));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'Some entities you may not see',
    );
  });

  it('keeps its place while it is read', async () => {
    await renderPage(never);
    expect(
      await screen.findByRole('status', { name: 'Reading the scorecards…' }),
    ).toBeInTheDocument();
  });

  it('says what would be here, and the step that fills it', async () => {
    await renderPage(async () => listOf());
    expect(await screen.findByText(/Here would be scorecards/)).toBeVisible();
    expect(screen.getByText(/scorecards\.locations/)).toBeVisible();
  });

  it('says why it could not be read, and reads it again', async () => {
    let failures = 1;
    await renderPage(async () => {
      if (failures-- > 0) {
        throw new Error('The database is away.');
      }
      return listOf(scorecardSummary());
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The scorecards could not be readNothing was lost. The database is away.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Production readiness' }),
    ).toBeInTheDocument();
  });

  it('says who can let one see it', async () => {
    await renderPage(async () => Promise.reject(deniedError()));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'can grant you scorecards.read.',
    );
  });
});
