#!/usr/bin/env node
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeYear } from './year/make.mjs';
import { sendEvents } from './year/send.mjs';

// Fixed, so that numbers in documents and tests stay true.
const DEFAULTS = {
  url: 'http://localhost:7007/api/delivery',
  'github-secret-env': 'GITHUB_WEBHOOK_SECRET',
  'token-env': 'CDEVENTS_TOKEN',
  weeks: '52',
  seed: '1',
  until: '2026-11-22',
};

const USAGE = `Makes a year of deliveries of the demo company, and sends them to a portal.

usage: node examples/acme/scripts/make-year.mjs [options]

  --url URL                where the delivery plugin is (default: ${DEFAULTS.url})
  --github-secret-env NAME the variable with the secret that signs webhooks
                           (default: ${DEFAULTS['github-secret-env']})
  --token-env NAME         the variable with the token for CDEvents and tests
                           (default: ${DEFAULTS['token-env']})
  --weeks N                only the last N weeks of the year, 1 to 52 (default: ${DEFAULTS.weeks})
  --seed N                 another year (default: ${DEFAULTS.seed})
  --until YYYY-MM-DD       the day after the last one; not later than today
                           (default: ${DEFAULTS.until})
  --out FILE               write what is true of it, as JSON
  --without-tests          leave out reports of tests
  --dry-run                send nothing, only count
  --help                   show this
`;

const PROGRESS_EVERY = 1_000;

class UsageError extends Error {}

function parseOptions(args) {
  const text = name => ({ type: 'string', default: DEFAULTS[name] });
  const flag = { type: 'boolean', default: false };
  try {
    return parseArgs({
      args,
      options: {
        url: text('url'),
        'github-secret-env': text('github-secret-env'),
        'token-env': text('token-env'),
        weeks: text('weeks'),
        seed: text('seed'),
        until: text('until'),
        out: { type: 'string' },
        'without-tests': flag,
        'dry-run': flag,
        help: flag,
      },
    }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function parseWhole(name, value, { least, most }) {
  const number = Number(value);
  if (/^\d{1,15}$/.test(value) && number >= least && number <= most) {
    return number;
  }
  throw new UsageError(
    `--${name} must be a whole number from ${least} to ${most}, not '${value}'`,
  );
}

/** The portal refuses what is told of the future. */
function parseUntil(value, now) {
  const time = Date.parse(`${value}T00:00:00Z`);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time);
  // Date.parse takes 30 February for 2 March.
  if (!isDate || !new Date(time).toISOString().startsWith(value)) {
    throw new UsageError(
      `--until must be a date such as ${DEFAULTS.until}, not '${value}'`,
    );
  }
  if (time > now) {
    throw new UsageError(
      `--until must not be later than today, and ${value} is`,
    );
  }
  return time;
}

function parseUrl(value) {
  const isHttp =
    URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  if (isHttp) return value.replace(/\/+$/, '');
  throw new UsageError(
    `--url must be an address such as ${DEFAULTS.url}, not '${value}'`,
  );
}

function readVariable(option, name) {
  const value = process.env[name];
  if (value) return value;
  throw new UsageError(
    `the variable ${name} is not set; set it to what the portal has, or name another one with --${option}`,
  );
}

function describeCounts({ counts, teams, from, until }) {
  const { events, ...rest } = counts;
  const rows = of => Object.entries(of).map(([name, n]) => `  ${name}: ${n}`);
  const ofTeams = teams.map(
    ({ group, mergedChanges, bindingStage, isThin }) =>
      `  ${group}: ${mergedChanges} merged, ${
        isThin
          ? 'too few to tell'
          : `held up by ${bindingStage ?? 'nothing much'}`
      }`,
  );
  return [
    `from ${from.slice(0, 10)} until ${until.slice(0, 10)}`,
    ...rows(rest),
    'teams',
    ...ofTeams,
    'deliveries',
    ...rows(events),
  ].join('\n');
}

async function send(events, target) {
  let next = PROGRESS_EVERY;
  const total = await sendEvents(events, {
    ...target,
    progress: sent => {
      if (sent < next) return;
      process.stdout.write(`sent ${sent} of ${events.length}\n`);
      next = sent - (sent % PROGRESS_EVERY) + PROGRESS_EVERY;
    },
  });
  process.stdout.write(
    `sent ${total.sent}: ${total.appended} were new, ${total.duplicates} were there already\n`,
  );
}

async function main(args) {
  const options = parseOptions(args);
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const isDry = options['dry-run'];
  const year = {
    seed: parseWhole('seed', options.seed, { least: 0, most: 1e15 - 1 }),
    weeks: parseWhole('weeks', options.weeks, { least: 1, most: 52 }),
    until: parseUntil(options.until, Date.now()),
    withSavings: options.out !== undefined,
  };
  const variable = name => readVariable(name, options[name]);
  const target = isDry
    ? undefined
    : {
        url: parseUrl(options.url),
        secret: variable('github-secret-env'),
        token: variable('token-env'),
      };
  const { events, truth } = makeYear(year);
  process.stdout.write(`${describeCounts(truth)}\n`);
  if (options.out) {
    await writeFile(options.out, `${JSON.stringify(truth, undefined, 2)}\n`);
  }
  if (target) {
    const isSent = ({ route }) =>
      !options['without-tests'] || route !== 'tests';
    await send(events.filter(isSent), target);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError;
  const hint = isUsage ? '\nTry --help.' : '';
  process.stderr.write(`make-year: ${error.message}${hint}\n`);
  process.exitCode = isUsage ? 2 : 1;
}
