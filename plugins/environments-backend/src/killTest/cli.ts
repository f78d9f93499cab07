import { parseArgs } from 'node:util';
import { formatReport, isPassed } from './report';
import { runKillTest, SHORT } from './runKillTest';

const USAGE = `Usage: ./dev kill-test [options]

Kills the environments engine wherever it writes, and counts what came of it.

  --minutes <n>       for how long (5)
  --seed <n>          of what happens by chance (the time)
  --replicas <n>      worker processes (2)
  --database <url>    any database of a PostgreSQL server, as a superuser
                      (postgresql://postgres@127.0.0.1:5432/postgres); a
                      database is made for the run and dropped after it

Ends with 1 if anything was doubled, lost or orphaned, and with 2 if the test
could not be run.
`;
const SERVER = 'postgresql://postgres@127.0.0.1:5432/postgres';

/** Runs the kill test as a command. */
export async function run(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      minutes: { type: 'string', default: '5' },
      seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
      replicas: { type: 'string', default: `${SHORT.replicas}` },
      database: { type: 'string', default: SERVER },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const report = await runKillTest({
    ...SHORT,
    server: values.database,
    forMs: positive('minutes', values.minutes) * 60_000,
    seed: positive('seed', values.seed),
    replicas: positive('replicas', values.replicas),
  });
  process.stdout.write(`${formatReport(report)}\n`);
  process.exitCode = isPassed(report) ? 0 : 1;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) {
    throw new Error(`--${name} is '${text}', and has to be a number above 0`);
  }
  return value;
}
