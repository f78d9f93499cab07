import {
  dialectOf,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { RollupRow } from '../database/rows';
import { sumsOfRow } from './rollupRows';
import { KeyedSums, sumsKeyOf } from './sums';

/** Some megabytes; those that were read first go first. */
const REMEMBERED = 5_000;

type MarkedKey = Pick<RollupRow, 'scorecard_id' | 'owner_ref' | 'tier'> & {
  mark: string;
};

/**
 * Reads the sums of owners.
 *
 * Most of an organisation's sums have not changed since they were last asked
 * for, and are large to read and to parse. PostgreSQL tells which have, as each
 * version of a row names the transaction that wrote it (`xmin`). On SQLite they
 * are read anew; there nothing has to be sent.
 */
export class SumsMemory {
  readonly #known = new Map<string, { mark: string; sums: KeyedSums }>();

  constructor(private readonly options: { knex: Knex }) {}

  /** What is kept of some owners at this moment; not to be changed. */
  async read(owners: readonly string[]): Promise<KeyedSums[]> {
    const { knex } = this.options;
    if (dialectOf(knex) !== 'postgres') {
      const rows = await ofOwners(knex, owners).select('*');
      return rows.map(row => sumsOfRow(knex, row));
    }
    // Both statements must see the same, so that nothing is counted twice.
    return knex.transaction(
      async trx => {
        const keys: MarkedKey[] = await ofOwners(trx, owners).select(
          'scorecard_id',
          'owner_ref',
          'tier',
          trx.raw('xmin::text AS mark'),
        );
        const missing = new Set(
          keys
            .filter(key => this.#find(key) === undefined)
            .map(key => key.owner_ref),
        );
        const sums = keys.flatMap(key => this.#find(key) ?? []);
        return missing.size === 0
          ? sums
          : [
              ...sums.filter(({ ownerRef }) => !missing.has(ownerRef)),
              ...(await this.#readAnew(trx, [...missing])),
            ];
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  }

  async #readAnew(
    trx: Knex.Transaction,
    owners: readonly string[],
  ): Promise<KeyedSums[]> {
    const rows: Array<RollupRow & MarkedKey> = await ofOwners(
      trx,
      owners,
    ).select('*', trx.raw('xmin::text AS mark'));
    return rows.map(row => {
      const sums = sumsOfRow(trx, row);
      this.#remember(row, sums);
      return sums;
    });
  }

  #find(key: MarkedKey): KeyedSums | undefined {
    const known = this.#known.get(keyOf(key));
    return known?.mark === key.mark ? known.sums : undefined;
  }

  #remember(row: MarkedKey, sums: KeyedSums): void {
    const key = keyOf(row);
    this.#known.delete(key);
    this.#known.set(key, { mark: row.mark, sums });
    if (this.#known.size > REMEMBERED) {
      const [oldest] = this.#known.keys();
      this.#known.delete(oldest);
    }
  }
}

function ofOwners(knex: Knex, owners: readonly string[]) {
  return knex<RollupRow>('rollup').where(whereInArray('owner_ref', owners));
}

function keyOf(row: MarkedKey): string {
  return sumsKeyOf({
    scorecardId: row.scorecard_id,
    ownerRef: row.owner_ref,
    tier: row.tier,
  });
}
