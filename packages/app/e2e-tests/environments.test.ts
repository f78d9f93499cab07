import { Page } from '@playwright/test';
import {
  createEnvironment,
  destroyAll,
  environmentOf,
  homeOf,
  phaseOf,
  remainsOf,
} from './environmentsSupport';
import { expect, expectFits, signInAs, test } from './support/portal';

const READY = { timeout: 30_000 };

const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)!;

test.afterEach(({ page }) => destroyAll(page));

test('a branch runs from the browser, is extended, paused, woken and destroyed', async ({
  page,
}) => {
  test.slow();
  await signInAs(page, 'Jonas Lindqvist', '/environments');
  const main = page.getByRole('main');

  await test.step('what would come of it is there before it is made', async () => {
    await main.getByRole('link', { name: 'New environment' }).first().click();
    await main
      .getByRole('link', { name: 'Use Service with a database' })
      .click();
    const component = main.getByRole('combobox', { name: /^Component/ });
    await component.click();
    await component.fill('orders');
    await page.getByRole('option', { name: 'Orders', exact: true }).click();
    await main
      .getByRole('textbox', { name: /^Branch, tag or commit/ })
      .fill('wholesale-lines');
    const orders = main.getByRole('textbox', { name: /^Orders to begin with/ });
    await orders.fill('3');
    await orders.press('Tab');
    await expect(main.getByText('You can create it now')).toBeVisible();
    await expect(
      main.getByText(/^wholesale-lines · [0-9a-f]{8}$/),
    ).toBeVisible();
  });

  const create = main.getByRole('button', {
    name: /^Create orders-wholesale-lines-/,
  });
  const name = (await create.textContent())!.replace(/^Create /, '');
  await create.click();

  await test.step('its page shows each step and the log, until it is ready', async () => {
    await expect(main.getByRole('heading', { name })).toBeVisible();
    await expect(phaseOf(page, name)).toContainText('Ready', READY);
    const steps = main.getByRole('list', { name: 'Steps' });
    await expect(steps).toContainText('database');
    await expect(steps).toContainText('service');
    await expect(main.getByRole('log', { name: 'Log' })).not.toContainText(
      'No lines yet',
    );
  });

  const id = idOf(page);
  const home = homeOf(id);
  const { url } = await environmentOf(page, id);
  const before = remainsOf(id, home);
  expect(before.processes.length).toBeGreaterThan(0);
  expect(before.ports).toHaveLength(2);
  expect(before.files.length).toBeGreaterThan(0);

  await test.step('its address answers as the branch does, with its own data', async () => {
    await expect(main.getByRole('link', { name: url }).first()).toHaveAttribute(
      'href',
      url!,
    );
    const list = await page.request.get(`${url}/orders?limit=100`);
    expect((await list.json()).items).toHaveLength(3);
    // The branch takes up to 100 lines, where others take 50.
    expect(await placeOrder(page, url!, 60)).toBe(201);
    expect(await placeOrder(page, url!, 101)).toBe(400);
  });

  await test.step('it is extended', async () => {
    await main.getByRole('button', { name: 'Extend…' }).click();
    await page.getByRole('button', { name: 'Extend by 8 hours' }).click();
    await expect(main.getByText(/was extended until/).first()).toBeVisible();
  });

  await test.step('paused, it wakes when somebody opens it, with its data', async () => {
    await main.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(phaseOf(page, name)).toContainText('Paused', READY);
    const list = await page.request.get(`${url}/orders?limit=100`);
    expect(list.status()).toBe(200);
    expect((await list.json()).items).toHaveLength(4);
    await expect(phaseOf(page, name)).toContainText('Ready', READY);
  });

  await test.step('destroyed by its name, nothing of it is left', async () => {
    await main.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Destroy…' }).click();
    const confirm = page.getByRole('button', { name: 'Destroy it' });
    await expect(confirm).toBeDisabled();
    await page
      .getByRole('textbox', { name: `Type ${name} to confirm` })
      .fill(name);
    await confirm.click();
    await expect(phaseOf(page, name)).toContainText('Destroyed', READY);
    expect(remainsOf(id, home)).toEqual({
      processes: [],
      ports: [],
      files: [],
    });
    await expect(page.request.get(url!)).rejects.toThrow('ECONNREFUSED');
    await expect(main.getByText(/nothing of it is left/).first()).toBeVisible();
  });
});

test('a template asks for an environment of what one owns', async ({
  page,
}) => {
  await signInAs(page, 'Mina Park', '/create');
  const main = page.getByRole('main');
  await expect(main.getByText('An environment for a branch')).toBeVisible();
  await page.goto('/create/templates/default/environment-for-a-branch');
  const service = main.getByRole('textbox', { name: /^Service/ });
  await service.fill('Storefront');
  await page.getByRole('option', { name: 'Storefront' }).click();
  await main.getByRole('button', { name: 'Next' }).click();
  await expect(main.getByText('For how many hours')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the log is read as it is written', async ({ page }) => {
    await signInAs(page, 'Jonas Lindqvist');
    const { id, name } = await createEnvironment(page, {
      blueprintId: 'service-with-database',
      component: 'component:default/orders',
      ref: 'main',
      ttlHours: 1,
    });
    await page.goto(`/environments/${id}`);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { name })).toBeVisible();
    await expectFits(page);

    await expect(phaseOf(page, name)).toContainText('Ready', READY);
    await expect(
      main.getByRole('log', { name: 'Output of the services' }),
    ).toContainText('listening');
    await expectFits(page);
  });
});

/** The status that an order of so many lines is answered with. */
async function placeOrder(page: Page, url: string, lines: number) {
  const response = await page.request.post(`${url}/orders`, {
    data: {
      customer: { name: 'Ada', email: 'ada@example.org' },
      items: Array.from({ length: lines }, (_, index) => ({
        sku: `kettle-${index}`,
        quantity: 1,
        unitPrice: 1_900,
      })),
    },
  });
  return response.status();
}
