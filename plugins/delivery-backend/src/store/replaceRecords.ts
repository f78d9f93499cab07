import {
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { leftOutRows, RECORD_TABLES } from './rows';
import { Projection } from './types';

/**
 * Replaces all records of subjects, within a transaction that holds their leases.
 * A record stays where it was made when more payloads were there than now.
 *
 * @param version - of the folds that made them
 */
export async function replaceRecords(
  trx: Knex.Transaction,
  projections: readonly Projection[],
  version: number,
): Promise<void> {
  if (projections.length === 0) {
    return;
  }
  const known = await readForgotten(trx, projections);
  const replaced = projections.filter(
    ({ subject, forgotten }) => forgotten <= (known.get(subject) ?? Infinity),
  );
  await writeLeftOut(trx, projections);
  await writeRecords(trx, replaced);
  await upsertInChunks(
    trx,
    'projected_subject',
    projections.map(({ subject, forgotten }) => ({
      subject,
      version,
      forgotten: Math.min(forgotten, known.get(subject) ?? Infinity),
    })),
    { key: ['subject'] },
  );
}

/** How many payloads were missing when records were made, by subject. */
async function readForgotten(
  trx: Knex.Transaction,
  projections: readonly Projection[],
): Promise<Map<string, number>> {
  const rows = await trx<{ subject: string; forgotten: number }>(
    'projected_subject',
  )
    .where(whereInArray('subject', subjectsOf(projections)))
    .select('subject', 'forgotten');
  return new Map(rows.map(it => [it.subject, it.forgotten]));
}

async function writeRecords(
  trx: Knex.Transaction,
  projections: readonly Projection[],
): Promise<void> {
  for (const { table, key, subject, rowsOf } of RECORD_TABLES) {
    await trx(table)
      .where(whereInArray(subject, subjectsOf(projections)))
      .delete();
    const rows = projections.flatMap(it => rowsOf(it.subject, it.records));
    await upsertInChunks(trx, table, rows, { key });
  }
}

async function writeLeftOut(
  trx: Knex.Transaction,
  projections: readonly Projection[],
): Promise<void> {
  await trx('left_out')
    .where(whereInArray('subject', subjectsOf(projections)))
    .delete();
  await upsertInChunks(trx, 'left_out', projections.flatMap(leftOutRows), {
    key: ['subject', 'record', 'reason'],
  });
}

function subjectsOf(projections: readonly Projection[]): string[] {
  return projections.map(({ subject }) => subject);
}
