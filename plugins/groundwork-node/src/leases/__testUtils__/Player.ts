import type { LeaseQueue } from '../LeaseQueue';
import type { Lease } from '../types';
import { type Action, MAX_DELAY_MS, WORKERS } from './actions';
import { keysOf, LEASE_FOR_MS, type LeaseWorld } from './leaseWorld';
import { QueueModel } from './QueueModel';

/**
 * By what they hold: SQLite's rows may come from the realm of the test file that
 * was run before this one, so that their prototypes differ.
 */
function expectEqual(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected);
}

interface Worker {
  queue: LeaseQueue;
  /** What it believes to have; it forgets the oldest. */
  leases: Lease[];
}

/** Lets things happen to a queue and to the model, and compares the two. */
export class Player {
  readonly #model = new QueueModel();
  readonly #workers: Map<string, Worker>;

  constructor(
    private readonly world: LeaseWorld,
    /** Whether claims are told by the model. */
    private readonly inTime: boolean,
  ) {
    this.#workers = new Map(
      WORKERS.map(name => [name, { queue: world.queue(name), leases: [] }]),
    );
  }

  get #now(): number {
    return this.world.now().getTime();
  }

  async play(action: Action): Promise<void> {
    switch (action.kind) {
      case 'mark':
        return this.#mark(action);
      case 'claim':
        await this.#claim(this.#worker(action), action.limit);
        return undefined;
      case 'complete':
        return this.#complete(action);
      case 'release':
        return this.#release(action);
      case 'renew':
        return this.#renew(action);
      case 'crash':
        this.#worker(action).leases = [];
        return undefined;
      default:
        return this.world.pass(action.ms);
    }
  }

  /** Whatever has happened, all marked keys are worked on in the end. */
  async finish(): Promise<void> {
    const [worker] = this.#workers.values();
    for (let i = 0; i < 3; i++) {
      this.world.pass(2 * LEASE_FOR_MS + MAX_DELAY_MS);
      const leases = await this.#claim(worker, 1_000);
      const { lost } = await this.world.workOn(worker.queue, leases);
      expectEqual(lost, []);
      leases.forEach(it => this.#model.complete(it, undefined, this.#now));
    }
    expectEqual(await this.world.rows(), []);
    expectEqual([...this.#model.rows], []);
    expectEqual(
      await this.world.effects(),
      Object.fromEntries(this.#model.effects),
    );
  }

  async #mark({ keys, delayMs = 0 }: Action & { kind: 'mark' }) {
    const [{ queue }] = this.#workers.values();
    await queue.mark(keys, { dueAt: this.world.in(delayMs) });
    this.#model.mark(keys, this.#now + delayMs);
  }

  async #claim(worker: Worker, limit: number): Promise<Lease[]> {
    const leases = await worker.queue.claim(limit);
    if (this.inTime) {
      expectEqual(keysOf(leases), this.#model.due(this.#now, limit));
    }
    const until = this.#now + LEASE_FOR_MS;
    expectEqual(
      leases.filter(it => !this.#model.claimed(it, until)),
      [],
    );
    worker.leases = [...worker.leases, ...leases].slice(-10);
    return leases;
  }

  async #complete(action: Action & { kind: 'complete' }) {
    const leases = this.#picked(action);
    const held = leases.filter(it => this.#model.holds(it));
    const { delayMs } = action;
    const nextDueAt = delayMs === undefined ? undefined : this.#now + delayMs;

    const result = await this.world.workOn(
      this.#worker(action).queue,
      leases,
      nextDueAt === undefined ? undefined : new Date(nextDueAt),
    );

    expectEqual(result.held, held);
    leases.forEach(it => this.#model.complete(it, nextDueAt, this.#now));
    expectEqual(
      result.lost,
      leases.filter(it => !held.includes(it)),
    );
  }

  async #release(action: Action & { kind: 'release' }) {
    const leases = this.#picked(action);
    const { delayMs, failed } = action;
    const dueAt = delayMs === undefined ? undefined : this.#now + delayMs;

    const released = await this.#worker(action).queue.release(leases, {
      dueAt: dueAt === undefined ? undefined : new Date(dueAt),
      error: failed ? 'no' : undefined,
    });

    expectEqual(
      released,
      leases.filter(it => this.#model.holds(it)),
    );
    leases.forEach(it => this.#model.release(it, dueAt, failed));
  }

  async #renew(action: Action & { kind: 'renew' }) {
    const leases = this.#picked(action);

    const renewed = await this.#worker(action).queue.renew(leases);

    const held = leases.filter(it => this.#model.holds(it));
    const until = this.#now + LEASE_FOR_MS;
    expectEqual(
      renewed,
      held.map(it => ({ ...it, leasedUntil: new Date(until) })),
    );
    held.forEach(it => this.#model.renew(it, until));
  }

  #worker(action: { worker: string }): Worker {
    return this.#workers.get(action.worker)!;
  }

  #picked(action: { worker: string; pick: number[] }): Lease[] {
    const { leases } = this.#worker(action);
    return action.pick.flatMap(index => leases[index] ?? []);
  }
}
