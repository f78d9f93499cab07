import { counted, DELIVERY_PAGES } from './deliverySupport';
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

test('the catalog is two taps away on a phone', async ({ page }) => {
  await signInAs(page, 'Ada Byron');
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Catalog' })
    .click();
  await expect(page).toHaveURL(/\/catalog/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
