// ./dev report: writes the running portal's leadership report to a file.
import { rmSync } from 'node:fs';
import { mkdtemp, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backendAddress } from './lib/backend-address.mjs';
import { Failure, readOptions, run } from './lib/command.mjs';
import { printToPdf, requireChromium } from './lib/print.mjs';
import { fetchReport, HELP, readRequest } from './lib/report.mjs';
import { root } from './lib/root.mjs';
import { fetchToken } from './lib/token.mjs';

const LEADER = 'user:default/ruth.okafor';
const say = line => process.stdout.write(`${line}\n`);

await run(async args => {
  const options = readOptions(args, {
    as: { type: 'string' },
    'backend-port': { type: 'string' },
    'backend-url': { type: 'string' },
    group: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
    out: { type: 'string' },
    paper: { type: 'string' },
    quarter: { type: 'string' },
  });
  if (options.help) {
    say(HELP);
    return 0;
  }
  const request = readRequest(options);
  // Before anything is asked: without one, nothing can come of it
  const chromium =
    request.kind === '.pdf'
      ? requireChromium({ env: process.env, root })
      : undefined;
  const report = await fetchReport(await signIn(options), request);
  await writeWhole(request.file, async folder =>
    chromium
      ? printToPdf(report, { chromium, folder, paper: request.paper })
      : report,
  );
  say(`Wrote ${request.file}`);
  return 0;
});

async function signIn(options) {
  const { url, source } = await backendAddress(root, options);
  const given = process.env.GROUNDWORK_TOKEN;
  if (given) {
    return { url, source, token: given, as: 'the token in GROUNDWORK_TOKEN' };
  }
  const as = options.as ?? LEADER;
  const token = await fetchToken({
    userEntityRef: as,
    backendUrl: url,
    source,
  });
  return { url, source, token, as };
}

/** Writes a file in one step: whoever looks sees the one before, or all of it. */
async function writeWhole(file, make) {
  const folder = await workingFolder(file);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const end = () => process.exit(130);
  process.once('exit', remove);
  process.once('SIGINT', end).once('SIGTERM', end);
  const made = join(folder, basename(file));
  await writeFile(made, await make(folder));
  try {
    await rename(made, file);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/** Beside the file, since a file can be moved in one step within a disk only. */
async function workingFolder(file) {
  try {
    return await mkdtemp(join(dirname(file), 'groundwork-report-'));
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

function unwritable(file, cause) {
  return new Failure(
    `'${file}' cannot be written: ${cause.code ?? cause.message}`,
    { cause },
  );
}
