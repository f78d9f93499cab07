import { counted, DELIVERY_PAGES } from './deliverySupport';
import { expect, expectAccessible, signInAs, test } from './support/portal';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the sign-in page is accessible', async ({ page }) => {
      await page.goto('/');
      await expect(
        page.getByRole('region', { name: 'People to sign in as' }),
      ).toBeVisible();
      await expectAccessible(page);
    });

    test('the home page is accessible', async ({ page }) => {
      await signInAs(page, 'Kofi Mensah');
      await expect(
        page
          .getByRole('main')
          .getByRole('link', { name: 'Checkout web' })
          .first(),
      ).toBeVisible();
      await expectAccessible(page);
    });

    test('the catalog is accessible', async ({ page }) => {
      await signInAs(page, 'Kofi Mensah', '/catalog');
      await expect(
        page.getByRole('link', { name: 'Checkout web' }).first(),
      ).toBeVisible();
      await expectAccessible(page);
    });

    test('the pages about delivery are accessible', async ({ page }) => {
      test.slow();
      await counted(page);
      await signInAs(page, 'Kofi Mensah');
      for (const { path, shows } of DELIVERY_PAGES) {
        await page.goto(path);
        await expect(
          page.getByRole('main').getByRole('table', { name: shows }).first(),
        ).toBeVisible();
        await expectAccessible(page);
      }
    });
  });
}
