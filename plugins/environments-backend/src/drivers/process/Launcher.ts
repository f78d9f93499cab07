import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readJson } from './files';
import { Place } from './layout';
import { Mark, variablesOf } from './marks';
import { ProcessSpec } from './spec';

/**
 * How a start went, as the keeper writes it down.
 *
 * @internal
 */
export type RunStatus =
  /** Something else holds the lock, or somebody newer has been here. */
  | { phase: 'refused'; reason: 'busy' | 'stale' }
  | { phase: 'unstartable'; error: string }
  | { phase: 'running'; pid: number; startTime: string; at: string }
  | {
      phase: 'ended';
      /** Which also names the session that it began. */
      pid?: number;
      code: number | null;
      signal: string | null;
      killedFor?: 'timeout' | 'memory';
      at: string;
    };

/**
 * What to start.
 *
 * @internal
 */
export interface Launch {
  kind: 'service' | 'build';
  place: Place;
  mark: Omit<Mark, 'keeper'>;
  epoch: number;
  command: string[];
  cwd: string;
  /** With secrets in clear: given to the keeper by a pipe. */
  variables: Record<string, string>;
  limits: ProcessSpec['limits'];
  logLimitMb: number;
  timeoutSeconds?: number;
}

const MB = 1024 * 1024;

/**
 * Starts processes that go on without this one, each with a keeper
 * (`programs/keeper.cjs`) that holds the resource's lock together with it.
 *
 * @remarks
 *
 * Where `flock` of util-linux is there, the operating system decides who may run:
 * the lock is free only when the keeper and all that inherited it are gone, and
 * whoever holds it has seen that no worker with a newer epoch has been here.
 * Elsewhere a file names the keeper; then two that start at the same instant,
 * just after a keeper was killed, may both run until the next step finds them by
 * their marks.
 *
 * @internal
 */
export class Launcher {
  readonly #flock = findProgram('flock');
  readonly #prlimit = findProgram('prlimit');
  readonly #program: string;

  constructor() {
    this.#program = resolvePackagePath(
      '@groundwork/backstage-plugin-environments-backend',
      'src/drivers/process/programs/keeper.cjs',
    );
  }

  /** Which limits of a spec nobody enforces here. */
  unsupported(limits: ProcessSpec['limits']): string[] {
    const { cpuSeconds, openFiles, fileSizeMb } = limits;
    return this.#prlimit === undefined
      ? Object.entries({ cpuSeconds, openFiles, fileSizeMb })
          .filter(([, limit]) => limit !== undefined)
          .map(([name]) => name)
      : [];
  }

  /** Begins to start; how that goes is told by {@link Launcher.statusOf}. */
  async launch(launch: Launch): Promise<void> {
    const { place, mark, epoch } = launch;
    const isBuild = launch.kind === 'build';
    const outputDirectory = isBuild ? place.buildOutput : place.output;
    await mkdir(outputDirectory, { recursive: true });
    const order = {
      lockFile: isBuild ? place.buildLock : place.serviceLock,
      epochs: place.epochs,
      epoch,
      statusFile: statusFile(place, mark.instance),
      outputDirectory,
      segmentBytes: Math.ceil((launch.logLimitMb * MB) / 2),
      flock: this.#flock,
      command: [...this.#limiting(launch.limits), ...launch.command],
      cwd: launch.cwd,
      env: {
        ...launch.variables,
        ...variablesOf({ ...mark, keeper: false }),
      },
      timeoutMs:
        launch.timeoutSeconds === undefined
          ? undefined
          : launch.timeoutSeconds * 1000,
      memoryBytes:
        launch.limits.memoryMb === undefined
          ? undefined
          : launch.limits.memoryMb * MB,
    };
    await this.#start(variablesOf({ ...mark, keeper: true }), order);
  }

  /** How a start went; undefined while nothing is known. */
  statusOf(place: Place, instance: string): Promise<RunStatus | undefined> {
    return readJson<RunStatus>(statusFile(place, instance));
  }

  #limiting(limits: ProcessSpec['limits']): string[] {
    const { cpuSeconds, openFiles, fileSizeMb } = limits;
    const options = [
      cpuSeconds === undefined ? [] : [`--cpu=${cpuSeconds}`],
      openFiles === undefined ? [] : [`--nofile=${openFiles}`],
      fileSizeMb === undefined ? [] : [`--fsize=${fileSizeMb * MB}`],
    ].flat();
    return this.#prlimit !== undefined && options.length > 0
      ? [this.#prlimit, ...options, '--']
      : [];
  }

  #start(marks: Record<string, string>, order: object): Promise<void> {
    return new Promise((resolve, reject) => {
      const keeper = spawn(process.execPath, [this.#program], {
        cwd: '/',
        env: { PATH: process.env.PATH, ...marks },
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      keeper.once('error', reject);
      keeper.unref();
      // One that has ended by itself already tells it by its absence.
      keeper.stdin.on('error', () => resolve());
      keeper.stdin.end(`${JSON.stringify(order)}\n`, () => resolve());
    });
  }
}

/**
 * Makes the files that a keeper needs; where they are missing, it starts nothing.
 *
 * @internal
 */
export async function prepareLaunches(place: Place): Promise<void> {
  for (const folder of [place.runs, place.scratch, place.checkouts]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  for (const lock of [place.serviceLock, place.buildLock]) {
    await writeFile(lock, '', { flag: 'a', mode: 0o600 });
  }
}

/** Where a keeper writes how it goes. */
function statusFile(place: Place, instance: string): string {
  return join(place.runs, `${instance}.json`);
}

/**
 * The variables of a service or a build: nothing of the portal's, which hold its
 * secrets, but where programs are and what people read.
 *
 * @internal
 */
export function variablesFor(options: {
  place: Place;
  spec: ProcessSpec;
  env: Record<string, string>;
  privatePort: number;
  commit?: string;
}): Record<string, string> {
  const { place, spec, env, privatePort, commit } = options;
  const inherited = ['LANG', 'LC_ALL', 'TZ'].flatMap(name =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  return {
    ...Object.fromEntries(inherited),
    // A service that says `node` means the one that the portal runs on.
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: place.scratch,
    TMPDIR: place.scratch,
    ...(commit !== undefined && { GIT_COMMIT: commit }),
    ...env,
    [spec.portEnv]: `${privatePort}`,
  };
}

function findProgram(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map(folder => join(folder, name))
    .find(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        // Whether it is there is the question.
        return false;
      }
    });
}
