import { Page } from '@playwright/test';
import {
  checkOf,
  evaluated,
  STOREFRONT,
  STOREFRONT_TAB,
} from './scorecardsSupport';
import { expect, signInAs, test, tokenOf } from './support/portal';

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

test.beforeEach(({ page }) => evaluated(page));

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
  await expect(card.getByText(/^(up to )?\+\d+ points?$/)).toHaveCount(3);
  await expect(card.getByText(/^for the team’s score on /)).toHaveCount(3);
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
