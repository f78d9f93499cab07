// ./dev token: prints a token of a demo person, and nothing else. Where it is
// from goes to the standard error, so that $(./dev token …) stays a token.
import { backendAddress } from './lib/backend-address.mjs';
import { readOptions, run, usageFailure } from './lib/command.mjs';
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
  const { url, source } = await backendAddress(root, options);
  const token = await fetchToken({
    userEntityRef: options.as,
    backendUrl: url,
    source,
  });
  process.stderr.write(`dev: token from ${url}, ${source}\n`);
  process.stdout.write(`${token}\n`);
});
