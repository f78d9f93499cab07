import { expect, signInAs, test } from './support/portal';

test('a responder finds a component with the keyboard alone and opens it', async ({
  page,
}) => {
  await signInAs(page, 'Ada Byron');

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('checkout');
  await expect(
    palette.getByRole('option', { name: /Checkout web/ }),
  ).toBeVisible();
  while (
    (await palette
      .getByRole('option', { name: /Checkout web/ })
      .getAttribute('aria-selected')) !== 'true'
  ) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');

  await expect(
    page.getByRole('heading', { name: 'Checkout web', exact: true }),
  ).toBeVisible();
  await expect(page).toHaveURL(/\/catalog\/default\/component\/checkout-web/);
});

test('Escape closes the search and gives the focus back', async ({ page }) => {
  await signInAs(page, 'Mina Park');
  const search = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: /Search/ });
  await search.focus();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden();
  await expect(search).toBeFocused();
});

test('what does not exist is said not to be found', async ({ page }) => {
  await signInAs(page, 'Mina Park');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('xyzzyplugh');
  await expect(page.getByText('Nothing found for “xyzzyplugh”')).toBeVisible();
});
