import {
  LeaseQueue,
  fromJsonColumn,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EventLog, NewEvent } from '../../log';
import { Snapshot } from '../../directory';
import { DIRTY_SUBJECTS, DirtySubjects } from '../../store/DirtySubjects';
import { Projector } from '../../store/Projector';
import { sourceRules } from '../../store/sourceRules';
import { Horizons } from '../../retention/horizons';
import { Deriver } from '../Deriver';
import { DIRTY_REPOSITORIES, DirtyRepositories } from '../DirtyRepositories';
import { DERIVED_TABLES } from '../replaceRows';
import { snapshotOf } from './shop';

/** Ten days after what happens in the shop. */
export const NOW = new Date('2026-03-12T12:00:00.000Z');
export const REST_MS = 2_000;

/** From events to numbers, by a clock of its own. */
export class DerivedWorld {
  #now = NOW.getTime();
  readonly #subjects: LeaseQueue;
  readonly repositories: LeaseQueue;
  readonly log: EventLog;
  readonly dirty: DirtyRepositories;
  readonly deriver: Deriver;
  readonly #projector: Projector;
  /** What the catalog says; to be changed. */
  readonly directory: { snapshot: Snapshot; isAvailable: boolean };

  constructor(readonly knex: Knex, version = 1) {
    this.directory = { snapshot: snapshotOf(), isAvailable: true };
    const queueOf = (table: string) =>
      new LeaseQueue({
        knex,
        table,
        now: this.now,
        leaseForMs: 60_000,
        worker: 'a',
      });
    this.#subjects = queueOf(DIRTY_SUBJECTS);
    this.repositories = queueOf(DIRTY_REPOSITORIES);
    const marks = new DirtySubjects({ knex, queue: this.#subjects, version });
    this.log = new EventLog({ knex, marks });
    this.dirty = new DirtyRepositories({
      knex,
      queue: this.repositories,
      version,
      snapshot: () => this.directory.snapshot,
    });
    this.#projector = new Projector({
      knex,
      log: this.log,
      queue: this.#subjects,
      rules: sourceRules('the key of tests'),
      version,
      repositories: this.dirty,
    });
    this.deriver = this.deriverOf(version);
  }

  /** Before when nothing is told of; to be changed. */
  horizonsAt?: (now: Date) => Horizons;

  readonly now = () => new Date(this.#now);

  pass(ms: number): void {
    this.#now += ms;
  }

  deriverOf(version: number): Deriver {
    return new Deriver({
      knex: this.knex,
      queue: this.repositories,
      directory: this.directory,
      findMaps: async () => new Map(),
      horizonsAt: this.horizonsAt,
      now: this.now,
      version,
      restMs: REST_MS,
    });
  }

  async tell(events: readonly NewEvent[]): Promise<void> {
    await this.log.append(events, NOW);
  }

  /** Makes records of all that was told. */
  async project(): Promise<void> {
    for (
      let leases = await this.#subjects.claim(100);
      leases.length > 0;
      leases = await this.#subjects.claim(100)
    ) {
      await this.#projector.project(leases);
    }
  }

  /** Makes numbers of all records, without letting repositories rest. */
  async derive(): Promise<void> {
    const deriver = this.deriverOf(1);
    await deriver.derive(await this.repositories.claim(100));
  }

  async markAndDerive(repository: string): Promise<void> {
    await this.repositories.mark([repository]);
    await this.derive();
  }

  /** Makes records of all that was ever told. */
  async refold(): Promise<void> {
    await this.#subjects.markFrom(
      this.knex('projected_subject').select('subject'),
    );
    await this.project();
  }

  async settle(...events: NewEvent[]): Promise<void> {
    await this.tell(events);
    await this.project();
    await this.derive();
  }

  /** All that is derived, comparable, without numbers of rows. */
  async contents(): Promise<Record<string, string[]>> {
    const contents: Record<string, string[]> = {};
    for (const table of [...DERIVED_TABLES, 'derivation']) {
      const rows: Array<Record<string, unknown>> = await this.knex(table);
      contents[table] = rows
        .map(({ row_id: _row, id, ...row }) =>
          JSON.stringify(table === 'placed_deployment' ? { id, ...row } : row),
        )
        .sort();
    }
    return contents;
  }

  /** Readings of a metric as `item component value`, or why there is none. */
  async readings(metric: string): Promise<string[]> {
    const rows = await this.knex('reading').where({ metric });
    return rows
      .map(row =>
        [
          row.item,
          row.component,
          row.value ?? row.reason,
          ...(row.is_approximate ? ['approximate'] : []),
          ...(row.is_open ? ['open'] : []),
        ].join(' '),
      )
      .sort();
  }

  async remarks(repository: string): Promise<string[] | undefined> {
    const row = await this.knex('derivation').where({ repository }).first();
    return fromJsonColumn(this.knex, row?.remarks);
  }

  async empty(): Promise<void> {
    for (const table of [
      ...DERIVED_TABLES,
      'derivation',
      'event',
      'change',
      'change_commit',
      'change_component',
      'deployment',
      'pipeline_run',
      'commit_node',
      'incident',
      'environment_request',
      'link_correction',
      'left_out',
      'projected_subject',
      DIRTY_SUBJECTS,
      DIRTY_REPOSITORIES,
    ]) {
      await this.knex(table).delete();
    }
  }
}
