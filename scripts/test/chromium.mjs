import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installDebianPackage, isDebianRoot } from './debian.mjs';

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
 * Finds a Chromium, or installs Debian's.
 *
 * @returns {Promise<string | undefined>} its path
 */
export async function findChromium(context) {
  const given = context.env.GROUNDWORK_CHROMIUM;
  if (given) {
    if (!existsSync(given)) {
      throw new Error(
        `GROUNDWORK_CHROMIUM is '${given}', and there is no such file`,
      );
    }
    return given;
  }
  const installed = installedChromium(context);
  if (installed) {
    return installed;
  }
  if (isDebianRoot() && (await installDebianPackage('chromium', context))) {
    return installedChromium(context);
  }
  return undefined;
}

function installedChromium(context) {
  return [...usualPlaces(context.env.PATH), playwrightsOwn(context.root)].find(
    existsSync,
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

function playwrightsOwn(root) {
  const require = createRequire(join(root, 'package.json'));
  return require('@playwright/test').chromium.executablePath();
}
