import {
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';

/** A definition that was refused when it was last read. */
export interface Refused {
  location: string;
  /** Undefined when its text does not tell. */
  scorecardId?: string;
  problems: DefinitionProblem[];
}

/** With the time since which it is so. */
export type StoredRefused = Refused & { since: Date };

interface RefusedRow {
  location: string;
  scorecard_id: string;
  since: TimestampColumn;
  problems: unknown;
}

const keyOf = (location: string, scorecardId: string) =>
  JSON.stringify([location, scorecardId]);

/** What was wrong with definitions when they were last read. */
export class RefusedStore {
  constructor(private readonly knex: Knex) {}

  async list(): Promise<StoredRefused[]> {
    const rows = await this.knex<RefusedRow>('refused_definition').orderBy([
      'location',
      'scorecard_id',
    ]);
    return rows.map(row => ({
      location: row.location,
      scorecardId: row.scorecard_id || undefined,
      since: fromTimestamp(row.since),
      problems:
        fromJsonColumn<DefinitionProblem[]>(this.knex, row.problems) ?? [],
    }));
  }

  /**
   * Sets what is wrong now. What was wrong with the same definition before
   * keeps its time.
   */
  async replaceAll(refused: readonly Refused[], now: Date): Promise<void> {
    const rows = new Map(
      refused.map(it => [
        keyOf(it.location, it.scorecardId ?? ''),
        {
          location: it.location,
          scorecard_id: it.scorecardId ?? '',
          since: toTimestamp(now),
          problems: toJsonColumn(it.problems),
        },
      ]),
    );
    await this.knex.transaction(async trx => {
      const known = await trx<RefusedRow>('refused_definition').select(
        'location',
        'scorecard_id',
      );
      for (const row of known) {
        if (!rows.has(keyOf(row.location, row.scorecard_id))) {
          await trx('refused_definition')
            .where({
              location: row.location,
              scorecard_id: row.scorecard_id,
            })
            .delete();
        }
      }
      if (rows.size > 0) {
        await trx('refused_definition')
          .insert([...rows.values()])
          .onConflict(['location', 'scorecard_id'])
          .merge(['problems']);
      }
    });
  }
}
