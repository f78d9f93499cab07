import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeEnvironmentsApi } from '../../__testUtils__/environmentsApi';
import { approval } from '../../__testUtils__/lists';
import { renderEnvironments } from '../../__testUtils__/renderEnvironments';

// Read beforehand, so that no test waits for it.
beforeAll(() => import('./ApprovalsPageContent'));

const FROZEN = 'production is frozen until 22 Nov 2026, 10:00 UTC: stocktaking';

it('warns of what keeps it from being done, also before one agrees', async () => {
  await renderEnvironments({
    environmentsApi: fakeEnvironmentsApi({
      queryApprovals: async ({ status }) => ({
        items: status === 'open' ? [approval({ warnings: [FROZEN] })] : [],
        pageInfo: {},
      }),
    }),
    at: '/environments/approvals',
  });
  const list = within(
    await screen.findByRole('list', { name: 'For you to decide' }),
  );
  expect(list.getByText(FROZEN)).toBeInTheDocument();

  await userEvent.click(list.getByRole('button', { name: /^Approve/ }));
  expect(
    within(await screen.findByRole('dialog')).getByText(FROZEN),
  ).toBeInTheDocument();
});

it('says what became of what was approved', async () => {
  const decided = approval({
    status: 'approved',
    mayDecide: false,
    outcome: { status: 'refused', message: FROZEN },
  });
  await renderEnvironments({
    environmentsApi: fakeEnvironmentsApi({
      queryApprovals: async ({ status }) => ({
        items: status === 'open' ? [] : [decided],
        pageInfo: {},
      }),
    }),
    at: '/environments/approvals',
  });
  expect(
    await screen.findByText(`What became of it: Refused: ${FROZEN}`),
  ).toBeInTheDocument();
});
