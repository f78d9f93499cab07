import {
  Lease,
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { applyPart } from './applyPart';
import { testMark } from './marks';
import { UploadRow } from './types';

/**
 * Counts an upload part by part, each in a transaction: a part that was counted
 * is empty, so that whoever goes on after a crash counts none twice.
 *
 * @param signal - Ends it between two parts; others go on from there
 */
export async function applyUpload(
  { knex, queue }: { knex: Knex; queue: LeaseQueue },
  { lease, id }: { lease: Lease; id: string },
  signal: AbortSignal,
): Promise<void> {
  const upload = await knex<UploadRow>('test_upload').where({ id }).first();
  const parts: number[] = await knex('test_upload_part')
    .where({ upload_id: id })
    .whereNotNull('staged_z')
    .orderBy('part')
    .pluck('part');
  for (const part of upload ? parts : []) {
    signal.throwIfAborted();
    await retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const held = await queue.hold(trx, [lease]);
        if (upload && held.length > 0) {
          const touched = await applyPart(trx, upload, part);
          await queue.mark([...new Set(touched)].map(testMark), { trx });
        }
      }),
    );
  }
  await knex.transaction(async trx => {
    await queue.complete(trx, await queue.hold(trx, [lease]));
  });
}
