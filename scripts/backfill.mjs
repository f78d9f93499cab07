// ./dev backfill: has the running portal read a repository from git, and tells
// what was found and which commands of git count the same.
import { backendAddress } from './lib/backend-address.mjs';
import {
  describeProgress,
  describeResult,
  HELP,
  pagesOf,
  readRequest,
} from './lib/backfill.mjs';
import { awaitBackfill, startBackfill } from './lib/backfill-client.mjs';
import { Failure, readArguments, run } from './lib/command.mjs';
import { root } from './lib/root.mjs';
import { fetchToken } from './lib/token.mjs';

const PLATFORM_ENGINEER = 'user:default/jonas.lindqvist';
const say = line => process.stdout.write(`${line}\n`);

await run(async args => {
  const { options, operands } = readArguments(
    args,
    {
      as: { type: 'string' },
      'backend-port': { type: 'string' },
      'backend-url': { type: 'string' },
      component: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      name: { type: 'string' },
      paths: { type: 'string' },
      releases: { type: 'string' },
    },
    1,
  );
  if (options.help) {
    say(HELP);
    return 0;
  }
  const request = await readRequest(operands[0], options);
  const { url, source } = await backendAddress(root, options);
  const token =
    process.env.GROUNDWORK_TOKEN ||
    (await fetchToken({
      userEntityRef: options.as ?? PLATFORM_ENGINEER,
      backendUrl: url,
      source,
    }));
  const portal = { url, source, token };
  const began = performance.now();
  const started = await startBackfill(portal, request);
  say(`Reading ${request.repository} as ${started.repository}…`);
  const ended = await awaitBackfill(portal, started, counts =>
    say(describeProgress(counts)),
  );
  if (ended.status === 'failed') {
    throw new Failure(`${ended.repository} was not read: ${ended.error}`);
  }
  const seconds = (performance.now() - began) / 1000;
  const page = (await pagesOf(root, url)) + pathOf(ended, request);
  describeResult({ ended, request, seconds, page }).forEach(say);
  return 0;
});

function pathOf({ repository }, { component }) {
  const scope = component?.includes(':')
    ? component
    : `repository:${repository}`;
  // The page's own period is four weeks, in which many repositories were quiet.
  return `/delivery?scope=${encodeURIComponent(scope)}&period=1y`;
}
