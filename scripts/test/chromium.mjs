import { existsSync } from 'node:fs';
import { installedChromium } from '../lib/chromium.mjs';
import { installDebianPackage, isDebianRoot } from './debian.mjs';

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
