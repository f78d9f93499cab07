import { Route, Routes } from 'react-router-dom';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScorecardDetail } from '@groundwork/backstage-plugin-scorecards-common';
import { deniedError, never } from '../../__testUtils__/entities';
import { mockIntersectionObserver } from '../../__testUtils__/browser';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { callsOf, fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import {
  counts,
  entityRow,
  scorecardDetail,
} from '../../__testUtils__/scorecards';
import { ScorecardPageContent } from './ScorecardPageContent';

beforeAll(mockIntersectionObserver);

async function renderPage(
  findScorecard: () => Promise<ScorecardDetail | undefined>,
  part = '',
) {
  const scorecardsApi = fakeScorecardsApi({
    findScorecard,
    readDefinition: async (_id, options) => `# version ${options?.version}`,
    queryEntities: async () => ({
      items: [entityRow('ledger')],
      totalItems: 1,
      pageInfo: {},
    }),
  });
  renderInPortal(
    <Routes>
      <Route path="/scorecards/:id/*" element={<ScorecardPageContent />} />
    </Routes>,
    { scorecardsApi, path: `/scorecards/production-readiness${part}` },
  );
  await screen.findByTestId('address');
  return { scorecardsApi };
}

describe('the page of a scorecard', () => {
  it('says first where things stand', async () => {
    const { scorecardsApi } = await renderPage(async () => scorecardDetail());
    expect(
      await screen.findByRole('heading', { name: 'Production readiness' }),
    ).toBeInTheDocument();
    expect(screen.getAllByText('73%')[0]).toBeInTheDocument();
    expect(screen.getByText('coverage 90%')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '3 unmeasured' })).toHaveAttribute(
      'href',
      '/scorecards/production-readiness?unmeasured=true',
    );
    expect(screen.getByText('level 1 of 4: Known')).toBeInTheDocument();
    expect(
      within(screen.getByRole('navigation', { name: /Parts of/ }))
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['Entities 48', '/scorecards/production-readiness'],
      ['By team 1', '/scorecards/production-readiness/teams'],
      ['Checks 2', '/scorecards/production-readiness/checks'],
      ['Definition', '/scorecards/production-readiness/definition'],
    ]);
    expect(
      await screen.findByRole('table', {
        name: 'Entities of Production readiness',
      }),
    ).toBeInTheDocument();
    expect(callsOf(scorecardsApi)).toEqual(['findScorecard', 'queryEntities']);
  });

  it('shows the teams, and leads to their entities', async () => {
    await renderPage(async () => scorecardDetail(), '/teams');
    const table = within(
      await screen.findByRole('table', {
        name: 'Teams of Production readiness',
      }),
    );
    expect(table.getByRole('link', { name: 'Payments Core' })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments-core',
    );
    expect(
      table.getByRole('img', { name: 'level 2 of 4: Observed' }),
    ).toBeInTheDocument();
    expect(
      table.getByRole('link', { name: 'Entities of Payments Core' }),
    ).toHaveAttribute(
      'href',
      '/scorecards/production-readiness?owner=group%3Adefault%2Fpayments-core',
    );
  });

  it('shows the checks: why, by which rule, and how they turn out', async () => {
    await renderPage(async () => scorecardDetail(), '/checks');
    const [first, second] = [
      ...(await screen.findByRole('list', { name: 'Checks' })).children,
    ] as HTMLElement[];
    expect(first).toHaveTextContent(
      'Mean review wait under 24 hChanges that wait grow staleLevel 3, Readyweight 2Code review' +
        'facts["delivery.reviewWaitHours"] < 24.0How to fix it: Agree on who reviews first',
    );
    expect(
      within(first).getByRole('img', {
        name: 'Entities by status of “Mean review wait under 24 h”. Passes: 30, Fails: 12, Unknown: 6',
      }),
    ).toBeInTheDocument();
    expect(
      within(first).getByRole('link', {
        name: 'See the 18 entities for which it does not pass',
      }),
    ).toHaveAttribute(
      'href',
      '/scorecards/production-readiness?check=review-wait',
    );
    expect(second).toHaveTextContent(
      /Announced from .* 2026Counts from .*It was not evaluated yet\.$/,
    );
  });

  it('says that a check applies to nothing', async () => {
    await renderPage(
      async () =>
        scorecardDetail({
          byCheck: [{ checkId: 'review-wait', counts: counts() }],
        }),
      '/checks',
    );
    expect(
      await screen.findByText('It applies to no entity.'),
    ).toBeInTheDocument();
  });

  it('does not lead to entities where the check passes for all', async () => {
    await renderPage(
      async () =>
        scorecardDetail({
          byCheck: [{ checkId: 'review-wait', counts: counts({ pass: 3 }) }],
        }),
      '/checks',
    );
    await screen.findByRole('list', { name: 'Checks' });
    expect(screen.queryByRole('link', { name: /does not pass/ })).toBeNull();
  });

  it('shows the definition as it was written, and its versions', async () => {
    const { versions: published } = scorecardDetail();
    published[1].publishedBy = 'user:default/ada.byron';
    const { scorecardsApi } = await renderPage(
      async () => scorecardDetail({ versions: published }),
      '/definition',
    );
    expect(
      await screen.findByRole('region', { name: 'Definition' }),
    ).toHaveTextContent('# version 3');
    expect(
      screen.getByRole('button', { name: 'Copy the definition' }),
    ).toBeInTheDocument();
    const versions = within(screen.getByRole('table', { name: 'Versions' }));
    expect(versions.getAllByRole('row').map(row => row.textContent)).toEqual([
      'VersionPublishedPublished by',
      'Version 3in forceOct 1, 2026read from scorecards/production-readiness.yaml',
      'Version 2Aug 1, 2026ada.byron',
    ]);
    await userEvent.click(versions.getByRole('link', { name: 'Version 2' }));
    expect(await screen.findByText('# version 2')).toBeInTheDocument();
    expect(scorecardsApi.readDefinition.mock.calls).toEqual([
      ['production-readiness', { version: 3 }],
      ['production-readiness', { version: 2 }],
    ]);
  });

  it('says that there is none of that name, and where all are', async () => {
    await renderPage(async () => undefined);
    expect(
      await screen.findByText(
        'There is no scorecard “production-readiness”, or you may not see it',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All scorecards' }),
    ).toHaveAttribute('href', '/scorecards');
  });

  it('keeps its place while it is read', async () => {
    await renderPage(never);
    expect(
      await screen.findByRole('status', { name: 'Reading the scorecard…' }),
    ).toBeInTheDocument();
  });

  it('is read again after a failure', async () => {
    let failures = 1;
    await renderPage(async () => {
      if (failures-- > 0) {
        throw new Error('The database is away.');
      }
      return scorecardDetail();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The scorecard could not be read',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('heading', { name: 'Production readiness' }),
    ).toBeInTheDocument();
  });

  it('says who can let one see it', async () => {
    await renderPage(async () => Promise.reject(deniedError()));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'can grant you scorecards.read.',
    );
  });
});
