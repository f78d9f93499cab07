import { setTimeout as sleep } from 'node:timers/promises';
import { EnvironmentQueueRow, isTakenOver } from './leases';
import { Replicas } from './Replicas';
import { ScratchDatabase } from './ScratchDatabase';
import { Reached, WorkerProcess } from './WorkerProcess';

/** How often what was done to the engine. */
export interface FaultCounts {
  boundaryKills: number;
  randomKills: number;
  boundaryStops: number;
  randomStops: number;
  outages: number;
}

/** What faults are made with. */
export interface FaultsOptions {
  replicas: Replicas;
  database: ScratchDatabase;
  dice: () => number;
  leaseMs: number;
  outageMs: number;
  /** Where workers are stopped before anything else happens, one after the other. */
  stopFirst: readonly string[];
  isOver: () => boolean;
}

const REACH_MS = 2_000;
const LOOK_MS = 25;
const NOWHERE = 'nowhere';
/** Of faults between two outages. */
const FAULTS_PER_OUTAGE = 20;
const FIRST_OUTAGE = 4;

/** Does to the replicas what happens to replicas, one thing after the other. */
export class Faults {
  readonly counts: FaultCounts = {
    boundaryKills: 0,
    randomKills: 0,
    boundaryStops: 0,
    randomStops: 0,
    outages: 0,
  };
  readonly killedAt = new Set<string>();
  readonly stoppedAt = new Set<string>();
  /** What was killed at since all that is known had been. */
  readonly #round = new Set<string>();

  constructor(private readonly options: FaultsOptions) {}

  get kills(): number {
    return this.counts.boundaryKills + this.counts.randomKills;
  }

  async run(): Promise<void> {
    for (const boundary of this.options.stopFirst) {
      await this.#stopAt([boundary], 5 * REACH_MS);
    }
    for (let number = 1; !this.options.isOver(); number++) {
      if (number % FAULTS_PER_OUTAGE === FIRST_OUTAGE) {
        await this.#outage();
      } else {
        await this.#one(this.options.dice());
      }
    }
  }

  async #one(dice: number): Promise<void> {
    if (dice < 0.7) {
      await this.#killAtBoundary();
    } else if (dice < 0.82) {
      await this.#killAtRandom();
    } else if (dice < 0.93) {
      await this.#stopAt([], REACH_MS);
    } else {
      await this.#stopAtRandom();
    }
  }

  /** At the first boundary at which nobody was killed yet. */
  async #killAtBoundary(): Promise<void> {
    const worker = await this.#anyone();
    const reached = await this.#faultAt(worker, REACH_MS, {
      signal: 'SIGKILL',
      only: [],
      except: [...this.#round],
    });
    if (reached) {
      await worker.ended;
      this.counts.boundaryKills += 1;
      this.killedAt.add(reached.boundary);
      this.#round.add(reached.boundary);
    } else {
      this.#round.clear(); // it has come to none: another round
    }
  }

  async #killAtRandom(): Promise<void> {
    const worker = await this.#anyone();
    await sleep(this.options.dice() * 500);
    worker.kill();
    await worker.ended;
    this.counts.randomKills += 1;
  }

  /** Until somebody else has worked on what it worked on. */
  async #stopAt(only: string[], withinMs: number): Promise<void> {
    const worker = await this.#anyone();
    const reached = await this.#faultAt(worker, withinMs, {
      signal: 'SIGSTOP',
      only,
      except: [...this.stoppedAt],
    });
    if (!reached) {
      return;
    }
    this.counts.boundaryStops += 1;
    this.stoppedAt.add(reached.boundary);
    await this.#takenOver(reached);
    worker.goOn();
  }

  async #stopAtRandom(): Promise<void> {
    const { dice, leaseMs } = this.options;
    const worker = await this.#anyone();
    await sleep(dice() * 500);
    worker.stop();
    await sleep(leaseMs * 1.5);
    worker.goOn();
    this.counts.randomStops += 1;
  }

  async #outage(): Promise<void> {
    await this.options.database.beOut(this.options.outageMs);
    this.counts.outages += 1;
  }

  async #faultAt(
    worker: WorkerProcess,
    withinMs: number,
    fault: Parameters<WorkerProcess['faultAt']>[0],
  ): Promise<Reached | undefined> {
    const reached = await worker.faultAt(fault, withinMs);
    // It may come there just now: then it is told of, or has ended.
    return (
      reached ??
      worker.faultAt(
        { signal: 'SIGKILL', only: [NOWHERE], except: [] },
        LOOK_MS,
      )
    );
  }

  async #takenOver({ environmentId }: Reached): Promise<void> {
    const { database, leaseMs } = this.options;
    const look = () =>
      database.use(knex =>
        knex<EnvironmentQueueRow>('environment_queue')
          .where({ key: environmentId })
          .first(),
      );
    const stopped = await look();
    const until = Date.now() + 10 * leaseMs;
    while (Date.now() < until && !isTakenOver(stopped, await look())) {
      await sleep(LOOK_MS);
    }
  }

  async #anyone(): Promise<WorkerProcess> {
    const { replicas, dice } = this.options;
    for (;;) {
      const workers = await replicas.all();
      if (workers.length === replicas.count) {
        return workers[Math.floor(dice() * workers.length)];
      }
      await sleep(LOOK_MS);
    }
  }
}
