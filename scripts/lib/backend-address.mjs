// Which backend a command talks to, and how that is known.
import { readPort, usageFailure } from './command.mjs';
import { DEFAULT_BACKEND_PORT, findPortal } from './portal.mjs';

/**
 * @param {string} root - the checkout whose portal is looked for
 * @param {{'backend-url'?: string, 'backend-port'?: string}} options
 * @returns {Promise<{url: string, source: string}>} `source` goes on with a
 *   sentence that has named the URL
 */
export async function backendAddress(root, options) {
  const { 'backend-url': url, 'backend-port': port } = options;
  if (url && port) {
    throw usageFailure('--backend-url and --backend-port exclude each other');
  }
  if (url) {
    if (!/^https?:\/\/./.test(url)) {
      throw usageFailure(
        `--backend-url '${url}' is not a URL such as http://localhost:7007`,
      );
    }
    return { url: url.replace(/\/+$/, ''), source: 'as --backend-url says' };
  }
  if (port) {
    return {
      url: atPort(readPort(port, '--backend-port')),
      source: 'as --backend-port says',
    };
  }
  const portal = await findPortal(root);
  return portal
    ? {
        url: atPort(portal.backendPort),
        source: `where ./dev start of this folder, process ${portal.pid}, runs it`,
      }
    : {
        url: atPort(DEFAULT_BACKEND_PORT),
        source:
          'the usual address, as ./dev start of this folder is not running',
      };
}

function atPort(port) {
  return `http://localhost:${port}`;
}
