import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { JsonValue } from '@backstage/types';
import { EnvironmentDriver, ResourceDesire } from '../driver';
import { Interruption } from './interruptions';
import { runOperation, stepOf } from './runOperation';
import { TestLedger } from './TestLedger';
import { ConformanceError } from './types';

/** What a process is to do, as its last argument says in JSON. */
interface Task {
  ledgerFile: string;
  action: 'apply' | 'destroy';
  desired: ResourceDesire;
  /** Kills itself at that boundary. */
  killAt?: number;
  /** As the subject gives them. */
  args: JsonValue;
}

/**
 * A program that runs a driver, to be killed.
 *
 * @public
 */
export interface DriverProgram {
  /** A file that calls {@link runDriverProcess}. */
  script: string;
  /** Of Node.js; for example to load TypeScript. */
  execArgv?: readonly string[];
}

/**
 * What a program does that the conformance kit starts to kill it: it runs the
 * driver until it is done, with a ledger in a file.
 *
 * @param createDriver - is given what the subject's `process.args` has given back
 * @public
 */
export async function runDriverProcess(
  createDriver: (
    args: JsonValue,
  ) => EnvironmentDriver | Promise<EnvironmentDriver>,
): Promise<void> {
  const task: Task = JSON.parse(process.argv[process.argv.length - 1]);
  const { action, desired, killAt } = task;
  const { environment, resource } = desired;
  const ledger = TestLedger.inFile(task.ledgerFile);
  process.stdout.write('begins\n');
  const result = await runOperation({
    name: action,
    ledger,
    scope: { environmentId: environment.id, resource },
    interruption:
      killAt === undefined
        ? undefined
        : new Interruption(killAt, () => {
            process.kill(process.pid, 'SIGKILL');
          }),
    createDriver: async () => createDriver(task.args),
    say: () => {},
    call: (driver, context, state) => {
      const request = { environment, resource, state };
      return action === 'apply'
        ? driver.apply(context, { desired, state })
        : driver.destroy(context, request);
    },
  });
  stepOf(result);
}

/**
 * Runs a driver in a process of its own, which may be killed: at a boundary, or so
 * long after it has begun.
 *
 * @internal
 */
export async function runInProcess(
  { script, execArgv = [] }: DriverProgram,
  task: Task & { killAfterMs?: number },
): Promise<'done' | 'killed'> {
  const { killAfterMs, ...told } = task;
  const child = spawn(
    process.execPath,
    [...execArgv, script, JSON.stringify(told)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  child.stdout.once('data', () => {
    if (killAfterMs !== undefined) {
      timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    }
  });
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  if (code !== 0 && signal !== 'SIGKILL') {
    throw new ConformanceError(
      `The process of the driver has ended with ${code ?? signal}: ${said}`,
    );
  }
  return signal === 'SIGKILL' ? 'killed' : 'done';
}
