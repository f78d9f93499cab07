import { counted, DELIVERY_PAGES } from './deliverySupport';
import {
  MATURITY_PAGES,
  REPORT_FRAME,
  reportDocument,
  teamsAreRead,
} from './maturitySupport';
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

    test('the pages about maturity are accessible', async ({ page }) => {
      test.slow();
      await page.goto('/');
      await teamsAreRead(page);
      await signInAs(page, 'Kofi Mensah');
      for (const { path, shows } of MATURITY_PAGES) {
        await page.goto(path);
        await expect(
          page.getByRole('main').getByRole('region', { name: shows }),
        ).toBeVisible();
        await expectAccessible(page);
      }
      await page.goto('/maturity/report');
      await expect(
        page.frameLocator(REPORT_FRAME).getByRole('heading', { level: 1 }),
      ).toBeVisible();
      // Scripts do not run in the frame, and so neither does axe.
      await expectAccessible(page, { besides: 'iframe' });

      const sheet = await page.context().newPage();
      await sheet.setContent(await reportDocument(page));
      await expectAccessible(sheet);
      await sheet.close();
    });
  });
}
