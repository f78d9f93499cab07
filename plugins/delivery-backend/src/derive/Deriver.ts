import {
  Lease,
  LeaseQueue,
  retryOnDeadlock,
  toJsonColumn,
  upsertInChunks,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { compareText } from '../domain/collections/compare';
import { Snapshot } from '../directory';
import { ComponentMap } from '../git';
import { Horizons } from '../retention/horizons';
import { withoutOldRecords, withoutOldRows } from '../retention/withoutOld';
import { deriveRepository } from './deriveRepository';
import { NO_CATALOG } from './DirtyRepositories';
import { namingOf } from './naming';
import { RecordReader } from './readRecords';
import { planRows, replaceRows } from './replaceRows';
import { Derivation } from './types';

/** What a deriver works with. */
export interface DeriverOptions {
  knex: Knex;
  queue: LeaseQueue;
  /** What the catalog says, and whether it says it now. */
  directory: { snapshot: Snapshot; isAvailable: boolean };
  /** Which components paths belong to where somebody said so. */
  findMaps: (
    repositories: readonly string[],
  ) => Promise<ReadonlyMap<string, ComponentMap>>;
  now: () => Date;
  /** Of derivations. */
  version: number;
  /** Before when nothing is told of at a time; without it, all is. */
  horizonsAt?: (now: Date) => Horizons;
  /** How long a repository rests at least once it was derived. */
  restMs: number;
}

/** A repository whose deriving takes long rests as many times as long. */
const RESTS_PER_WORK = 4;
const FOR_EVER: Horizons = { numbers: -Infinity, records: -Infinity };

/** Makes numbers of the records of repositories. */
export class Deriver {
  /** When repositories may be derived again by this replica. */
  readonly #restingUntil = new Map<string, number>();

  constructor(private readonly options: DeriverOptions) {}

  /**
   * Derives leased repositories, each in a transaction of its own. Those that were
   * derived just now are given back until they have rested: events come in swarms,
   * and each time all of a repository is read.
   *
   * @returns how many were written
   */
  async derive(
    leases: readonly Lease[],
    signal?: AbortSignal,
  ): Promise<number> {
    const { queue, now } = this.options;
    const time = now().getTime();
    let written = 0;
    for (const [repository, until] of this.#restingUntil) {
      if (until <= time) {
        this.#restingUntil.delete(repository);
      }
    }
    for (const lease of leases) {
      signal?.throwIfAborted();
      const until = this.#restingUntil.get(lease.key);
      if (until !== undefined) {
        await queue.release([lease], { dueAt: new Date(until) });
      } else if (await this.#deriveOne(lease, signal)) {
        written += 1;
      }
    }
    return written;
  }

  async #deriveOne(lease: Lease, signal?: AbortSignal): Promise<boolean> {
    const { knex, directory, findMaps, now, restMs } = this.options;
    const repository = lease.key;
    const began = performance.now();
    const derivedAt = now();
    const { snapshot } = directory;
    const records = await new RecordReader(knex, repository, snapshot).read();
    const maps = await findMaps([repository]);
    const naming = namingOf(repository, snapshot, maps.get(repository));
    const horizons = this.options.horizonsAt?.(derivedAt) ?? FOR_EVER;
    const { rows, ...about } = deriveRepository(
      withoutOldRecords(records, horizons),
      naming,
      { now: derivedAt.getTime() },
    );
    const derivation = { ...about, rows: withoutOldRows(rows, horizons) };
    signal?.throwIfAborted();
    const isWritten = await this.#write(lease, derivation, derivedAt);
    const took = performance.now() - began;
    this.#restingUntil.set(
      repository,
      now().getTime() + Math.max(restMs, RESTS_PER_WORK * took),
    );
    return isWritten;
  }

  async #write(
    lease: Lease,
    derivation: Derivation,
    derivedAt: Date,
  ): Promise<boolean> {
    const { knex, queue } = this.options;
    const plan = await planRows(knex, lease.key, derivation.rows);
    return retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const [held] = await queue.hold(trx, [lease]);
        if (!held) {
          return false;
        }
        await replaceRows(trx, plan);
        await this.#writeDerivation(trx, lease.key, derivation, derivedAt);
        const { settlesAt } = derivation;
        await queue.complete(trx, [
          settlesAt === undefined
            ? held
            : { lease: held, nextDueAt: new Date(settlesAt) },
        ]);
        return true;
      }),
    );
  }

  /** Also of a repository that has nothing: else it were derived for ever. */
  async #writeDerivation(
    trx: Knex.Transaction,
    repository: string,
    { rows, remarks }: Derivation,
    derivedAt: Date,
  ): Promise<void> {
    const { directory, version } = this.options;
    const all = [
      ...remarks,
      ...(directory.isAvailable ? [] : [NO_CATALOG]),
    ].sort(compareText);
    await upsertInChunks(
      trx,
      'derivation',
      [
        {
          repository,
          version,
          derived_at: derivedAt.getTime(),
          remarks: toJsonColumn(all),
          is_empty: Object.values(rows).every(({ length }) => length === 0),
        },
      ],
      { key: ['repository'] },
    );
  }
}
