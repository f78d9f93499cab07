import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackage, isDebianRoot } from './debian.mjs';

/** Debian's packages, and the names that their programs may have. */
const PROGRAMS = {
  prometheus: ['prometheus'],
  'prometheus-alertmanager': ['prometheus-alertmanager', 'alertmanager'],
};

/**
 * Finds Prometheus and Alertmanager, or installs Debian's.
 *
 * @returns {Promise<boolean>} whether both are on the PATH
 */
export async function providePrometheus(context) {
  for (const name of missing(context)) {
    if (isDebianRoot()) {
      await installDebianPackage(name, context);
    }
  }
  return missing(context).length === 0;
}

function missing({ env: { PATH = '' } }) {
  const folders = PATH.split(delimiter).filter(Boolean);
  return Object.entries(PROGRAMS)
    .filter(
      ([, names]) =>
        !names.some(name =>
          folders.some(folder => existsSync(join(folder, name))),
        ),
    )
    .map(([name]) => name);
}
