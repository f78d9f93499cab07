import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  NextSteps,
  ValuableFix,
} from '@groundwork/backstage-plugin-scorecards-common';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { callsOf, fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import { rollup, scoredEntity } from '../../__testUtils__/scorecards';
import { NextStepsContent } from './NextStepsContent';

function nextSteps(rest: Partial<NextSteps> = {}): NextSteps {
  return {
    teams: [
      { entityRef: 'group:default/payments-core', title: 'Payments Core' },
    ],
    fixes: Array.from({ length: 5 }, (_, index) => ({
      scorecardId: 'production-readiness',
      scorecardTitle: 'Production readiness',
      checkId: `check-${index}`,
      title: `Fix ${index}`,
      entities: 1,
      counts: { fail: 1, unknown: 0, stale: 0 },
      unlocks: 1,
      gain: 0.05,
      facts: [],
      remedy: {
        text: 'Fix it',
        action: { kind: 'entity-tab' as const, tab: 'ci', title: 'Open CI' },
      },
      examples: [scoredEntity('ledger', { title: 'Ledger' })],
    })),
    rollups: [rollup({ level: 2 })],
    ...rest,
  };
}

async function renderWidget(findNextSteps: () => Promise<NextSteps>) {
  const scorecardsApi = fakeScorecardsApi({ findNextSteps });
  renderInPortal(<NextStepsContent />, { scorecardsApi });
  await screen.findByTestId('address');
  return { scorecardsApi };
}

describe('what to fix next', () => {
  it('is three fixes, and where my teams stand, in one request', async () => {
    const { scorecardsApi } = await renderWidget(async () => nextSteps());
    const fixes = await screen.findByRole('list', {
      name: 'What to fix next',
    });
    expect(fixes.children).toHaveLength(3);
    expect(fixes.children[0]).toHaveTextContent(
      'Fix 0+5 points for your teams’ score on Production readinessfor 1 entity: Ledger · lifts 1 to its next levelFix itOpen CI',
    );
    expect(screen.getByRole('link', { name: 'Fix 0' })).toHaveAttribute(
      'href',
      '/scorecards/production-readiness?check=check-0&team=mine',
    );
    expect(screen.getAllByRole('link', { name: 'Open CI' })[0]).toHaveAttribute(
      'href',
      '/catalog/default/component/ledger/ci',
    );
    expect(screen.getByRole('list', { name: 'Your teams' })).toHaveTextContent(
      'Production readiness73%coverage 90%48 entities',
    );
    expect(callsOf(scorecardsApi)).toEqual(['findNextSteps']);
  });

  it('comes after what fails that something was never measured, with what to connect', async () => {
    const [first, second, third] = nextSteps().fixes;
    const scanned: ValuableFix = {
      ...first,
      title: 'No known critical vulnerability',
      entities: 4,
      gain: 0.32,
      remedy: { text: 'Update the packages that the scan names' },
      counts: { fail: 0, unknown: 4, stale: 0 },
      facts: [{ factId: 'security.criticalVulnerabilities', source: 'push' }],
    };
    const partly: ValuableFix = {
      ...second,
      entities: 3,
      counts: { fail: 1, unknown: 2, stale: 0 },
    };
    await renderWidget(async () =>
      nextSteps({ fixes: [scanned, partly, third] }),
    );
    const fixes = await screen.findByRole('list', {
      name: 'What to fix next',
    });
    expect([...fixes.children].map(({ textContent }) => textContent)).toEqual([
      'Fix 1up to +5 points for your teams’ score on Production readinessfor 3 entities, 2 of them unknown: Ledger … · lifts 1 to its next levelFix it',
      'Fix 2+5 points for your teams’ score on Production readinessfor 1 entity: Ledger · lifts 1 to its next levelFix itOpen CI',
      'No known critical vulnerabilityup to +32 points for your teams’ score on Production readinessfor 4 entities: Ledger … · lifts 1 to its next levelNo data yet: security.criticalVulnerabilities was never reported. Connect CI, or whatever knows it, to report it.',
    ]);
  });

  it.each([
    ['is in no team', nextSteps({ teams: [] }), 'You are in no team yet'],
    [
      'owns nothing that is scored',
      nextSteps({ rollups: [], fixes: [] }),
      'Here would be what lifts your team most',
    ],
  ])('says what to do to who %s', async (_name, steps, expected) => {
    await renderWidget(async () => steps);
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('is read again after a failure', async () => {
    let failures = 1;
    await renderWidget(async () => {
      if (failures-- > 0) {
        throw new Error('The database is away.');
      }
      return nextSteps();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'What to fix next could not be read',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Fix 0')).toBeInTheDocument();
  });
});
