import {
  Lease,
  LeaseQueue,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EventLog } from '../../log';
import { Backfills, BackfillsOptions } from '../Backfills';
import { BACKFILL_DUE } from '../types';

export const NOW = new Date('2026-03-03T12:00:00.000Z');
const LEASE_FOR_MS = 30_000;

/** Replicas that read repositories, by a clock that they share. */
export class BackfillWorld {
  #now = NOW.getTime();
  readonly mapped: string[] = [];
  readonly log: EventLog;
  readonly queue: LeaseQueue;

  constructor(
    readonly knex: Knex,
    private readonly folder: string,
    private readonly options: Partial<BackfillsOptions> = {},
  ) {
    this.log = new EventLog({ knex });
    this.queue = new LeaseQueue({
      knex,
      table: BACKFILL_DUE,
      now: this.now,
      leaseForMs: LEASE_FOR_MS,
      worker: 'a',
    });
  }

  readonly now = () => new Date(this.#now);

  pass(ms: number): void {
    this.#now += ms;
  }

  backfills(options: Partial<BackfillsOptions> = {}): Backfills {
    return new Backfills({
      knex: this.knex,
      log: this.log,
      queue: this.queue,
      mirrors: undefined,
      settings: {
        directory: '/mirrors',
        maxBytes: 1024 * 1024,
        folders: [this.folder],
        remotes: ['git.acme.test/acme/*'],
      },
      onMapped: async repository => {
        this.mapped.push(repository);
      },
      now: this.now,
      ...this.options,
      ...options,
    });
  }

  /** A worker that has the lease until it runs out, and then is gone. */
  async claim(): Promise<Lease> {
    const [lease] = await this.queue.claim(1);
    return lease;
  }

  /** All that is due. */
  async settle(backfills = this.backfills()): Promise<void> {
    for (
      let lease = await this.claim();
      lease !== undefined;
      lease = await this.claim()
    ) {
      await backfills.work(lease, new AbortController().signal);
    }
  }

  /** What was told, comparable. */
  async told(): Promise<string[]> {
    const events: Array<{ source: string; event_id: string }> = await this.knex(
      'event',
    );
    return events.map(it => `${it.source} ${it.event_id}`).sort();
  }
}
