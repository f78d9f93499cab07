import {
  Lease,
  LeaseQueue,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EventLog, LoggedEvent, NewEvent } from '../../log';
import { DIRTY_SUBJECTS, DirtySubjects } from '../DirtySubjects';
import { Projector } from '../Projector';
import { sourceRules } from '../sourceRules';

export const NOW = new Date('2026-03-03T12:00:00.000Z');
export const LEASE_FOR_MS = 30_000;
/** What folding and storing are made of, by which tests compare tables. */
const TABLES = [
  'change',
  'change_commit',
  'change_component',
  'deployment',
  'service_removal',
  'pipeline_run',
  'commit_node',
  'incident',
  'environment_request',
  'left_out',
  'projected_subject',
];

/** A log, and replicas that make records of it by a clock that they share. */
export class World {
  #now = NOW.getTime();
  readonly #queue: LeaseQueue;
  readonly dirty: DirtySubjects;
  readonly log: EventLog;

  constructor(readonly knex: Knex, readonly version = 1) {
    this.#queue = this.queueOf('a');
    this.dirty = new DirtySubjects({ knex, queue: this.#queue, version });
    this.log = new EventLog({ knex, marks: this.dirty });
  }

  readonly now = () => new Date(this.#now);

  pass(ms: number): void {
    this.#now += ms;
  }

  queueOf(worker: string): LeaseQueue {
    return new LeaseQueue({
      knex: this.knex,
      table: DIRTY_SUBJECTS,
      now: this.now,
      leaseForMs: LEASE_FOR_MS,
      worker,
    });
  }

  projector(log: Pick<EventLog, 'readOfSubjects'> = this.log): Projector {
    const { knex, version } = this;
    return new Projector({
      knex,
      log,
      queue: this.#queue,
      rules: sourceRules('the key of tests'),
      version,
    });
  }

  async tell(...events: LoggedEvent[]): Promise<void> {
    await this.log.append(events.map(untold), NOW);
  }

  claim(queue = this.#queue): Promise<Lease[]> {
    return queue.claim(100);
  }

  /** Until nothing is dirty. */
  async settle(): Promise<void> {
    for (
      let leases = await this.claim();
      leases.length > 0;
      leases = await this.claim()
    ) {
      await this.projector().project(leases);
    }
  }

  async marked(): Promise<string[]> {
    return this.knex(DIRTY_SUBJECTS).orderBy('key').pluck('key');
  }

  /** All that is stored of records, comparable. */
  async contents(): Promise<Record<string, string[]>> {
    const contents: Record<string, string[]> = {};
    for (const table of TABLES) {
      const rows: object[] = await this.knex(table);
      contents[table] = rows.map(it => JSON.stringify(it)).sort();
    }
    return contents;
  }

  async empty(): Promise<void> {
    for (const table of [...TABLES, 'event', DIRTY_SUBJECTS]) {
      await this.knex(table).delete();
    }
  }
}

/** As an ingest gives it to the log. */
export function untold({
  seq: _seq,
  receivedAt: _receivedAt,
  payload,
  ...event
}: LoggedEvent): NewEvent {
  return { ...event, payload: JSON.stringify(payload) };
}
