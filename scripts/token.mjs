// ./dev token: prints a token of a demo person, and nothing else.
import { readOptions, readPort, run, usageFailure } from './lib/command.mjs';
import { DEFAULT_BACKEND_PORT, findPortal } from './lib/portal.mjs';
import { root } from './lib/root.mjs';
import { fetchToken } from './lib/token.mjs';

await run(async args => {
  const options = readOptions(args, {
    as: { type: 'string' },
    'backend-port': { type: 'string' },
    'backend-url': { type: 'string' },
  });
  if (!options.as) {
    throw usageFailure('token needs --as user:default/<name>');
  }
  const token = await fetchToken({
    userEntityRef: options.as,
    backendUrl: await backendUrl(options),
  });
  process.stdout.write(`${token}\n`);
});

async function backendUrl(options) {
  const { 'backend-url': url, 'backend-port': port } = options;
  if (url && port) {
    throw usageFailure('--backend-url and --backend-port exclude each other');
  }
  if (url) {
    if (/^https?:\/\/./.test(url)) return url.replace(/\/+$/, '');
    throw usageFailure(
      `--backend-url '${url}' is not a URL such as http://localhost:7007`,
    );
  }
  const chosen = port
    ? readPort(port, '--backend-port')
    : (await findPortal(root))?.backendPort ?? DEFAULT_BACKEND_PORT;
  return `http://localhost:${chosen}`;
}
