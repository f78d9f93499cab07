import { Page } from '@playwright/test';
import { expect, tokenOf } from './support/portal';

/** The component that most tests of scorecards are about. */
export const STOREFRONT = 'component:default/storefront';

export const STOREFRONT_TAB =
  '/catalog/default/component/storefront/scorecards';

interface Check {
  checkId: string;
  status: string;
}

/** How a check of that component stands, as the backend says it. */
export async function checkOf(page: Page, checkId: string): Promise<string> {
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

/** Waits until all is evaluated: repositories are the last to be read. */
export async function evaluated(page: Page): Promise<void> {
  await expect
    .poll(() => checkOf(page, 'ci'), { timeout: 60_000 })
    .toMatch(/pass|fail/);
}
