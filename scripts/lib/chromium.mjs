// Where the machine's Chromium is.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const MAC_APPS = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds a Chromium that is there already.
 *
 * @param {object} context
 * @param {NodeJS.ProcessEnv} context.env
 * @param {string} context.root - the checkout, whose Playwright may have one
 * @param {(path: string) => boolean} [context.exists]
 * @returns {string | undefined} its path
 */
export function installedChromium({ env, root, exists = existsSync }) {
  return [...usualPlaces(env.PATH), ...playwrightsOwn(root)].find(path =>
    exists(path),
  );
}

function usualPlaces(path = '') {
  const folders = [
    ...path.split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    '/opt/google/chrome',
  ];
  return [
    ...folders.flatMap(folder => NAMES.map(name => join(folder, name))),
    ...['/Applications', join(homedir(), 'Applications')].flatMap(folder =>
      MAC_APPS.map(app => join(folder, app)),
    ),
  ];
}

/** None where Playwright is not installed yet. */
function playwrightsOwn(root) {
  const require = createRequire(join(root, 'package.json'));
  try {
    return [require('@playwright/test').chromium.executablePath()];
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return [];
  }
}
