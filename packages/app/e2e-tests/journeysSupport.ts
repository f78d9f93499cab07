import { Page } from '@playwright/test';
import { PLACED, wish } from './deploymentsSupport';
import { Figure } from './maturitySupport';
import { PersonName } from './support/people';
import { expect, signInAs } from './support/portal';

/** What breaks at night, and who mends it. */
export const SCENE: {
  service: string;
  component: string;
  title: string;
  team: string;
  /** Who takes turns on its schedule. */
  onCall: RegExp;
  /** What runs in production, and what breaks it. */
  versions: [before: string, broken: string];
  asks: PersonName;
  agrees: PersonName;
  rollsBack: PersonName;
} = {
  service: 'payments',
  component: 'component:default/payments',
  title: 'Payments',
  team: 'Payments Core',
  onCall: /Ada Byron|Kofi Mensah|Tomasz Zieliński/,
  versions: ['v1.8.0', 'v1.9.0'],
  asks: 'Kofi Mensah',
  agrees: 'Jonas Lindqvist',
  rollsBack: 'Ada Byron',
};

/** What Alertmanager sends of a service. */
export function alertOf(service: string) {
  return {
    version: '4',
    status: 'firing',
    receiver: 'team',
    groupKey: '{}:{alertname="HighErrorRate"}',
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'HighErrorRate', service },
        annotations: { summary: 'One request in five fails' },
        startsAt: new Date().toISOString(),
        fingerprint: 'c0ffee',
      },
    ],
  };
}

/** Declares an incident, as of now. */
export async function declare(
  page: Page,
  { title, component }: { title: string; component: string },
) {
  await page.goto('/delivery/incidents');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Declare an incident…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^What is wrong/ }).fill(title);
  await dialog.getByRole('combobox', { name: 'Component' }).fill(component);
  await page.getByRole('option', { name: component, exact: true }).click();
  await dialog.getByRole('button', { name: 'Declare' }).click();
  await expect(main.getByRole('heading', { name: title })).toBeVisible();
}

/** Ends the incident whose page is open. */
export async function resolve(page: Page) {
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Resolve…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Resolve' }).click();
  await expect(dialog).toBeHidden();
  await expect(main.getByText('Resolved', { exact: true })).toBeVisible();
}

/** Rolls production back, as somebody who may, in a window of their own. */
export async function rollBack(
  page: Page,
  { service, versions: [before, broken], rollsBack }: typeof SCENE,
) {
  const context = await page.context().browser()!.newContext();
  const other = await context.newPage();
  const tab = `/catalog/default/component/${service}/environments`;
  await signInAs(other, rollsBack, tab);
  await wish(other, {
    stage: 'Production',
    button: `Roll back to ${before}…`,
    doIt: `Roll back Production to ${before}`,
  });
  const newest = other
    .getByRole('table', { name: 'Deployments' })
    .getByRole('row')
    .nth(1);
  for (const told of [
    before,
    `instead of ${broken}`,
    'Roll-back',
    'Succeeded',
  ]) {
    await expect(newest).toContainText(told, PLACED);
  }
  await context.close();
}

/** A figure as the report says it, with what it rests on. */
export function shownOf({ unit, now }: Figure): RegExp {
  const { value, n } = now;
  const number = (quotient: number) =>
    quotient.toFixed(Math.abs(quotient) < 9.95 ? 1 : 0).replace('.', '\\.');
  const HOUR = 60 * 60_000;
  const said = (known: number) => {
    switch (unit) {
      case 'share':
        return `${number(known * 100)} %`;
      case 'perWeek':
        return `${number(known)} per week`;
      default:
        return known < 48 * HOUR
          ? `${number(known / HOUR)} hours`
          : `${number(known / (24 * HOUR))} days`;
    }
  };
  const shown = value === undefined ? 'not known' : said(value);
  const basis = `${n}`.replace(/\B(?=(\d{3})+$)/g, ',');
  return new RegExp(`${shown}.*n ${basis}\\b`, 's');
}

/** How many pages a document of Chromium's has. */
export function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
