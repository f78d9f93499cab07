import { existsSync } from 'node:fs';

/** Whether packages can be installed here without asking anybody. */
export function isDebianRoot() {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    existsSync('/usr/bin/apt-get')
  );
}

/**
 * Installs Debian packages.
 *
 * @returns {Promise<boolean>} whether that worked; the log says why not
 */
export async function installDebianPackage(name, context) {
  const apt = args =>
    context.exec(['apt-get', '-q', '-y', ...args], {
      timeoutMs: 10 * 60_000,
      env: { ...context.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const update = await apt(['update']);
  const install = await apt(['install', '--no-install-recommends', name]);
  return update.ok && install.ok;
}
