import { Page } from '@playwright/test';
import { ask } from './environmentsSupport';
import { PersonName } from './support/people';
import { expect, tokenOf } from './support/portal';

/** Whether a stage has been healthy for long enough is looked at every ten seconds. */
export const VERIFIED = { timeout: 45_000 };
export const PLACED = { timeout: 30_000 };

/** What runs in a stage of a component, and what one can do about it. */
export const stageOf = (page: Page, title: string) =>
  page.getByRole('main').getByRole('group', { name: title, exact: true });

/** Presses a button of a stage, and the one of its dialog that does it. */
export async function wish(
  page: Page,
  { stage, button, doIt }: { stage: string; button: string; doIt: string },
) {
  await stageOf(page, stage).getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByRole('button', { name: doIt }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Deploys a release that is chosen from the list. */
export async function deploy(
  page: Page,
  { stage, version }: { stage: string; version: string },
) {
  await stageOf(page, stage).getByRole('button', { name: 'Deploy…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Release/ }).click();
  await page.getByRole('option', { name: version }).click();
  await dialog
    .getByRole('button', { name: `Deploy ${version} to ${stage}` })
    .click();
  await expect(dialog).toBeHidden();
}

/** What the backend says of a deployment, as far as it is needed here. */
interface Deployment {
  id: string;
  status: string;
  approval?: { id: string; digest: string };
}

/** Who asks for it, and who agrees. */
type People = { asks: PersonName; agrees: PersonName };

/** Places a release in production without a browser, past what would refuse it. */
export async function placeInProduction(
  page: Page,
  { component, version }: { component: string; version: string },
  { asks, agrees }: People,
): Promise<void> {
  const response = await ask(page, asks, {
    method: 'POST',
    path: '/deployments',
    data: {
      component,
      stage: 'production',
      kind: 'deploy',
      version,
      override: { reason: 'It was tried elsewhere' },
    },
  });
  expect(response.status(), await response.text()).toBe(202);
  const { id, approval }: Deployment = await response.json();
  const agreed = await ask(page, agrees, {
    method: 'POST',
    path: `/approvals/${approval!.id}/decide`,
    data: { decision: 'approve', digest: approval!.digest },
  });
  expect(agreed.status(), await agreed.text()).toBe(200);
  const status = async () => {
    const list = await ask(page, asks, {
      path: `/deployments?component=${encodeURIComponent(component)}`,
    });
    const { items }: { items: Deployment[] } = await list.json();
    return items.find(it => it.id === id)?.status;
  };
  await expect.poll(status, { timeout: 60_000 }).toBe('succeeded');
}

/** Waits until delivery has been told what was placed last. */
export async function toldToDelivery(
  page: Page,
  component: string,
  version: string,
): Promise<void> {
  const token = await tokenOf(page, 'Ada Byron');
  const last = async () => {
    const response = await page.request.get('/api/delivery/recent', {
      headers: { authorization: `Bearer ${token}` },
      params: { component },
    });
    const { deployments = [] } = await response.json();
    return deployments[0]?.version;
  };
  await expect.poll(last, { timeout: 60_000 }).toBe(version);
}
