import { counted, DELIVERY_PAGES } from './deliverySupport';
import { MATURITY_PAGES, REPORT_FRAME, teamsAreRead } from './maturitySupport';
import { expect, expectFits, signInAs, test } from './support/portal';

test.use({ viewport: { width: 390, height: 844 } });

for (const path of ['/', '/catalog', '/catalog/default/component/payments']) {
  test(`${path} fits a phone`, async ({ page }) => {
    await signInAs(page, 'Ada Byron', path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectFits(page);
  });
}

test('the pages about delivery fit a phone', async ({ page }) => {
  test.slow();
  await counted(page);
  await signInAs(page, 'Ada Byron');
  for (const { path, shows } of DELIVERY_PAGES) {
    await page.goto(path);
    await expect(
      page.getByRole('main').getByRole('table', { name: shows }).first(),
    ).toBeVisible();
    await expectFits(page);
  }
});

test('the pages about maturity fit a phone', async ({ page }) => {
  test.slow();
  await page.goto('/');
  await teamsAreRead(page);
  await signInAs(page, 'Kofi Mensah');
  for (const { path, shows } of MATURITY_PAGES) {
    await page.goto(path);
    await expect(
      page.getByRole('main').getByRole('region', { name: shows }),
    ).toBeVisible();
    await expectFits(page);
  }
  await page.goto('/maturity/report');
  await expect(
    page.frameLocator(REPORT_FRAME).getByRole('heading', { level: 1 }),
  ).toBeVisible();
  await expectFits(page);
});

test('the catalog is two taps away on a phone', async ({ page }) => {
  await signInAs(page, 'Ada Byron');
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Catalog' })
    .click();
  await expect(page).toHaveURL(/\/catalog/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
