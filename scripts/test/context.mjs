import { mkdirSync, rmSync } from 'node:fs';
import { dirname, delimiter, join, relative } from 'node:path';

/** Settings of the person's shell that would change what is tested. */
const NOT_INHERITED =
  /^(APP_CONFIG_|GROUNDWORK_(?!CHROMIUM$)|NODE_ENV$|NODE_OPTIONS$|NODE_TEST_CONTEXT$|NO_COLOR$|PORT$)/;

/**
 * Megabytes for what is thrown away soon. Compilers and tests make more of it than
 * Node's 16 hold, and then spend a fifth of their time on keeping it. Workers of
 * jest take over the flags of what starts them.
 */
const YOUNG_GENERATION = '--max-semi-space-size=128';

/** The environment of everything that a run starts. */
export function testEnvironment(env) {
  const kept = Object.entries(env).filter(([key]) => !NOT_INHERITED.test(key));
  return {
    ...Object.fromEntries(kept),
    CI: 'true',
    TZ: 'UTC',
    FORCE_COLOR: '0',
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    PATH: [dirname(process.execPath), env.PATH].filter(Boolean).join(delimiter),
  };
}

/**
 * What a stage gets to work with. Its output goes into a log of its own.
 *
 * @param {object} run - what the stages of a run share: `root`, `packages`,
 *   `targets`, `env`, `processes`, `services`
 */
export function stageContext(run, { name, timeoutMinutes = 10 }) {
  const { root, processes } = run;
  const log = join(root, '.data/logs', `test-${name}.log`);
  rmSync(log, { force: true });
  const defaults = { log, cwd: root, env: run.env };
  const report = path => {
    const file = join(root, '.data/reports', path);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  };
  return {
    ...run,
    log,
    /** A file to keep, without what an earlier run left there. */
    report: path => {
      const file = report(path);
      rmSync(file, { recursive: true, force: true });
      return file;
    },
    cache: path => join(root, '.data/cache', path),
    relative: path => relative(root, path).replaceAll('\\', '/'),
    start: (command, options) =>
      processes.start(command, { ...defaults, ...options }),
    exec: (command, options) =>
      processes.run(command, {
        ...defaults,
        timeoutMs: timeoutMinutes * 60_000,
        ...options,
      }),
    /** Runs a program of an installed package with this Node. */
    tool: (program, args, options) =>
      processes.run(
        [
          process.execPath,
          YOUNG_GENERATION,
          join(root, 'node_modules/.bin', program),
          ...args,
        ],
        { ...defaults, timeoutMs: timeoutMinutes * 60_000, ...options },
      ),
  };
}
