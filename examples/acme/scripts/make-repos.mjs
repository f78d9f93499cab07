#!/usr/bin/env node
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeRepository } from './history/make.mjs';
import { ordersPlan } from './plans/orders.mjs';
import { paymentsPlan } from './plans/payments.mjs';
import { storefrontPlan } from './plans/storefront.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const SERVICES = join(HERE, '..', 'services');
const ROOT = join(HERE, '..', '..', '..');
const PLANS = [storefrontPlan, ordersPlan, paymentsPlan];

// Fixed, so that the commit ids in documents and tests stay true.
const DEFAULTS = { seed: '1', end: '2026-11-20' };

const USAGE = `Makes a git repository with a year of history of each demo service.

usage: node examples/acme/scripts/make-repos.mjs [options]

  --out DIR         where to put them (default: .data/repos of this project)
  --only NAME       one service: ${PLANS.map(({ name }) => name).join(', ')}
  --seed N          other people, times and tools (default: ${DEFAULTS.seed})
  --end YYYY-MM-DD  the last day of the year (default: ${DEFAULTS.end})
  --force           make them anew, even if they are there; local work is lost
  --help            show this
`;

class UsageError extends Error {}

function parseEnd(text) {
  const time = Date.parse(`${text}T00:00:00Z`);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time);
  // Date.parse takes 30 February for 2 March.
  if (isDate && new Date(time).toISOString().startsWith(text)) return time;
  throw new UsageError(
    `--end must be a date such as 2026-11-20, not '${text}'`,
  );
}

function parseSeed(text) {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`--seed must be a whole number, not '${text}'`);
}

function choosePlans(name) {
  const chosen = PLANS.filter(plan => name === undefined || plan.name === name);
  if (chosen.length > 0) return chosen;
  const names = PLANS.map(plan => plan.name).join(', ');
  throw new UsageError(`--only must be one of ${names}, not '${name}'`);
}

function parseOptions(args) {
  try {
    return parseArgs({
      args,
      options: {
        out: { type: 'string', default: join(ROOT, '.data', 'repos') },
        only: { type: 'string' },
        seed: { type: 'string', default: DEFAULTS.seed },
        end: { type: 'string', default: DEFAULTS.end },
        force: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
}

async function listModules(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries.map(entry => {
    const path = join(folder, entry.name);
    if (entry.name === 'year') return [];
    if (entry.isDirectory()) return listModules(path);
    const isModule = /(?<!\.test|make-year)\.mjs$/.test(entry.name);
    return isModule ? [path] : [];
  });
  return (await Promise.all(nested)).flat().sort();
}

/** Changes with every line of the scripts, tests and the year of events apart. */
async function generatorDigest() {
  const hash = createHash('sha256');
  for (const path of await listModules(HERE)) hash.update(await readFile(path));
  return hash.digest('hex');
}

const REPORTS = {
  made: ({ head, changes, open }) =>
    `made: ${changes} changes on main (${head.slice(
      0,
      12,
    )}), ${open} open branches`,
  unchanged: () => 'already there, nothing to do',
  outdated: () =>
    'left as it is, though it was made from other inputs; --force makes it anew',
};

async function main(args) {
  const options = parseOptions(args);
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const seed = parseSeed(options.seed);
  const end = parseEnd(options.end);
  const plans = choosePlans(options.only);
  const generator = await generatorDigest();
  for (const plan of plans) {
    const source = join(SERVICES, plan.name);
    const directory = resolve(options.out, plan.name);
    const { force } = options;
    const made = { plan, source, directory, seed, end, generator, force };
    const { status, ...details } = await makeRepository(made);
    const place = relative('.', directory) || '.';
    process.stdout.write(`${place}: ${REPORTS[status](details)}\n`);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError;
  const hint = isUsage ? '\nTry --help.' : '';
  process.stderr.write(`make-repos: ${error.message}${hint}\n`);
  process.exitCode = isUsage ? 2 : 1;
}
