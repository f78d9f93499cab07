import { Page } from '@playwright/test';
import { expect, signInAs, test, tokenOf } from './support/portal';

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

/** Waits until the index leads there; it is read again every minute. */
async function indexed(
  page: Page,
  { term, type, path }: { term: string; type: string; path: string },
) {
  const token = await tokenOf(page, 'Kofi Mensah');
  const locations = async () => {
    const response = await page.request.get('/api/search/query', {
      headers: { authorization: `Bearer ${token}` },
      params: { term, 'types[0]': type },
    });
    const { results } = await response.json();
    return results.map(
      ({ document }: { document: { location: string } }) => document.location,
    );
  };
  await expect
    .poll(locations, { timeout: 90_000, intervals: [1_000] })
    .toContainEqual(expect.stringContaining(path));
}

/** Opens what the palette finds under a name. */
async function open(page: Page, term: string, option: RegExp) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(term);
  await page
    .getByRole('dialog', { name: 'Search' })
    .getByRole('option', { name: option })
    .click();
}

test('a team, a scorecard and the owner of an address are found', async ({
  page,
}) => {
  test.slow();
  const team = {
    term: 'Payments Core',
    type: 'software-catalog',
    path: '/catalog/default/group/payments-core',
  };
  const scorecard = {
    term: 'Production readiness',
    type: 'scorecards',
    path: '/scorecards/production-readiness',
  };
  await page.goto('/');
  await indexed(page, team);
  await indexed(page, scorecard);
  await signInAs(page, 'Kofi Mensah');
  const heading = (name: string) =>
    page.getByRole('main').getByRole('heading', { name }).first();

  await open(page, team.term, /^Payments Core Team\b/);
  await expect(page).toHaveURL(url => url.pathname === team.path);
  await expect(heading(team.term)).toBeVisible();

  await open(page, scorecard.term, /^Production readiness Scorecard\b/);
  await expect(page).toHaveURL(url => url.pathname === scorecard.path);
  await expect(heading(scorecard.term)).toBeVisible();

  await open(page, 'pay.acme.test', /^Who owns “pay\.acme\.test”\?/);
  await expect(heading('Checkout web')).toBeVisible();
});
