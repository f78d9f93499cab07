import {
  expect,
  expectAccessible,
  expectFits,
  signInAs,
  test,
  tokenOf,
} from './support/portal';

/** Who takes turns on the schedule `payments-core`, in its calendar. */
const PAYMENTS_CORE = /Ada Byron|Kofi Mensah|Tomasz Zieliński/;

const ALERTS = {
  version: '4',
  status: 'firing',
  receiver: 'team',
  groupKey: '{}:{}',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'HighErrorRate', service: 'ledger' },
      annotations: {},
      startsAt: '2026-11-21T03:00:00Z',
      fingerprint: 'aaaa',
    },
    {
      status: 'firing',
      labels: { alertname: 'ProbeDown', instance: 'https://pay.acme.test/' },
      annotations: {},
      startsAt: '2026-11-21T03:00:00Z',
      fingerprint: 'bbbb',
    },
  ],
};

test('a responder pastes a host and knows whom to call, where to write and what to read', async ({
  page,
}) => {
  await signInAs(page, 'Ada Byron', '/ownership');
  const field = page.getByRole('textbox', { name: 'Who owns …?' });
  await expect(field).toBeFocused();

  await field.fill('https://pay.acme.test/checkout?id=42');

  const main = page.getByRole('main');
  await expect(
    main.getByRole('heading', { name: 'Checkout web' }),
  ).toBeVisible();
  await expect(main.getByRole('link', { name: 'Payments Core' })).toBeVisible();
  await expect(
    main.getByRole('link', { name: PAYMENTS_CORE }).first(),
  ).toBeVisible();
  await expect(
    main.getByRole('link', { name: '#payments-incidents' }),
  ).toHaveAttribute(
    'href',
    'https://chat.acme.test/channels/payments-incidents',
  );
  await expect(main.getByRole('link', { name: 'Runbook' })).toHaveAttribute(
    'href',
    'https://runbooks.acme.test/payments/checkout-web',
  );
  await expect(main.getByText('annotation groundwork.dev/hosts')).toBeVisible();
});

test('a responder finds the owner from Home with the keyboard alone', async ({
  page,
}) => {
  await signInAs(page, 'Ada Byron');
  await expect(
    page.getByRole('textbox', { name: 'Who owns …?' }),
  ).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.insertText('payments-7d9f8c6b5-x2k4p');
  await page.keyboard.press('Enter');
  const candidate = page
    .getByRole('main')
    .getByRole('heading', { name: 'Payments', exact: true })
    .getByRole('link');
  await expect(candidate).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(candidate).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/catalog\/default\/component\/payments$/);
});

test('the dialog answers on every page', async ({ page }) => {
  await signInAs(page, 'Mina Park', '/catalog');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.keyboard.press('Control+Shift+k');
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: 'Who owns …?' })
    .fill('arn:aws:rds:eu-west-1:111122223333:db:orders');

  await expect(
    dialog.getByRole('link', { name: 'Ordering', exact: true }),
  ).toBeVisible();
});

test('a look-up can be shared by its address', async ({ page }) => {
  await signInAs(page, 'Mina Park', '/ownership?q=pay.acme.test');

  await expect(
    page.getByRole('main').getByRole('heading', { name: 'Checkout web' }),
  ).toBeVisible();
});

test('each alert of a payload has its own owner', async ({ page }) => {
  await signInAs(page, 'Ada Byron', '/ownership');

  await page
    .getByRole('textbox', { name: 'Who owns …?' })
    .fill(JSON.stringify(ALERTS, undefined, 2));

  const main = page.getByRole('main');
  await expect(
    main.getByRole('heading', { name: 'Ledger', exact: true }),
  ).toBeVisible();
  await expect(
    main.getByRole('heading', { name: 'Checkout web' }),
  ).toBeVisible();
});

test('what nobody knows is said to be unknown, with where to add it', async ({
  page,
}) => {
  await signInAs(page, 'Ada Byron', '/ownership');

  await page.getByRole('textbox', { name: 'Who owns …?' }).fill('10.20.30.40');

  await expect(
    page
      .getByRole('paragraph')
      .filter({ hasText: 'Nothing in the catalog leads there' }),
  ).toBeVisible();
  await expect(page.getByText('groundwork.dev/hosts')).toBeVisible();
});

test('a correction is followed by the next answer', async ({ page }) => {
  await signInAs(page, 'Ada Byron', '/ownership');
  const field = page.getByRole('textbox', { name: 'Who owns …?' });
  await field.fill('unheard-of.loyalty.acme.test');
  const token = await tokenOf(page, 'Ada Byron');

  const response = await page.request.post('/api/ownership/feedback', {
    headers: { authorization: `Bearer ${token}` },
    data: {
      identifier: { kind: 'host', key: 'unheard-of.loyalty.acme.test' },
      verdict: 'confirm',
      entityRef: 'component:default/loyalty-points',
    },
  });
  expect(response.status()).toBe(204);
  await page.reload();
  await field.fill('unheard-of.loyalty.acme.test');

  const main = page.getByRole('main');
  await expect(
    main.getByRole('heading', { name: /Loyalty points/i }),
  ).toBeVisible();
  await expect(main.getByText('confirmed by people')).toBeVisible();
});

test('the page of a component tells who is on call, and how it is found', async ({
  page,
}) => {
  await signInAs(page, 'Kofi Mensah', '/catalog/default/component/payments');
  const card = page.getByRole('region', { name: 'Ownership and on-call' });
  await expect(
    card.getByRole('link', { name: PAYMENTS_CORE }).first(),
  ).toBeVisible();
  await expect(
    card.getByRole('link', { name: '#payments-incidents' }),
  ).toBeVisible();

  await page.goto('/catalog/default/component/payments/ownership');

  await expect(
    page.getByRole('main').getByText('registry.acme.test/payments/payments'),
  ).toBeVisible();
});

test('a lead sees what is wrong with ownership, and gets the patch', async ({
  page,
}) => {
  await signInAs(page, 'Kofi Mensah', '/ownership/gaps');

  const fix = page.getByRole('button', { name: /^Fix/ }).first();
  await expect(fix).toBeVisible();
  await fix.click();

  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Copy' })).toBeVisible();
});

test('the search finds an entity by its host', async ({ page }) => {
  await signInAs(page, 'Mina Park');
  const token = await tokenOf(page, 'Mina Park');

  // The search reads identifiers once a minute.
  await expect
    .poll(
      async () => {
        const response = await page.request.get(
          '/api/search/query?term=hooks.pay.acme.test&types[0]=ownership',
          { headers: { authorization: `Bearer ${token}` } },
        );
        const { results } = await response.json();
        return results.map(
          (result: { document: { entityRef: string } }) =>
            result.document.entityRef,
        );
      },
      { timeout: 90_000, intervals: [2_000] },
    )
    .toContain('component:default/payment-webhooks');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  for (const path of [
    '/ownership?q=https%3A%2F%2Fpay.acme.test%2Fcheckout',
    '/ownership/gaps',
    '/catalog/default/component/payments/ownership',
  ]) {
    test(`${path} fits`, async ({ page }) => {
      await signInAs(page, 'Ada Byron', path);
      await expect(
        page
          .getByRole('main')
          .getByRole('link', { name: PAYMENTS_CORE })
          .or(page.getByRole('button', { name: /^Fix/ }))
          .first(),
      ).toBeVisible();
      await expectFits(page);
    });
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('an answer is accessible', async ({ page }) => {
      await signInAs(page, 'Ada Byron', '/ownership?q=pay.acme.test');
      await expect(
        page.getByRole('main').getByRole('heading', { name: 'Checkout web' }),
      ).toBeVisible();
      await expectAccessible(page);
    });

    test('the gaps are accessible', async ({ page }) => {
      await signInAs(page, 'Kofi Mensah', '/ownership/gaps');
      await expect(
        page.getByRole('button', { name: /^Fix/ }).first(),
      ).toBeVisible();
      await expectAccessible(page);
    });
  });
}
