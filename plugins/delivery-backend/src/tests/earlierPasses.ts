import { Knex } from 'knex';
import { ofUpload } from './executionRow';
import { hasKey } from './partCodec';
import { ExecutionRow, UploadRow } from './types';

const DAY_MS = 86_400_000;
/** Within which a pass on the same contents contradicts a failure: rule R1. */
export const SAME_TREE_MS = 14 * DAY_MS;
/** Uploads of the same contents that are looked at, the nearest first. */
const MAX_UPLOADS = 20;
/** Of them all; each has the keys of up to 1,000 tests. */
const MAX_PARTS = 400;

/**
 * Finds passes of tests on the contents on which they have failed now, from
 * before anybody asked for rows of them.
 */
export async function findEarlierPasses(
  trx: Knex.Transaction,
  upload: UploadRow,
  failed: readonly string[],
): Promise<ExecutionRow[]> {
  if (failed.length === 0) {
    return [];
  }
  const uploads = await findSameContents(trx, upload);
  const parts: Array<{ upload_id: string; passed: Buffer }> = await trx(
    'test_upload_part',
  )
    .whereIn(
      'upload_id',
      uploads.map(({ id }) => id),
    )
    .whereNotNull('passed')
    .orderBy(['upload_id', 'part'])
    .limit(MAX_PARTS)
    .select('upload_id', 'passed');
  const byId = new Map(uploads.map(it => [it.id, it]));
  return parts.flatMap(({ upload_id, passed }) => {
    const of = byId.get(upload_id);
    return of
      ? failed
          .filter(key => hasKey(passed, key))
          .map(key => earlierPass(of, key))
      : [];
  });
}

async function findSameContents(
  trx: Knex.Transaction,
  { id, repository, job, sha, tree, at }: UploadRow,
): Promise<UploadRow[]> {
  return trx<UploadRow>('test_upload')
    .where({ repository, job, is_mass_failure: false })
    .where(same => same.where({ tree }).orWhere({ sha }))
    .whereNot({ id })
    .whereBetween('at', [at - SAME_TREE_MS, at + SAME_TREE_MS])
    .orderByRaw('abs(at - ?), id', [at])
    .limit(MAX_UPLOADS);
}

/** How long it took is in the counts of the day alone. */
function earlierPass(upload: UploadRow, key: string): ExecutionRow {
  return {
    ...ofUpload(upload),
    test_key: key,
    entry: 0,
    outcome: 'passed',
    is_retried: false,
    duration_ms: null,
    message: null,
  };
}
