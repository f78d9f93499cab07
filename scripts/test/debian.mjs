import { existsSync } from 'node:fs';

/** Whether packages can be installed here without asking anybody. */
export function isDebianRoot() {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    existsSync('/usr/bin/apt-get')
  );
}

/** Two at once would find each other's lock, and give up. */
let last = Promise.resolve();

/**
 * Installs Debian packages.
 *
 * @returns {Promise<boolean>} whether that worked; the log says why not
 */
export function installDebianPackage(name, context) {
  const installed = last.then(() => install(name, context));
  last = installed.catch(() => {
    // Whoever asked for it is told.
  });
  return installed;
}

async function install(name, context) {
  const apt = args =>
    context.exec(['apt-get', '-q', '-y', ...args], {
      timeoutMs: 10 * 60_000,
      env: { ...context.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const update = await apt(['update']);
  const installation = await apt(['install', '--no-install-recommends', name]);
  return update.ok && installation.ok;
}
