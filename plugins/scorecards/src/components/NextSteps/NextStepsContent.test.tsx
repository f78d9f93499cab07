import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextSteps } from '@groundwork/backstage-plugin-scorecards-common';
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
      unlocks: 1,
      gain: 0.05,
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
      'Fix 0+5 pointsProduction readiness · for 1 entity · lifts 1 to its next level: LedgerFix itOpen CI',
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
