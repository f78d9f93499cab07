import { evaluated, STOREFRONT, STOREFRONT_TAB } from './scorecardsSupport';
import {
  expect,
  expectAccessible,
  expectFits,
  signInAs,
  test,
  tokenOf,
} from './support/portal';

test.beforeEach(({ page }) => evaluated(page));

test('what nobody has measured is found by a filter, and is no zero', async ({
  page,
}) => {
  await signInAs(page, 'Ruth Okafor', '/scorecards/security-basics');
  const main = page.getByRole('main');
  await main.getByRole('link', { name: /^\d+ unmeasured$/ }).click();

  await expect(page).toHaveURL(/unmeasured=true/);
  await expect(
    main.getByRole('button', { name: 'Unmeasured', pressed: true }),
  ).toBeVisible();
  await expect(
    main.getByText(/^\d+ entities match the filters$/),
  ).toBeVisible();
  const [, first] = await main.getByRole('row').all();
  await expect(first).toContainText('unmeasured');
  await expect(first).toContainText('unknown');
  await expect(first).not.toContainText('0%');
});

test('the table shows the columns and exports the rows that one chooses', async ({
  page,
}) => {
  await signInAs(page, 'Ruth Okafor', '/scorecards/production-readiness');
  const main = page.getByRole('main');
  const row = (name: string) =>
    main.getByRole('row', { name: new RegExp(`^Select ${name} ${name}`) });
  await expect(row('Payments')).toBeVisible();

  await main.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('option', { name: 'Owner' }).click();
  await page.keyboard.press('Escape');
  await expect(main.getByRole('columnheader', { name: 'Owner' })).toBeHidden();
  await page.reload();
  await expect(row('Payments')).toBeVisible();
  await expect(main.getByRole('columnheader', { name: 'Owner' })).toBeHidden();

  // The box itself is drawn by what is around it.
  await row('Payments').locator('label').click();
  await expect(main.getByText('1 selected')).toBeVisible();
  const download = page.waitForEvent('download');
  await main
    .getByRole('button', { name: 'Export the selection as CSV' })
    .click();
  expect((await download).suggestedFilename()).toBe(
    'production-readiness-selection.csv',
  );

  // The portal remembers it for the person, and so for the next run.
  await main.getByRole('button', { name: 'Clear the selection' }).click();
  await main.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('option', { name: 'Owner' }).click();
  await page.keyboard.press('Escape');
  await expect(main.getByRole('columnheader', { name: 'Owner' })).toBeVisible();
});

test('who may approve sees how many waivers wait, and a link leads to one', async ({
  page,
}) => {
  await signInAs(page, 'Mina Park');
  const token = await tokenOf(page, 'Mina Park');
  const day = 24 * 60 * 60_000;
  const response = await page.request.post('/api/scorecards/waivers', {
    headers: { authorization: `Bearer ${token}` },
    data: {
      entityRef: STOREFRONT,
      scorecardId: 'security-basics',
      checkId: 'security-policy',
      reason: 'Holes are reported to the desk until the policy is agreed',
      expiresAt: new Date(Date.now() + 30 * day).toISOString(),
    },
  });
  expect(response.status(), await response.text()).toBe(201);
  const { id } = await response.json();

  const other = await page.context().browser()!.newContext();
  const approver = await other.newPage();
  await signInAs(
    approver,
    'Jonas Lindqvist',
    `/scorecards/waivers?id=${id}&entity=${STOREFRONT}`,
  );
  await expect(
    approver.getByRole('heading', { name: /\d+ waivers? waits? for you$/ }),
  ).toBeVisible();
  await expect(approver.locator('[aria-current="true"]')).toContainText(
    'Holes are reported to the desk until the policy is agreed',
  );
  await other.close();
});

test('tabs and breadcrumbs speak German, and say once where one is', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem('language', 'de'));
  await page.goto('/scorecards/production-readiness');
  await page.getByRole('button', { name: 'Ruth Okafor' }).click();
  await expect(page.getByRole('link', { name: 'Ausnahmen' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Fakten' })).toBeVisible();
  await expect(
    page.getByRole('heading', { name: 'Production readiness' }),
  ).toBeVisible();
  // In the navigation, the breadcrumb and the tabs.
  await expect(
    page.getByRole('link', { name: 'Scorecards', exact: true }),
  ).toHaveCount(3);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    for (const [path, name] of [
      ['/scorecards', /Production readiness/],
      ['/scorecards/production-readiness', /Checkout web/],
      ['/scorecards/waivers', /Waits|Here would be waivers/],
      [
        '/catalog/default/component/payments/scorecards',
        /Production readiness/,
      ],
    ] as const) {
      test(`${path} is accessible`, async ({ page }) => {
        await signInAs(page, 'Kofi Mensah', path);
        await expect(
          page.getByRole('main').getByText(name).first(),
        ).toBeVisible();
        await expectAccessible(page);
      });
    }
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  for (const path of [
    '/scorecards',
    '/scorecards/production-readiness',
    '/scorecards/production-readiness/checks',
    '/catalog/default/group/payments-core/scorecards',
    STOREFRONT_TAB,
    '/scorecards/waivers',
  ]) {
    test(`${path} fits, while it loads and afterwards`, async ({ page }) => {
      let answer = () => {};
      const isTime = new Promise<void>(resolve => {
        answer = resolve;
      });
      await page.route('**/api/scorecards/**', async route => {
        await isTime;
        await route.continue();
      });
      await signInAs(page, 'Mina Park', path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expectFits(page);

      answer();
      await page.waitForLoadState('networkidle');
      await expectFits(page);
    });
  }
});
