import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { APIResponse, Page } from '@playwright/test';
import { expect, tokenOf } from './support/portal';
import { PersonName } from './support/people';

/** What the backend says of an environment, as far as it is needed here. */
export interface Environment {
  id: string;
  name: string;
  phase: string;
  url?: string;
}

/** Asks the environments API as somebody. */
export async function ask(
  page: Page,
  name: PersonName,
  {
    method = 'GET',
    path,
    data,
  }: { method?: string; path: string; data?: object },
): Promise<APIResponse> {
  const token = await tokenOf(page, name);
  return page.request.fetch(`/api/environments${path}`, {
    method,
    data,
    headers: { authorization: `Bearer ${token}` },
  });
}

/** How an environment is. */
export async function environmentOf(
  page: Page,
  id: string,
): Promise<Environment> {
  const response = await ask(page, 'Jonas Lindqvist', {
    path: `/environments/${id}`,
  });
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

/** How the environment is stands beside its name. */
export const phaseOf = (page: Page, name: string) =>
  page.getByRole('main').getByRole('heading', { name }).locator('..');

/**
 * Creates an environment on the page where one does, and waits until it is ready.
 *
 * @returns its name
 */
export async function createInBrowser(
  page: Page,
  {
    blueprint,
    component,
    ref,
  }: { blueprint: string; component: string; ref: string },
): Promise<string> {
  const main = page.getByRole('main');
  await main.getByRole('link', { name: `Use ${blueprint}` }).click();
  const field = main.getByRole('combobox', { name: /^Component/ });
  await field.click();
  await field.fill(component);
  await page.getByRole('option', { name: component, exact: true }).click();
  await main.getByRole('textbox', { name: /^Branch, tag or commit/ }).fill(ref);
  await expect(main.getByText('You can create it now')).toBeVisible();
  const create = main.getByRole('button', {
    name: new RegExp(`^Create ${component.toLocaleLowerCase()}-${ref}-`),
  });
  const name = (await create.textContent())!.replace(/^Create /, '');
  await create.click();
  await expect(main.getByRole('heading', { name })).toBeVisible();
  await expect(phaseOf(page, name)).toContainText('Ready', { timeout: 30_000 });
  return name;
}

/** Creates an environment without a browser. */
export async function createEnvironment(
  page: Page,
  request: object,
): Promise<Environment> {
  const response = await ask(page, 'Jonas Lindqvist', {
    method: 'POST',
    path: '/environments',
    data: request,
  });
  expect(response.status(), await response.text()).toBe(202);
  return response.json();
}

/** Destroys everything that is there, and waits until it is gone. */
export async function destroyAll(page: Page): Promise<void> {
  const list = async (): Promise<Environment[]> => {
    const response = await ask(page, 'Jonas Lindqvist', {
      path: '/environments?limit=200',
    });
    return (await response.json()).items;
  };
  for (const { id, name } of await list()) {
    await ask(page, 'Jonas Lindqvist', {
      method: 'POST',
      path: `/environments/${id}/commands`,
      data: { action: 'destroy', confirmName: name },
    });
  }
  await expect.poll(list, { timeout: 45_000 }).toEqual([]);
}

/** What there is on this machine of an environment. */
export interface Remains {
  /** Process ids. */
  processes: number[];
  ports: number[];
  files: string[];
}

/**
 * Where the portal keeps its services: their variables tell, once one runs.
 */
export function homeOf(id: string): string {
  const [home] = variablesOf(id).map(
    ({ text }) => /(?:^|\0)GROUNDWORK_HOME=([^\0]+)/.exec(text)?.[1],
  );
  if (home === undefined) {
    throw new Error(`No process of environment ${id} runs`);
  }
  return home;
}

/** Looks for what is there of an environment, below and beside a home. */
export function remainsOf(id: string, home: string): Remains {
  return {
    processes: variablesOf(id).map(({ pid }) => pid),
    ports: namesIn(join(home, 'ports'))
      // Beside a lease stands who has its door open.
      .filter(name => /^\d+$/.test(name))
      .filter(port => readlinkSync(join(home, 'ports', port)).includes(id))
      .map(Number),
    files: readdirSync(dirname(home), { recursive: true, encoding: 'utf8' })
      .filter(path => path.includes(id))
      .sort(),
  };
}

function variablesOf(id: string): Array<{ pid: number; text: string }> {
  return namesIn('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => ({ pid: Number(pid), text: environOf(pid) }))
    .filter(({ text }) => text.includes(`GROUNDWORK_ENVIRONMENT=${id}`));
}

function environOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    // It has ended meanwhile, or is somebody else's.
    return '';
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
