import { PEOPLE } from './support/people';
import { expect, signInAs, test } from './support/portal';

for (const { name, role, team } of PEOPLE) {
  test(`${name} signs in and sees their team on the first screen`, async ({
    page,
  }) => {
    await page.goto('/');
    const card = page
      .getByRole('region', { name: 'People to sign in as' })
      .getByRole('button', { name });
    await expect(card).toContainText(role);

    await card.click();

    await expect(
      page.getByRole('heading', { level: 1, name: new RegExp(name) }),
    ).toBeVisible();
    await expect(
      page.getByRole('main').getByRole('link', { name: team }).first(),
    ).toBeVisible();
  });
}

test('a reload keeps one signed in, and signing out leads back to the cards', async ({
  page,
}) => {
  await signInAs(page, 'Ada Byron');
  await page.reload();
  await expect(
    page.getByRole('heading', { level: 1, name: /Ada Byron/ }),
  ).toBeVisible();

  await page.getByRole('button', { name: /^Ada Byron.*account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  await expect(
    page.getByRole('region', { name: 'People to sign in as' }),
  ).toBeVisible();
});

test('a link into the portal survives the sign-in', async ({ page }) => {
  await signInAs(page, 'Mina Park', '/catalog/default/component/orders');
  await expect(
    page.getByRole('heading', { name: 'Orders', exact: true }),
  ).toBeVisible();
});
