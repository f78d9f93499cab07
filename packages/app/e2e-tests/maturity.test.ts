import { Page } from '@playwright/test';
import { teamsAreRead } from './maturitySupport';
import { expect, signInAs, test } from './support/portal';

const region = (page: Page, name: string) =>
  page.getByRole('main').getByRole('region', { name, exact: true });

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await teamsAreRead(page);
});

test('teams are in the order of the organisation, and none is ranked', async ({
  page,
}) => {
  await signInAs(page, 'Ruth Okafor', '/maturity');
  const table = page
    .getByRole('main')
    .getByRole('table', { name: 'Teams and capabilities' });
  await expect(
    table.getByRole('row', { name: /^Payments Core/ }).getByRole('cell'),
    // Six capabilities, and what becomes of more generated code.
  ).toHaveCount(7);
  await expect(table.getByRole('button', { name: /^Sort/ })).toHaveCount(0);

  await test.step('what nobody measured is no level', async () => {
    const loyalty = table.getByRole('row', { name: /^Loyalty/ });
    await expect(
      loyalty.getByText('unmeasured', { exact: false }).first(),
    ).toBeVisible();
  });

  await test.step('part of it is asked for by the address', async () => {
    await page.goto('/maturity?group=group%3Adefault%2Fcommerce');
    await expect(
      table.getByRole('link', { name: 'Storefront Web' }),
    ).toBeVisible();
    await expect(
      table.getByRole('link', { name: 'Payments Core' }),
    ).toBeHidden();
  });
});

test('each threshold of the model says why it is, and where it comes from', async ({
  page,
}) => {
  await signInAs(page, 'Kofi Mensah', '/maturity');
  await page
    .getByRole('main')
    .getByRole('link', { name: 'Model', exact: true })
    .or(page.getByRole('tab', { name: 'Model', exact: true }))
    .first()
    .click();

  await expect(page).toHaveURL(/\/maturity\/model$/);
  await expect(region(page, 'Environment provisioning')).toContainText(
    /An environment is there within a day.*lets somebody go on with the same change.*Our own/s,
  );
  await expect(region(page, 'Self-service deployment')).toContainText(
    'DORA, Accelerate State of DevOps, clusters of 2024, 2024',
  );
});

test('a member answers for the team, beside the levels', async ({ page }) => {
  await signInAs(
    page,
    'Kofi Mensah',
    '/catalog/default/group/payments-core/maturity',
  );
  const opinion = region(page, 'What the team says of itself');
  await opinion.getByRole('button', { name: 'Answer the questions' }).click();
  const answer = 'It is the easiest way, so we choose it ourselves.';
  await opinion.getByText(answer).click();
  await opinion.getByRole('button', { name: 'Save answers' }).click();

  await expect(
    opinion.getByRole('button', { name: 'Change the answers' }),
  ).toBeVisible();
  await expect(opinion.getByText(answer)).toBeVisible();
});
