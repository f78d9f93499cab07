import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { countJest } from '../counts.mjs';
import { CONNECTION_VARIABLE } from '../postgres.mjs';
import { counted, failed } from '../summary.mjs';
import { excerpt, plural } from '../text.mjs';
import { listFiles, readJson } from '../workspace.mjs';

/** The package whose tests send alerts through a real Alertmanager. */
const SENDS_ALERTS = '@groundwork/backstage-plugin-ownership-backend';

/** Jest over all packages, on SQLite and PostgreSQL. */
export const unit = {
  name: 'unit',
  cores: 2,
  // Far more than it takes where others work, too: it is for what never ends.
  timeoutMinutes: 60,
  accepts: ({ packageName }) => packageName !== undefined,
  async run(context) {
    const { tool, report, relative, targets, services, env } = context;
    const postgres = await services.postgres();
    const lacks = (await lacksPrometheus(context))
      ? ['Prometheus and Alertmanager not found: tests with them did not run']
      : [];
    const file = report('unit.json');
    const ended = await tool(
      'backstage-cli',
      [
        ...['repo', 'test', '--ci', '--json', `--outputFile=${file}`],
        `--config=${join(context.root, 'scripts/test/jest/config.cjs')}`,
        `--cacheDirectory=${context.cache('jest')}`,
        // Tests wait for databases and processes much of their time.
        `--maxWorkers=${availableParallelism() + 1}`,
        `--testSequencer=${join(
          context.root,
          'scripts/test/jest/sequencer.cjs',
        )}`,
        // A busy machine takes longer; what hangs is ended all the same.
        '--testTimeout=60000',
        ...selection(targets, context.packages),
      ],
      { env: { ...env, ...(postgres && { [CONNECTION_VARIABLE]: postgres }) } },
    );
    if (!existsSync(file)) {
      return failed(
        `jest ${ended.how} without a report`,
        excerpt(ended.output),
      );
    }
    const outcome = counted(countJest(readJson(file), relative), ended);
    const noted = { ...outcome, notes: [...outcome.notes, ...lacks] };
    return postgres ? noted : onSqliteOnly(noted, context);
  },
};

async function lacksPrometheus({ services, targets }) {
  const isAsked =
    targets.length === 0 ||
    targets.some(({ packageName }) => packageName === SENDS_ALERTS);
  return isAsked && !(await services.prometheus());
}

function selection(targets, packages) {
  const names = [...new Set(targets.map(({ packageName }) => packageName))];
  const whole = targets.every(({ path }) =>
    packages.some(({ dir }) => dir === path),
  );
  return [
    ...names.map(name => `--selectProjects=${name}`),
    ...(whole
      ? []
      : targets.map(({ path }) => `--testPathPatterns=${escapePattern(path)}`)),
  ];
}

function escapePattern(path) {
  return `${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(/|$)`;
}

/** Says what was not tested, and counts it. */
function onSqliteOnly(outcome, { root, packages, targets }) {
  const names = targets.map(({ packageName }) => packageName);
  const suites = packages
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .flatMap(({ dir }) =>
      listFiles(join(root, dir, 'src')).map(path =>
        join(root, dir, 'src', path),
      ),
    )
    .filter(path => /\.test\.[jt]sx?$/.test(path))
    .filter(path =>
      /TestDatabases|describeEachDatabase/.test(readFileSync(path, 'utf8')),
    );
  return {
    ...outcome,
    skipped: outcome.skipped + suites.length,
    notes: [
      ...outcome.notes,
      `PostgreSQL not found: ${plural(
        suites.length,
        'suite',
      )} ran on SQLite only (install it, or set ${CONNECTION_VARIABLE})`,
    ],
  };
}
