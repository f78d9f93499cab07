import { Page } from '@playwright/test';
import { deploy, PLACED, stageOf, VERIFIED, wish } from './deploymentsSupport';
import { destroyAll } from './environmentsSupport';
import { expect, signInAs, test } from './support/portal';

const TAB = '/catalog/default/component/orders/environments';

/** Agrees to what waits for one, as Ada. */
async function approve(page: Page, version: string) {
  const context = await page.context().browser()!.newContext();
  const ada = await context.newPage();
  await signInAs(ada, 'Ada Byron', '/environments/approvals');
  const waiting = ada.getByRole('list', { name: 'For you to decide' });
  await expect(waiting).toContainText(`${version} to production`);
  await waiting
    .getByRole('button', { name: `Approve orders ${version} to production` })
    .click();
  await ada.getByRole('button', { name: 'Approve it' }).click();
  await expect(
    ada.getByRole('list', { name: 'Decided', exact: true }),
  ).toContainText(`${version} to production`);
  await context.close();
}

test.afterEach(({ page }) => destroyAll(page));

test('a release goes to production once it is verified and somebody else agrees, and back', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await signInAs(page, 'Jonas Lindqvist', TAB);
  const production = stageOf(page, 'Production');

  await test.step('it is deployed to the first stage', async () => {
    await deploy(page, { stage: 'Development', version: 'v2.2.0' });
    await expect(stageOf(page, 'Development')).toContainText('v2.2.0', PLACED);
  });

  await test.step('verified there, it is promoted', async () => {
    await expect(
      stageOf(page, 'Development').getByText('Verified', { exact: true }),
    ).toBeVisible(VERIFIED);
    await wish(page, {
      stage: 'Staging',
      button: 'Promote v2.2.0…',
      doIt: 'Promote v2.2.0 to Staging',
    });
    await expect(
      stageOf(page, 'Staging').getByText('Verified', { exact: true }),
    ).toBeVisible(VERIFIED);
  });

  await test.step('into production it waits for somebody else', async () => {
    await wish(page, {
      stage: 'Production',
      button: 'Promote v2.2.0…',
      doIt: 'Ask for approval to promote v2.2.0 to Production',
    });
    await expect(production).toContainText('Waits for approval');
    await expect(production).toContainText(
      'Somebody else has to decide about what you have asked for',
    );
    await approve(page, 'v2.2.0');
    await expect(production.getByText('Not verified yet')).toBeVisible(PLACED);
  });

  await test.step('what was never verified takes a reason, and an approval', async () => {
    await production.getByRole('button', { name: 'Deploy…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('v2.3.0 was never verified in staging');
    await dialog.getByText('Override what refuses').click();
    await dialog
      .getByRole('textbox', { name: /^Why/ })
      .fill('Checkout is down without it');
    await dialog
      .getByRole('button', {
        name: 'Ask for approval to deploy v2.3.0 to Production',
      })
      .click();
    await approve(page, 'v2.3.0');
    await expect(
      production.getByRole('button', { name: 'Roll back to v2.2.0…' }),
    ).toBeVisible(PLACED);
  });

  await test.step('rolling back says what it does not undo, and waits for nobody', async () => {
    await production
      .getByRole('button', { name: 'Roll back to v2.2.0…' })
      .click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('What this does not undo');
    await expect(dialog).toContainText('database (database) stays as it is');
    await dialog
      .getByRole('button', { name: 'Roll back Production to v2.2.0' })
      .click();
    await expect(
      page.getByRole('table', { name: 'Deployments' }).getByRole('row').nth(1),
    ).toContainText(
      /v2\.2\.0.*instead of v2\.3\.0.*Roll-back.*Succeeded/,
      PLACED,
    );
  });
});
