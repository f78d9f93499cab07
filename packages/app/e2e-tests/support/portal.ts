import AxeBuilder from '@axe-core/playwright';
import { expect, Page, test as base } from '@playwright/test';
import { PEOPLE, PersonName } from './people';

/**
 * Messages of the browser console that come from libraries, not from the
 * portal, and that nobody here can mend. Each with its origin.
 */
const NOT_OURS: RegExp[] = [
  // React Router 6 announces version 7.
  /React Router Future Flag Warning/,
  // What records traces of the tests looks into frames by scripts, also into
  // that of the report, which lets none run.
  /^Blocked script execution in 'about:srcdoc'/,
];

/** A test whose page must not log an error to the browser's console. */
export const test = base.extend<{ consoleErrors: string[] }>({
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', message => {
        if (
          message.type() === 'error' &&
          !NOT_OURS.some(known => known.test(message.text()))
        ) {
          errors.push(`${message.text()} (${message.location().url})`);
        }
      });
      page.on('pageerror', error => errors.push(`${error.stack ?? error}`));
      await use(errors);
      expect(errors, 'errors in the browser console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the portal and signs in as one of the demo people. */
export async function signInAs(page: Page, name: PersonName, path = '/') {
  await page.goto(path);
  const people = page.getByRole('region', { name: 'People to sign in as' });
  await people.getByRole('button', { name }).click();
  await expect(
    page.getByRole('navigation', { name: 'Main' }).first(),
  ).toBeVisible();
}

/** A token for the portal's API, as `./dev token` prints it. */
export async function tokenOf(page: Page, name: PersonName): Promise<string> {
  const person = PEOPLE.find(each => each.name === name)!;
  const response = await page.request.get('/api/auth/demo/refresh', {
    headers: { 'x-groundwork-demo-user': person.userEntityRef },
  });
  expect(response.status()).toBe(200);
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}

/**
 * Expects that axe finds nothing serious on the page as it stands.
 *
 * @param besides - what is left out, such as a frame that runs no scripts
 */
export async function expectAccessible(
  page: Page,
  { besides }: { besides?: string } = {},
) {
  const axe = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
  ]);
  const { violations } = await (besides === undefined
    ? axe
    : axe.exclude(besides)
  ).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(node => node.target.join(' ')),
    }));
  expect(serious, 'serious accessibility violations').toEqual([]);
}

/** Expects that nothing reaches beyond the sides of the screen. */
export async function expectFits(page: Page) {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const reaches = (element: Element) =>
      element.getBoundingClientRect().right > clientWidth;
    return scrollWidth <= clientWidth
      ? []
      : [...document.body.querySelectorAll('*')]
          .filter(reaches)
          .map(({ tagName, className, textContent }) =>
            `${tagName} ${className}: ${textContent}`.slice(0, 120),
          );
  });
  expect(beyond, 'what the page is wider than the screen by').toEqual([]);
}
