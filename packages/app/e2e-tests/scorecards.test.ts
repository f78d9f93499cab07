import { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  signInAs,
  test,
  tokenOf,
} from './support/portal';

const STOREFRONT = 'component:default/storefront';
const STOREFRONT_TAB = '/catalog/default/component/storefront/scorecards';

/** What CI of acme shows; see scorecards.push.clients in app-config.yaml. */
const CI_SECRET = 'groundwork-development-ci';

const section = (page: Page, title: string) =>
  page.getByRole('region', { name: title, exact: true });

/** Reports a fact as a CI job does. */
async function report(page: Page, value: number) {
  const response = await page.request.post('/api/scorecards/facts', {
    headers: { authorization: `Bearer ${CI_SECRET}` },
    data: {
      facts: [{ entityRef: STOREFRONT, factId: 'ci.lineCoverage', value }],
    },
  });
  expect(response.status(), await response.text()).toBe(200);
}

interface Check {
  checkId: string;
  status: string;
}

async function checkOf(page: Page, checkId: string): Promise<string> {
  const token = await tokenOf(page, 'Jonas Lindqvist');
  const response = await page.request.get('/api/scorecards/entities/by-ref', {
    headers: { authorization: `Bearer ${token}` },
    params: { entityRef: STOREFRONT },
  });
  const { scorecards = [] } = await response.json();
  const checks: Check[] = scorecards.flatMap(
    (it: { checks: Check[] }) => it.checks,
  );
  return checks.find(it => it.checkId === checkId)?.status ?? 'not there';
}

/** Repositories are the last to be read after a start. */
test.beforeEach(async ({ page }) => {
  await expect
    .poll(() => checkOf(page, 'ci'), { timeout: 60_000 })
    .toMatch(/pass|fail/);
});

test('a lead sees where the team stands, and the three fixes that help most', async ({
  page,
}) => {
  await signInAs(page, 'Kofi Mensah', '/catalog/default/group/payments-core');

  const card = section(page, 'Scorecards of the team');
  await expect(
    card.getByRole('link', { name: 'Production readiness' }).first(),
  ).toBeVisible();
  await expect(
    card.getByRole('img', { name: /level \d of 4/i }).first(),
  ).toBeVisible();
  await expect(card.getByText(/^\+\d+ points?$/)).toHaveCount(3);
});

test('a developer follows the remedy of a failing check and sees it pass', async ({
  page,
}) => {
  await report(page, 48.5);
  await expect.poll(() => checkOf(page, 'coverage')).toBe('fail');
  await signInAs(page, 'Mina Park', STOREFRONT_TAB);
  const readiness = section(page, 'Production readiness');
  await expect(
    readiness.getByText('Tests reach 48.5 % of the lines; 60 % are asked for'),
  ).toBeVisible();
  await expect(
    readiness.getByText(/Have CI report the fact ci\.lineCoverage/),
  ).toBeVisible();

  await report(page, 72.5);
  await page.getByRole('button', { name: 'Evaluate now' }).click();

  await expect(readiness.getByText(/Tests reach 48\.5/)).toBeHidden();
  await readiness.getByText(/^Passing \(\d+\)$/).click();
  await expect(
    readiness.getByText('At least 60 % of lines are tested'),
  ).toBeVisible();
});

test('a waiver is asked for by one and approved by another', async ({
  page,
  browser,
}) => {
  await report(page, 72.5);
  await expect.poll(() => checkOf(page, 'coverage')).toBe('pass');
  await signInAs(page, 'Mina Park', STOREFRONT_TAB);
  const readiness = section(page, 'Production readiness');
  await readiness
    .getByRole('button', { name: /Ask for a waiver for “Rollback rehearsed/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: /Reason/ })
    .fill('The rehearsal moves to January, with the new pipeline');
  await dialog.getByRole('button', { name: 'Ask for the waiver' }).click();
  await expect(dialog.getByText('The waiver was asked for')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  await page.goto('/scorecards/waivers');
  await expect(
    page.getByText('The rehearsal moves to January, with the new pipeline'),
  ).toBeVisible();
  await expect(
    page.getByRole('button', {
      name: /^Approve the waiver of/,
      disabled: false,
    }),
  ).toHaveCount(0);

  const other = await browser.newContext();
  const approver = await other.newPage();
  await signInAs(approver, 'Jonas Lindqvist', '/scorecards/waivers');
  await approver
    .getByRole('button', { name: /^Approve the waiver of “Rollback/ })
    .click();
  const decision = approver.getByRole('dialog');
  await decision.getByRole('button', { name: 'Approve the waiver' }).click();
  await expect(decision).toBeHidden();
  await other.close();

  await expect.poll(() => checkOf(page, 'rollback-rehearsed')).toBe('exempt');
  await page.goto(STOREFRONT_TAB);
  await expect(readiness.getByText(/^Exempt \(1/)).toBeVisible();
});

test('the table of a scorecard is filtered on the server, and its address keeps how', async ({
  page,
}) => {
  await signInAs(page, 'Ruth Okafor', '/scorecards');
  await page.getByRole('link', { name: 'Production readiness' }).click();
  const main = page.getByRole('main');
  await expect(main.getByText(/^\d+ entities$/).first()).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.insertText('payment');

  await expect(
    main.getByRole('link', { name: 'Payments', exact: true }),
  ).toBeVisible();
  await expect(
    main.getByRole('link', { name: 'Accounts', exact: true }),
  ).toBeHidden();
  await expect(page).toHaveURL(/payment/);
  await page.reload();
  await expect(
    main.getByRole('link', { name: 'Payments', exact: true }),
  ).toBeVisible();
  await expect(
    main.getByRole('link', { name: 'Accounts', exact: true }),
  ).toBeHidden();
});

test('the catalog shows levels, with one request for all rows of a page', async ({
  page,
}) => {
  const asked: string[][] = [];
  page.on('request', request => {
    if (request.url().endsWith('/api/scorecards/entities/levels')) {
      asked.push(request.postDataJSON().entityRefs);
    }
  });
  await signInAs(page, 'Kofi Mensah', '/catalog');

  const row = page.getByRole('row', { name: /Checkout web/ });
  await expect(row.getByRole('img', { name: /level/i }).first()).toBeVisible();
  // The page may list other components before it knows whose to list.
  expect(asked.length).toBeLessThanOrEqual(2);
  expect(asked.at(-1)?.length).toBeGreaterThan(1);
  const all = asked.flat();
  expect(new Set(all).size, 'no row is asked about twice').toBe(all.length);
});

test('a definition that is wrong is refused with line and column', async ({
  page,
}) => {
  const token = await tokenOf(page, 'Jonas Lindqvist');
  const response = await page.request.post('/api/scorecards/definitions', {
    headers: { authorization: `Bearer ${token}` },
    data: {
      yaml: [
        'apiVersion: groundwork/v1',
        'kind: Scorecard',
        'metadata: { name: wrong, title: Wrong, owner: group:default/ordering }',
        'spec:',
        '  levels: [{ name: One }]',
        '  checks:',
        '    - id: a',
        '      title: A',
        '      level: 1',
        '      expression: catalog.hasOwners',
      ].join('\n'),
    },
  });

  expect(response.status()).toBe(400);
  expect((await response.json()).error.problems).toMatchObject([
    { line: 10, column: 19 },
  ]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    for (const [path, name] of [
      ['/scorecards', /Production readiness/],
      ['/scorecards/production-readiness', /Checkout web/],
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
    test(`${path} fits`, async ({ page }) => {
      await signInAs(page, 'Mina Park', path);
      await expect(page.getByRole('heading').first()).toBeVisible();

      const overflow = await page.evaluate(
        () =>
          document.documentElement.scrollWidth -
          document.documentElement.clientWidth,
      );
      expect(overflow, 'pixels that the page is wider than the screen').toBe(0);
    });
  }
});
