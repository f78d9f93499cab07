import { BlueprintProblem } from '@groundwork/backstage-plugin-environments-common';
import {
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { RefusedBlueprintRow } from '../database/rows';
import { Refused } from './types';

const ROWS_PER_INSERT = 100;

/** Keeps what was wrong with definitions when they were last read. */
export class RefusedStore {
  constructor(private readonly knex: Knex) {}

  async list(): Promise<Array<Refused & { since: Date }>> {
    const rows = await this.knex<RefusedBlueprintRow>(
      'refused_blueprint',
    ).orderBy(['location', 'blueprint_id']);
    return rows.map(row => ({
      location: row.location,
      blueprintId: row.blueprint_id || undefined,
      since: fromTimestamp(row.since),
      problems:
        fromJsonColumn<BlueprintProblem[]>(this.knex, row.problems) ?? [],
    }));
  }

  /**
   * Sets what is wrong now. What was wrong with the same definition before keeps
   * its time.
   */
  async replaceAll(refused: readonly Refused[], now: Date): Promise<void> {
    const rows = new Map(
      refused.map(it => [
        keyOf(it.location, it.blueprintId ?? ''),
        {
          location: it.location,
          blueprint_id: it.blueprintId ?? '',
          since: toTimestamp(now),
          problems: toJsonColumn(it.problems),
        },
      ]),
    );
    await this.knex.transaction(async trx => {
      const known = await trx<RefusedBlueprintRow>('refused_blueprint').select(
        'location',
        'blueprint_id',
      );
      const mended = known.filter(
        row => !rows.has(keyOf(row.location, row.blueprint_id)),
      );
      for (const { location, blueprint_id } of mended) {
        await trx('refused_blueprint')
          .where({ location, blueprint_id })
          .delete();
      }
      const all = [...rows.values()];
      for (let start = 0; start < all.length; start += ROWS_PER_INSERT) {
        await trx('refused_blueprint')
          .insert(all.slice(start, start + ROWS_PER_INSERT))
          .onConflict(['location', 'blueprint_id'])
          .merge(['problems']);
      }
    });
  }
}

function keyOf(location: string, blueprintId: string): string {
  return JSON.stringify([location, blueprintId]);
}
