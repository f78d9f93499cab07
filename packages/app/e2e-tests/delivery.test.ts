import { Page } from '@playwright/test';
import {
  counted,
  minuteOf,
  PAYMENTS_CORE,
  quarantined,
  quietTime,
} from './deliverySupport';
import { expect, signInAs, test } from './support/portal';

const region = (page: Page, name: string) =>
  page.getByRole('main').getByRole('region', { name, exact: true });

test.beforeEach(async ({ page }) => {
  test.slow();
  await counted(page);
});

test('a lead reads what holds the team up, and sees it in a change', async ({
  page,
}) => {
  await signInAs(page, 'Kofi Mensah', '/delivery');
  const main = page.getByRole('main');
  const review = main.getByRole('heading', {
    name: /^Review holds changes up most \(\d+% of resamples\)$/,
  });

  await test.step('for the team, in twelve weeks', async () => {
    await main.getByRole('radio', { name: 'Payments Core' }).click();
    await main.getByRole('radio', { name: '12 weeks' }).click();
    await expect(review).toBeVisible();
    await expect(page).toHaveURL(/payments-core.*period=12w/);
    await expect(
      main
        .getByRole('list', { name: 'Where the time goes' })
        .getByRole('listitem')
        .filter({ hasText: 'Constraint,' }),
    ).toContainText('Review');
    await expect(region(page, 'What would help most')).toContainText(
      /Review 20% faster saves .+ per change/,
    );
  });

  await test.step('one of five changes shows it', async () => {
    const changes = main.getByRole('table', { name: 'Changes that show it' });
    // Five, below the head of the table.
    await expect(changes.getByRole('row')).toHaveCount(6);
    const change = changes.getByRole('link').first();
    const title = (await change.textContent())!;
    await change.click();
    await expect(main.getByRole('heading', { name: title })).toBeVisible();
    const way = main.getByRole('list', { name: 'Where its time went' });
    await expect(
      way.getByRole('listitem').filter({ hasText: 'Review' }),
    ).toContainText(/waiting .+, working .+/);
    await expect(region(page, 'Deployments with it')).toContainText(
      'production',
    );
  });

  await test.step('back, a number leads to what it is made of', async () => {
    await page.goBack();
    await expect(review).toBeVisible();
    const leadTime = main
      .getByRole('table', { name: 'The five DORA numbers' })
      .getByRole('row', { name: /^Lead time/ });
    await leadTime.getByRole('link', { name: /(h|days)$/ }).click();
    await expect(
      main.getByRole('heading', { name: 'Lead time' }),
    ).toBeVisible();
    await expect(
      main.getByRole('table', { name: 'Lead time' }).getByRole('row').nth(1),
    ).toContainText(/days|h/);
  });
});

for (const { team, answer } of [
  { team: 'storefront-web', answer: /^Test holds changes up most/ },
  { team: 'fulfilment', answer: /^Deploy holds changes up most/ },
  { team: 'risk', answer: /^Environment holds changes up most/ },
  { team: 'back-office', answer: /^Too few changes to say what holds them up/ },
]) {
  test(`what holds ${team} up is told, or that it cannot be`, async ({
    page,
  }) => {
    const scope = encodeURIComponent(`group:default/${team}`);
    await signInAs(page, 'Ruth Okafor', `/delivery?scope=${scope}&period=12w`);
    await expect(
      page.getByRole('main').getByRole('heading', { name: answer }).first(),
    ).toBeVisible();
  });
}

test('a responder declares an incident, says where it came from and resolves it', async ({
  page,
}) => {
  const { at, commit } = await quietTime(page, 'component:default/payments');
  await signInAs(page, 'Ada Byron', '/delivery/incidents');
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const title = 'Captures are refused with 502';

  await test.step('declared, it has candidates and no cause', async () => {
    await main.getByRole('button', { name: 'Declare an incident…' }).click();
    await dialog.getByRole('textbox', { name: /^What is wrong/ }).fill(title);
    await dialog.getByRole('combobox', { name: 'Component' }).fill('payments');
    await page.getByRole('option', { name: 'Payments', exact: true }).click();
    await dialog.getByLabel(/^Detected/).fill(minuteOf(at));
    await dialog.getByRole('button', { name: 'Declare' }).click();
    await expect(main.getByRole('heading', { name: title })).toBeVisible();
    await expect(main.getByText('Open', { exact: true })).toBeVisible();
    await expect(
      main.getByText('Where it came from is not known'),
    ).toBeVisible();
  });

  await test.step('linked with a reason, each step says how it is known', async () => {
    await main
      .getByRole('table', { name: 'What else it may have come from' })
      .getByRole('row', { name: commit })
      .getByRole('button', { name: /^Link…/ })
      .click();
    await dialog
      .getByRole('textbox', { name: /^Why/ })
      .fill('The acquirer refuses since this release');
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();
    const chain = region(page, 'Where it came from');
    const deployment = chain
      .getByRole('list', { name: 'Deployments it came from' })
      .getByRole('listitem')
      .first();
    await expect(deployment).toContainText(commit);
    await expect(deployment).toContainText('said by a person · 100%');
    await expect(
      deployment.getByRole('list', { name: 'Changes in it' }),
    ).toContainText(/acme\/payments #\d+.*contains it · 100%/);
    await expect(chain).toContainText(
      /Owned then by\s*Payments Core\s*owner then · \d+%/,
    );
    await expect(region(page, 'What people said')).toContainText(
      'The acquirer refuses since this release',
    );
  });

  await test.step('resolved, it is listed as such', async () => {
    await main.getByRole('button', { name: 'Resolve…' }).click();
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await expect(dialog).toBeHidden();
    await expect(main.getByText('Resolved', { exact: true })).toBeVisible();
    await expect(main.getByRole('button', { name: 'Resolve…' })).toBeHidden();
  });
});

test('a flaky test is quarantined with a reason until a day, and released', async ({
  page,
}) => {
  await signInAs(
    page,
    'Jonas Lindqvist',
    '/delivery/tests?scope=group%3Adefault%2Fstorefront-web&period=12w',
  );
  const main = page.getByRole('main');
  await expect(
    main.getByRole('heading', { name: /^\d+ flaky tests? costs? / }),
  ).toBeVisible();
  const row = main
    .getByRole('table', { name: 'Tests' })
    .getByRole('row')
    .filter({ hasText: 'Flaky' })
    .first();
  await expect(row).toContainText('Storefront Web');
  const repository = /git\.acme\.test\/acme\/[\w-]+/.exec(
    await row.innerText(),
  )![0];
  const link = row.getByRole('link').first();
  const name = (await link.textContent())!;
  await link.click();
  await expect(main.getByRole('heading', { name })).toBeVisible();
  await expect(
    main.getByRole('heading', { name: 'Why that is thought' }),
  ).toBeVisible();

  await main.getByRole('button', { name: 'Quarantine…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: /^Why/ })
    .fill('Waits for the clock that is not mocked');
  const until = new Date(Date.now() + 7 * 24 * 60 * 60_000);
  await dialog
    .getByLabel(/^Until the end of/)
    .fill(until.toISOString().slice(0, 10));
  await dialog.getByRole('button', { name: 'Quarantine' }).click();
  await expect(
    main.getByText(/^In quarantine: Waits for the clock that is not mocked/),
  ).toBeVisible();
  expect(await quarantined(page, repository)).toContain(name);

  await main.getByRole('button', { name: 'End the quarantine' }).click();

  await expect(main.getByRole('button', { name: 'Quarantine…' })).toBeVisible();
  expect(await quarantined(page, repository)).not.toContain(name);
});

test('a developer sees which changes wait, and for what', async ({ page }) => {
  await signInAs(page, 'Mina Park', '/delivery/reviews');
  const main = page.getByRole('main');
  await expect(
    main.getByRole('heading', { name: /^\d+ changes? waits?, \d+ overdue$/ }),
  ).toBeVisible();
  await expect(
    main
      .getByRole('table', { name: 'Changes that wait' })
      .getByRole('row')
      .nth(1),
  ).toContainText(/acme\/[\w-]+ #\d+.*(a review|an approval|being merged)/);
  await expect(
    main
      .getByRole('table', { name: 'Load per team' })
      .getByRole('row', { name: 'Payments Core' }),
  ).toBeVisible();
});

test('the page of a component has its numbers, on the card and behind it', async ({
  page,
}) => {
  await signInAs(page, 'Kofi Mensah', '/catalog/default/component/orders');
  const card = page.getByRole('region', { name: 'Delivery', exact: true });
  await expect(
    card
      .getByRole('table', { name: 'The five DORA numbers' })
      .getByRole('row', { name: /^Lead time.*n=\d+/ }),
  ).toContainText(/\d (min|h|days)/);

  await page
    .getByRole('main')
    .getByRole('link', { name: 'Delivery', exact: true })
    .or(page.getByRole('tab', { name: 'Delivery', exact: true }))
    .first()
    .click();

  await expect(page).toHaveURL(/component\/orders\/delivery/);
  await expect(
    page
      .getByRole('main')
      .getByText(/^Orders · last 4 weeks · \d+ changes? merged$/),
  ).toBeVisible();
});

test('who asks who owns a host reads what changed there last', async ({
  page,
}) => {
  await signInAs(page, 'Ada Byron', '/ownership?q=pay.acme.test');
  const main = page.getByRole('main');
  await expect(
    main.getByRole('heading', { name: 'Checkout web' }),
  ).toBeVisible();
  await expect(
    main
      .getByRole('list', { name: 'Changed last' })
      .getByRole('listitem')
      .first(),
  ).toHaveText(/^[0-9a-f]{7} deployed to production/);
});

test('of what is not there, that is said', async ({ page, consoleErrors }) => {
  await signInAs(
    page,
    'Kofi Mensah',
    '/delivery?scope=group%3Adefault%2Fno-such-team',
  );
  const main = page.getByRole('main');
  await expect(main.getByText('This is not known here')).toBeVisible();
  await expect(
    main.getByText('There is no group:default/no-such-team, or you may not'),
  ).toBeVisible();
  await page.goto(PAYMENTS_CORE.replace('/delivery', '/delivery/metrics/fame'));
  await expect(main.getByText('There is no such metric')).toBeVisible();

  // The browser itself tells of every answer that is none.
  expect(consoleErrors).toEqual([
    expect.stringMatching(/status of 404 .*api\/delivery\/overview/),
  ]);
  consoleErrors.length = 0;
});
