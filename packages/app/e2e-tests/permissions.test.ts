import { Page } from '@playwright/test';
import { REPORT_FRAME, teamsAreRead } from './maturitySupport';
import { PersonName } from './support/people';
import { expect, signInAs, test, tokenOf } from './support/portal';

async function refreshPayments(page: Page, name: PersonName) {
  return page.request.post('/api/catalog/refresh', {
    headers: { authorization: `Bearer ${await tokenOf(page, name)}` },
    data: { entityRef: 'component:default/payments' },
  });
}

const refreshButton = (page: Page) =>
  page.getByRole('button', { name: 'Refresh', exact: true });

async function unregisterItem(page: Page) {
  await page.getByRole('button', { name: 'More actions' }).click();
  return page.getByRole('menuitem', { name: /unregister entity/i });
}

test.describe('a component of another team', () => {
  test('is not offered for change', async ({ page }) => {
    await signInAs(page, 'Mina Park', '/catalog/default/component/payments');
    await expect(
      page.getByRole('heading', { name: 'Payments', exact: true }),
    ).toBeVisible();
    await expect(
      page.getByRole('link', { name: /view source/i }),
    ).toBeVisible();

    await expect(refreshButton(page)).toBeHidden();
    await expect(await unregisterItem(page)).toBeDisabled();
  });

  test('cannot be changed through the API either', async ({ page }) => {
    await page.goto('/');
    const refused = await refreshPayments(page, 'Mina Park');
    expect(refused.status()).toBe(403);

    const token = await tokenOf(page, 'Mina Park');
    const headers = { authorization: `Bearer ${token}` };
    const entity = await page.request.get(
      '/api/catalog/entities/by-name/component/default/payments',
      { headers },
    );
    const { metadata } = await entity.json();
    const deletion = await page.request.delete(
      `/api/catalog/entities/by-uid/${metadata.uid}`,
      { headers },
    );
    expect(deletion.status()).toBe(403);
  });
});

test.describe('a component of one’s own team', () => {
  test('is offered for change', async ({ page }) => {
    await signInAs(page, 'Kofi Mensah', '/catalog/default/component/payments');
    await expect(refreshButton(page)).toBeVisible();
    await expect(await unregisterItem(page)).toBeEnabled();
  });

  test('can be changed through the API', async ({ page }) => {
    await page.goto('/');
    expect((await refreshPayments(page, 'Kofi Mensah')).status()).toBe(200);
  });
});

test('nobody reads the catalog without signing in', async ({ page }) => {
  await page.goto('/');
  const response = await page.request.get('/api/catalog/entities');
  expect(response.status()).toBe(401);
});

test('only the listed people can sign in without a password', async ({
  page,
}) => {
  await page.goto('/');
  const response = await page.request.get('/api/auth/demo/refresh', {
    headers: { 'x-groundwork-demo-user': 'user:default/noa.levi' },
  });
  expect(response.status()).toBe(403);
});

test('a developer reads how a team stands, and is refused the report', async ({
  page,
  consoleErrors,
}) => {
  await page.goto('/');
  await teamsAreRead(page);
  await signInAs(page, 'Mina Park', '/maturity/teams/default/payments-core');
  const main = page.getByRole('main');
  const opinion = main.getByRole('region', {
    name: 'What the team says of itself',
  });
  await expect(opinion).toContainText('Members of the team can answer.');
  await expect(opinion.getByRole('button')).toHaveCount(0);
  expect(consoleErrors).toEqual([]);

  await page.goto('/maturity/report');
  await expect(main.getByText('You may not see this')).toBeVisible();
  await expect(
    main.getByText(
      'Whoever decides on permissions, usually the platform team, can grant you maturity.report.read.',
    ),
  ).toBeVisible();
  await expect(page.locator(REPORT_FRAME)).toBeHidden();

  // The browser itself tells of every answer that is none.
  expect(consoleErrors).toEqual([
    expect.stringMatching(/status of 403 .*api\/maturity\/report\/html/),
  ]);
  consoleErrors.length = 0;
});
