/**
 * A replica of the kill test, in a process of its own: the engine, and the end
 * that it is told to come to.
 */
import { LoggerService } from '@backstage/backend-plugin-api';
import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import knexFactory, { Knex } from 'knex';
import { OperationRow } from '../database/rows';
import { UNFINISHED } from '../engine/types';
import { createKillWorld } from './killWorld';
import {
  BoundaryFault,
  WorkerMessage,
  WorkerOptions,
  WorkerOrder,
} from './messages';
import { Outside } from './outside/Outside';

/** For the test that sees the kill test fail: writes are not fenced then. */
const BREAK_FENCING = 'GROUNDWORK_KILL_TEST_BREAK_FENCING';

/** Waits until it is with the runner: after a signal nothing is sent any more. */
function tell(message: WorkerMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) =>
      error ? reject(error) : resolve(),
    );
  });
}

/** Knows where the process is, and ends or stops it where it is told to. */
class Boundaries {
  readonly #seen = new Set<string>();
  #fault: BoundaryFault | undefined;
  #environmentId = '';
  #kind = '';

  constructor(private readonly knex: Knex) {}

  plan(fault: BoundaryFault): void {
    this.#fault = fault;
  }

  enter(environmentId: string): void {
    this.#environmentId = environmentId;
  }

  readonly reach = async (boundary: string, when: 'before' | 'after') => {
    if (when === 'before') {
      this.#kind = await this.#kindOf(this.#environmentId);
    }
    const name = `${when} ${boundary} (${this.#kind})`;
    if (!this.#seen.has(name)) {
      this.#seen.add(name);
      await tell({ kind: 'seen', boundary: name });
    }
    const fault = this.#fault;
    if (!fault || !isWanted(fault, name)) {
      return;
    }
    this.#fault = undefined;
    await tell({
      kind: 'fault',
      boundary: name,
      environmentId: this.#environmentId,
    });
    process.kill(process.pid, fault.signal);
  };

  async #kindOf(environmentId: string): Promise<string> {
    const operation = await this.knex<OperationRow>('operation')
      .where({ environment_id: environmentId })
      .whereIn('status', [...UNFINISHED])
      .orderBy('number', 'desc')
      .first();
    return operation?.kind ?? 'none';
  }
}

function isWanted({ only, except }: BoundaryFault, name: string): boolean {
  return only.length > 0 ? only.includes(name) : !except.includes(name);
}

/** Tells what is worked on, which is one environment at a time. */
function watch(queue: LeaseQueue, boundaries: Boundaries): void {
  const claim = queue.claim.bind(queue);
  queue.claim = async limit => {
    const leases = await claim(limit);
    if (leases.length > 0) {
      boundaries.enter(leases[0].key);
    }
    return leases;
  };
  const hold = queue.hold.bind(queue);
  queue.hold = async (trx, leases) => {
    const held = await hold(trx, leases);
    if (held.length < leases.length) {
      await tell({ kind: 'refused' });
    }
    return held;
  };
}

/** Believes every lease to be held, whoever has it. */
function breakFencing(queue: LeaseQueue): void {
  queue.hold = async (_trx, leases) => [...leases];
}

async function main(options: WorkerOptions): Promise<void> {
  const knex = knexFactory({
    client: 'pg',
    connection: options.connection,
    pool: { min: 0, max: 5 },
    acquireConnectionTimeout: 5_000,
  });
  const boundaries = new Boundaries(knex);
  const outside = new Outside(options.outside);
  const { engine, queue } = createKillWorld({
    ...options,
    knex,
    outside,
    worker: options.name,
    logger: consoleLogger(),
    onBoundary: boundaries.reach,
  });
  watch(queue, boundaries);
  if (process.env[BREAK_FENCING] === '1') {
    breakFencing(queue);
  }
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  process.once('disconnect', () => process.exit(1)); // nobody is there to end it
  const told = new Promise<void>(resolve => {
    process.on('message', (order: WorkerOrder) =>
      order.kind === 'work' ? resolve() : boundaries.plan(order.fault),
    );
    stop.signal.addEventListener('abort', () => resolve());
  });
  await tell({ kind: 'ready' });
  await told;
  await engine.run(stop.signal);
  await outside.close();
  await knex.destroy();
  process.disconnect();
}

/** Into the worker's log file. */
function consoleLogger(): LoggerService {
  const write = (level: string) => (message: string, meta?: unknown) =>
    process.stderr.write(
      `${new Date().toISOString()} ${level} ${message} ${
        meta instanceof Error ? meta.message : ''
      }\n`,
    );
  const logger: LoggerService = {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: () => {},
    child: () => logger,
  };
  return logger;
}

main(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
