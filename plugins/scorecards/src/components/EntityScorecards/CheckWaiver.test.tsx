import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CheckResult } from '@groundwork/backstage-plugin-scorecards-common';
import { renderTab, section } from '../../__testUtils__/renderEntityTab';
import {
  checkResult,
  entityScorecard,
  entityScorecards,
  waiver,
} from '../../__testUtils__/scorecards';

const granted = waiver({
  status: 'approved',
  expiresAt: '2027-01-12T12:00:00.000Z',
  compensatingCheckId: 'canary',
});

function renderWaived(
  status: CheckResult['status'],
  canary: CheckResult['status'] | undefined,
  rest: Partial<CheckResult> = {},
) {
  renderTab(
    entityScorecards(
      entityScorecard({
        checks: [
          checkResult('rollback', { status, waiver: granted, ...rest }),
          ...(canary
            ? [
                checkResult('canary', {
                  title: 'Deploys by canary',
                  level: 1,
                  status: canary,
                }),
              ]
            : []),
        ],
      }),
    ),
  );
}

describe('a waiver that depends on another check', () => {
  it.each([
    ['fail', 'depends on “Deploys by canary”, which fails.'],
    ['unknown', 'depends on “Deploys by canary”, which is unknown.'],
    ['stale', 'depends on “Deploys by canary”, which is stale.'],
    ['exempt', 'depends on “Deploys by canary”, which is exempt itself.'],
    [undefined, 'depends on “canary”, which does not apply here.'],
  ] as const)('does not hold when that is %s', async (canary, why) => {
    renderWaived('fail', canary);
    const text = await screen.findByText(/Jan 12, 2027/);
    expect(text).toHaveTextContent(
      `A waiver until Jan 12, 2027 was granted, but does not hold now: it ${why}`,
    );
    expect(text).not.toHaveTextContent('Waived until');
  });

  it('is not said not to hold before that was evaluated', async () => {
    renderWaived('fail', 'pass');
    expect(await screen.findByText(/Jan 12, 2027/)).toHaveTextContent(
      'Waived until Jan 12, 2027, while “Deploys by canary” passes: The ledger is replaced in January',
    );
  });

  it('holds where the check is exempt', async () => {
    renderWaived('exempt', 'pass');
    await userEvent.click((await section()).getByText(/^Exempt/));
    expect(await screen.findByText(/^Waived until/)).toHaveTextContent(
      'Waived until Jan 12, 2027, while “Deploys by canary” passes',
    );
  });
});
