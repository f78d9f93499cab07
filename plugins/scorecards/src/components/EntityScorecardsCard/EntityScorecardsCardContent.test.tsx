import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityScorecards } from '@groundwork/backstage-plugin-scorecards-common';
import { deniedError, ledgerEntity, never } from '../../__testUtils__/entities';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { callsOf, fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import {
  checkResult,
  entityScorecard,
  entityScorecards,
} from '../../__testUtils__/scorecards';
import { EntityScorecardsCardContent } from './EntityScorecardsCardContent';

async function renderCard(
  findEntity: () => Promise<EntityScorecards | undefined>,
  options: { hasTab?: boolean } = {},
) {
  const scorecardsApi = fakeScorecardsApi({ findEntity });
  renderInPortal(
    <EntityProvider entity={ledgerEntity}>
      <EntityScorecardsCardContent />
    </EntityProvider>,
    { scorecardsApi, ...options },
  );
  await screen.findByRole('region', { name: 'Scorecards' });
  return { scorecardsApi };
}

const twoScorecards = entityScorecards(
  entityScorecard({
    checks: [
      checkResult('light', { title: 'Light', weight: 1 }),
      checkResult('heavy', {
        title: 'Mean review wait under 24 h',
        weight: 5,
        message: '31 h (n=18)',
        remedy: {
          text: 'Agree on who reviews first',
          link: {
            url: 'https://wiki.acme.test/reviews',
            title: 'How we review',
          },
        },
      }),
      checkResult('stale', {
        title: 'Stale',
        status: 'stale',
        weight: 2,
        why: 'Old facts say nothing',
      }),
      checkResult('passing', { title: 'Passing', status: 'pass', weight: 9 }),
      checkResult('soon', { title: 'Soon', enforced: false, weight: 9 }),
    ],
  }),
  entityScorecard({
    scorecardId: 'security',
    scorecardTitle: 'Security',
    level: 0,
    unmeasured: true,
    score: undefined,
    coverage: undefined,
    checks: [
      checkResult('scanned', {
        title: 'Scanned',
        level: 1,
        status: 'unknown',
        weight: 3,
        facts: [{ factId: 'security.scannedAt', source: 'push' }],
        remedy: {
          text: 'Run the scan',
          action: { kind: 'entity-tab', tab: 'ci', title: 'Open CI' },
        },
      }),
    ],
  }),
);

describe('the card "Scorecards"', () => {
  it('says the levels, and the heaviest that is missing, in one request', async () => {
    const { scorecardsApi } = await renderCard(async () => twoScorecards);
    const missing = within(
      await screen.findByRole('list', { name: 'Next missing check' }),
    );
    expect(
      missing.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(
        /^FailsMean review wait under 24 h31 h \(n=18\)How we review/,
      ),
      'UnknownScannedNo data yet: security.scannedAt was never reported. Connect CI, or whatever knows it, to report it.',
      'StaleStaleOld facts say nothing',
    ]);
    expect(
      missing.getByRole('link', { name: /How we review/ }),
    ).toHaveAttribute('href', 'https://wiki.acme.test/reviews');
    // Nobody can mend what may be well.
    expect(missing.queryByRole('link', { name: 'Open CI' })).toBeNull();
    expect(
      screen.getByRole('img', { name: 'level 2 of 4: Observed' }),
    ).toBeInTheDocument();
    expect(screen.getByText('unmeasured')).toBeInTheDocument();
    expect(callsOf(scorecardsApi)).toEqual(['findEntity']);
    expect(scorecardsApi.findEntity.mock.calls[0][0]).toBe(
      'component:default/ledger',
    );
  });

  it('leads to all checks', async () => {
    await renderCard(async () => twoScorecards);
    expect(
      await screen.findByRole('link', { name: 'All checks and history' }),
    ).toHaveAttribute('href', '/tab');
  });

  it('leads nowhere when the tab is not installed', async () => {
    await renderCard(async () => twoScorecards, { hasTab: false });
    await screen.findByText('unmeasured');
    expect(
      screen.queryByRole('link', { name: 'All checks and history' }),
    ).toBeNull();
  });

  it.each([
    ['nothing is known', undefined, 'Nothing is known about this entity yet'],
    ['no scorecard applies', entityScorecards(), 'No scorecard is about this'],
  ])('says so when %s', async (_name, known, expected) => {
    await renderCard(async () => known);
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('keeps its place while it is read', async () => {
    await renderCard(never);
    expect(screen.getByRole('region', { name: 'Scorecards' })).toHaveAttribute(
      'aria-busy',
      'true',
    );
  });

  it('is read again after a failure', async () => {
    let failures = 1;
    await renderCard(async () => {
      if (failures-- > 0) {
        throw new Error('The database is away.');
      }
      return twoScorecards;
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The scorecards of this entity could not be readThe database is away.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('unmeasured')).toBeInTheDocument();
  });

  it('says who can let one see it', async () => {
    await renderCard(async () => Promise.reject(deniedError()));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'can grant you scorecards.read.',
    );
  });
});
