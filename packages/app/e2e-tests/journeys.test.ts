import { Page } from '@playwright/test';
import {
  deploy,
  placeInProduction,
  PLACED,
  stageOf,
  toldToDelivery,
  VERIFIED,
  wish,
} from './deploymentsSupport';
import { createInBrowser, destroyAll } from './environmentsSupport';
import {
  alertOf,
  declare,
  pagesOf,
  resolve,
  rollBack,
  SCENE,
  shownOf,
} from './journeysSupport';
import {
  factOf,
  measured,
  REPORT_FRAME,
  reportDocument,
  reportOf,
} from './maturitySupport';
import { expect, signInAs, test } from './support/portal';

const region = (page: Page, name: string) =>
  page.getByRole('main').getByRole('region', { name, exact: true });

test.describe('with environments', () => {
  test.afterEach(({ page }) => destroyAll(page));

  test('a developer tries a branch, then brings a release to staging', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await signInAs(page, 'Mina Park');
    const main = page.getByRole('main');

    const name =
      await test.step('an environment of the branch, from Home', async () => {
        await region(page, 'My environments')
          .getByRole('link', { name: 'New environment' })
          .click();
        return createInBrowser(page, {
          blueprint: 'Preview of the shop',
          component: 'Storefront',
          ref: 'faster-delivery',
        });
      });

    await test.step('its address shows the shop as the branch has it', async () => {
      const opened = page.context().waitForEvent('page');
      await main
        .getByRole('link', { name: /^http.*opens in a new tab/ })
        .first()
        .click();
      const shop = await opened;
      await expect(shop).toHaveTitle(/Acme Home \(preview\)/);
      await shop.close();
    });

    await test.step('a release is deployed to the first stage', async () => {
      await page.goto('/catalog/default/component/storefront/environments');
      await deploy(page, { stage: 'Development', version: 'v1.9.1' });
      await expect(stageOf(page, 'Development')).toContainText(
        'v1.9.1',
        PLACED,
      );
    });

    await test.step('verified there, it is promoted', async () => {
      await expect(
        stageOf(page, 'Development').getByText('Verified', { exact: true }),
      ).toBeVisible(VERIFIED);
      await wish(page, {
        stage: 'Staging',
        button: 'Promote v1.9.1…',
        doIt: 'Promote v1.9.1 to Staging',
      });
      await expect(
        stageOf(page, 'Staging').getByRole('link', { name: /^Open it/ }),
      ).toBeVisible(PLACED);
      await expect(stageOf(page, 'Staging')).toContainText('v1.9.1');
    });

    await test.step('by now the search finds the environment', async () => {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog', { name: 'Search' });
      await page.keyboard.type(name);
      const found = palette.getByRole('option', {
        name: new RegExp(`^${name} Environment`),
      });
      await expect(found).toBeVisible();
      await found.click();
      await expect(main.getByRole('heading', { name })).toBeVisible();
    });
  });

  test('a responder goes from an alert to the owner, the roll-back and the end of the incident', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await page.goto('/');
    for (const version of SCENE.versions) {
      await placeInProduction(
        page,
        { component: SCENE.component, version },
        SCENE,
      );
    }
    const [before, broken] = SCENE.versions;
    await toldToDelivery(page, SCENE.component, broken);
    await signInAs(page, 'Ada Byron', '/ownership');
    const main = page.getByRole('main');

    await test.step('the alert leads to the owner, who is on call, and what changed', async () => {
      await page
        .getByRole('textbox', { name: 'Who owns …?' })
        .fill(JSON.stringify(alertOf(SCENE.service), undefined, 2));
      await expect(
        main.getByRole('heading', { name: SCENE.title, exact: true }),
      ).toBeVisible();
      await expect(
        main.getByRole('link', { name: SCENE.team, exact: true }),
      ).toBeVisible();
      await expect(
        main.getByRole('link', { name: SCENE.onCall }).first(),
      ).toBeVisible();
      await expect(
        main
          .getByRole('list', { name: 'Changed last' })
          .getByRole('listitem')
          .first(),
      ).toContainText(`${broken} deployed to production`);
    });

    const title = `${SCENE.title} answers with 502`;
    await test.step('an incident is declared', async () => {
      await declare(page, { title, component: SCENE.title });
    });
    const incident = page.url();

    await test.step('who may operate the component rolls back', async () => {
      await rollBack(page, SCENE);
    });

    await test.step('the incident is closed', async () => {
      await page.goto(incident);
      await resolve(page);
    });

    await test.step('what changed last is the roll-back', async () => {
      await toldToDelivery(page, SCENE.component, before);
      await page.goto(`/ownership?q=${SCENE.service}`);
      await expect(
        main.getByRole('list', { name: 'Changed last' }).first(),
      ).toContainText(`production rolled back to ${before}`);
    });
  });

  test('a lead does what the page says, and sees the level rise', async ({
    page,
  }) => {
    test.setTimeout(600_000);
    await page.goto('/');
    await measured(page);
    await signInAs(page, 'Kofi Mensah', '/maturity');
    const main = page.getByRole('main');
    const steps = main
      .getByRole('list', { name: 'What to do next' })
      .getByRole('listitem');
    const provisioning = main
      .getByRole('list', { name: 'Where the team stands' })
      .getByRole('listitem')
      .filter({ hasText: 'Environment provisioning' });

    await test.step('what holds the team up, and three steps with hours', async () => {
      await main.getByRole('link', { name: 'Payments Core' }).click();
      await expect(
        main.getByRole('heading', {
          name: /^Review holds changes up most \(\d+% of resamples\)$/,
        }),
      ).toBeVisible();
      await expect(steps).toHaveCount(3);
      for (const step of await steps.all()) {
        await expect(step).toContainText(/Saves .+ (h|min) per change.*n=\d+/);
      }
      await expect(provisioning).toContainText('Below level 1');
    });

    await test.step('a step begins by its button', async () => {
      // What helps where changes wait comes first.
      await expect(steps.first()).toContainText('Code review');
      await steps.first().getByRole('link').click();
      await expect(page).toHaveURL(/\/delivery\/reviews\?.*payments-core/);
      await expect(
        main.getByRole('table', { name: 'Changes that wait' }),
      ).toBeVisible();
      await page.goBack();
    });

    await test.step('the team asks for its first environment, by the button of a check', async () => {
      await region(page, 'All checks')
        .getByText('Environment provisioning')
        .click();
      await main
        .getByRole('list', { name: 'Environment provisioning' })
        .getByRole('link', { name: 'Create an environment' })
        .click();
      await createInBrowser(page, {
        blueprint: 'Service with a database',
        component: 'Payments',
        ref: 'main',
      });
      await expect
        .poll(() => factOf(page, 'environments.requests28d'), {
          timeout: 120_000,
          intervals: [2_000],
        })
        .toBeGreaterThanOrEqual(1);
    });

    await test.step('evaluated anew, its level has risen', async () => {
      await page.goto('/maturity/teams/default/payments-core');
      await main.getByRole('button', { name: 'Evaluate now' }).click();
      await expect(
        page.getByText('Evaluated Payments Core anew'),
      ).toBeVisible();
      await expect(
        provisioning.getByRole('img', { name: /^level [1-4] of 4: / }).first(),
      ).toBeVisible();
      await expect(provisioning).not.toContainText('Below level 1');
    });
  });
});

test('a leader takes the report from Home to paper, with the numbers of the API', async ({
  page,
}) => {
  await signInAs(page, 'Ruth Okafor');
  const sheet = page.frameLocator(REPORT_FRAME);
  const report = await reportOf(page);

  await test.step('Home leads to it', async () => {
    const panel = region(page, 'Maturity of all teams');
    await expect(
      panel.getByRole('list', { name: 'Teams and capabilities' }),
    ).toBeVisible();
    await panel.getByRole('link', { name: 'Leadership report' }).click();
    await expect(page).toHaveURL(/\/maturity\/report/);
  });

  await test.step('its numbers are those of the API', async () => {
    await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(
      report.headline,
    );
    expect(report.figures.map(({ title }) => title)).toEqual([
      'Lead time',
      'Deployment frequency',
      'Change fail rate',
    ]);
    for (const figure of report.figures) {
      await expect(
        sheet.locator('.figures > div').filter({ hasText: figure.title }),
      ).toContainText(shownOf(figure));
    }
  });

  await test.step('it is printed', async () => {
    const frame = page.locator(REPORT_FRAME);
    await frame.evaluate((element: HTMLIFrameElement) => {
      element.contentWindow!.print = () => {
        element.dataset.printed = 'true';
      };
    });
    await page
      .getByRole('main')
      .getByRole('button', { name: 'Print', exact: true })
      .click();
    await expect(frame).toHaveAttribute('data-printed', 'true');
  });

  await test.step('on one page', async () => {
    const paper = await page.context().newPage();
    await paper.setContent(await reportDocument(page));
    for (const format of ['A4', 'Letter']) {
      const pdf = await paper.pdf({ format, printBackground: true });
      expect(pagesOf(pdf), `pages of ${format}`).toBe(1);
    }
    await paper.close();
  });
});
