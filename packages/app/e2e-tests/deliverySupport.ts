import { APIResponse, Page } from '@playwright/test';
import { PersonName } from './support/people';
import { expect, tokenOf } from './support/portal';

/** A team that reviews hold up, and how far back that is looked at. */
export const PAYMENTS_CORE =
  '/delivery?scope=group%3Adefault%2Fpayments-core&period=12w';

/** Its pages, and the table that each has as soon as it is read. */
export const DELIVERY_PAGES = [
  { path: PAYMENTS_CORE, shows: 'Changes that show it' },
  {
    path: PAYMENTS_CORE.replace('?', '/metrics/lead-time?'),
    shows: 'Lead time',
  },
  { path: '/delivery/tests', shows: 'Tests' },
  { path: '/delivery/reviews', shows: 'Changes that wait' },
  { path: '/delivery/incidents', shows: 'Incidents' },
];

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Asks the delivery API as somebody. */
async function ask(
  page: Page,
  name: PersonName,
  path: string,
  params: Record<string, string>,
): Promise<APIResponse> {
  return page.request.get(`/api/delivery${path}`, {
    params,
    headers: { authorization: `Bearer ${await tokenOf(page, name)}` },
  });
}

/** The last twelve weeks of a team or a component. */
function lately(scope: string): Record<string, string> {
  const now = Date.now();
  return {
    scope,
    from: new Date(now - 12 * WEEK_MS).toISOString(),
    to: new Date(now).toISOString(),
  };
}

async function heldUpBy(page: Page, team: string): Promise<string> {
  const response = await ask(
    page,
    'Kofi Mensah',
    '/constraint',
    lately(`group:default/${team}`),
  );
  const { finding } = await response.json();
  return finding?.stage ?? finding?.reason ?? 'not known';
}

async function flakyTests(page: Page, team: string): Promise<number> {
  const response = await ask(page, 'Kofi Mensah', '/tests', {
    ...lately(`group:default/${team}`),
    state: 'flaky',
  });
  const { items = [] } = await response.json();
  return items.length;
}

/** Waits until what was sent before the tests is counted. */
export async function counted(page: Page): Promise<void> {
  const first = { timeout: 90_000 };
  await expect
    .poll(() => heldUpBy(page, 'payments-core'), first)
    .toBe('review');
  await expect
    .poll(() => flakyTests(page, 'storefront-web'), first)
    .toBeGreaterThan(0);
}

/**
 * A time at which a component had not been deployed for two days, and what was
 * deployed last before: nobody would think of it without being told.
 */
export async function quietTime(
  page: Page,
  component: string,
): Promise<{ at: Date; commit: string }> {
  const response = await ask(
    page,
    'Ada Byron',
    '/metrics/deployment-frequency/items',
    lately(component),
  );
  const { items } = await response.json();
  const deployments = (items as Array<{ title: string; at: string }>)
    .map(({ title, at }) => ({ title, time: Date.parse(at) }))
    .sort((one, other) => other.time - one.time);
  const QUIET_MS = 2 * 24 * 60 * 60_000;
  const found = deployments.find(({ time }, index) => {
    const next = deployments[index - 1]?.time ?? Date.now();
    return next - time > QUIET_MS;
  });
  if (!found) {
    throw new Error(`${component} was deployed every day for twelve weeks`);
  }
  return {
    at: new Date(found.time + QUIET_MS),
    commit: found.title.split(' ').at(-1)!,
  };
}

/** Names of the tests that CI is told not to stop for. */
export async function quarantined(
  page: Page,
  repository: string,
): Promise<string> {
  const response = await ask(page, 'Jonas Lindqvist', '/tests/quarantine', {
    repository,
  });
  return response.text();
}

/** A time as the fields of the browser take it. */
export const minuteOf = (time: Date) => time.toISOString().slice(0, 16);
