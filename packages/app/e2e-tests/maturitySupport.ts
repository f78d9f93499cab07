import { Page } from '@playwright/test';
import { PersonName } from './support/people';
import { expect, tokenOf } from './support/portal';

/** A team that reviews hold up, and that has asked for no environment. */
export const PAYMENTS_CORE = 'group:default/payments-core';

/** Its pages, and what is on each as soon as it is read. */
export const MATURITY_PAGES = [
  { path: '/maturity', shows: 'Teams and capabilities' },
  {
    path: '/maturity/teams/default/payments-core',
    shows: 'What to do next',
  },
  { path: '/maturity/model', shows: 'Levels' },
];

/** Where the report is shown: a document of its own, as the server drew it. */
export const REPORT_FRAME = 'iframe[title^="Leadership report"]';

/** What the backend says of a team, as far as it is needed here. */
interface Team {
  constraint?: { finding: { status: string; stage?: string } };
  capabilities: Array<{ capability: string; unmeasured: boolean }>;
}

/** Reads something of the API as somebody. */
async function read(
  page: Page,
  name: PersonName,
  path: string,
  params: Record<string, string> = {},
) {
  return page.request.get(path, {
    params,
    headers: { authorization: `Bearer ${await tokenOf(page, name)}` },
  });
}

async function standingOf(page: Page): Promise<string> {
  const response = await read(
    page,
    'Kofi Mensah',
    '/api/maturity/teams/by-ref',
    {
      entityRef: PAYMENTS_CORE,
    },
  );
  if (!response.ok()) {
    return `${response.status()}`;
  }
  const { constraint, capabilities }: Team = await response.json();
  const unmeasured = capabilities
    .filter(it => it.unmeasured)
    .map(it => it.capability);
  const stage = constraint?.finding.stage ?? constraint?.finding.status;
  return [stage ?? 'no constraint', ...unmeasured].join(', ');
}

/** Waits until the teams are known; they are read from the other plugins. */
export async function teamsAreRead(page: Page): Promise<void> {
  const teams = async () => {
    const response = await read(
      page,
      'Kofi Mensah',
      '/api/maturity/organisation',
    );
    const { teams: rows = [] } = await response.json();
    return rows.map(({ entityRef }: { entityRef: string }) => entityRef);
  };
  await expect
    .poll(teams, { timeout: 120_000, intervals: [1_000] })
    .toContain(PAYMENTS_CORE);
}

/** Waits until all six capabilities of a team are measured, and what holds it up. */
export async function measured(page: Page): Promise<void> {
  await expect
    .poll(() => standingOf(page), { timeout: 360_000, intervals: [2_000] })
    .toBe('review');
}

/** What is known of a team under the name of a fact. */
export async function factOf(page: Page, factId: string): Promise<unknown> {
  const response = await read(
    page,
    'Kofi Mensah',
    '/api/scorecards/facts/by-entity',
    { entityRef: PAYMENTS_CORE },
  );
  const { items = [] } = await response.json();
  return items.find((it: { factId: string }) => it.factId === factId)?.value;
}

/** One of the report's figures. */
export interface Figure {
  title: string;
  unit: string;
  now: { value?: number; n: number };
}

/** The report as data. */
export async function reportOf(
  page: Page,
): Promise<{ headline: string; figures: Figure[]; quarter: string }> {
  const response = await read(page, 'Ruth Okafor', '/api/maturity/report');
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

/** The report as the document that is shown and printed. */
export async function reportDocument(page: Page): Promise<string> {
  const response = await read(page, 'Ruth Okafor', '/api/maturity/report/html');
  expect(response.status()).toBe(200);
  return response.text();
}
