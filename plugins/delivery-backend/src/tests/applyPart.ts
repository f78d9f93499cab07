import {
  dialectOf,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { addToDays } from './days';
import { findEarlierPasses } from './earlierPasses';
import { executionRow } from './executionRow';
import { packKeys, unpackResults } from './partCodec';
import { StagedResult, UploadRow } from './types';

/**
 * Counts one part of an upload, in a transaction that holds the lease of the
 * upload.
 *
 * Every test has counts by day. Rows are kept of what failed, and from then on of
 * each pass of that test: rules need both, and few tests ever fail. That the
 * contents of which a test fails passed before is found in the keys that each
 * part keeps of what passed, 8 bytes each, for 14 days.
 *
 * @returns the tests of which something new is known
 */
export async function applyPart(
  trx: Knex.Transaction,
  upload: UploadRow,
  part: number,
): Promise<string[]> {
  const stored = await trx('test_upload_part')
    .where({ upload_id: upload.id, part })
    .first('staged_z');
  if (!stored?.staged_z) {
    return [];
  }
  const results = await unpackResults(stored.staged_z);
  const touched = upload.is_mass_failure
    ? []
    : await count(trx, upload, results);
  const passed = results.filter(it => it.outcome === 'passed');
  await trx('test_upload_part')
    .where({ upload_id: upload.id, part })
    .update({
      staged_z: null,
      passed: upload.is_mass_failure ? null : packKeys(passed.map(keyOf)),
    });
  return touched;
}

async function count(
  trx: Knex.Transaction,
  upload: UploadRow,
  results: readonly StagedResult[],
): Promise<string[]> {
  await lockRepository(trx, upload.repository);
  await addToDays(trx, upload, results);
  const troubles = results.filter(it => it.details !== undefined);
  await addStates(trx, upload, troubles);
  const known = await findKnown(trx, results);
  const passes = results.filter(
    it => it.outcome === 'passed' && !it.details && known.has(it.key),
  );
  const failed = troubles.filter(it => it.outcome === 'failed').map(keyOf);
  await upsertInChunks(
    trx,
    'test_execution',
    [
      ...[...troubles, ...passes].map(it => executionRow(upload, it)),
      ...(await findEarlierPasses(trx, upload, failed)),
    ],
    { key: ['test_key', 'upload_id', 'entry'], merge: [] },
  );
  await seeAgain(trx, upload, [...known.keys()]);
  return [
    ...troubles.map(keyOf),
    ...(await findContradicted(trx, upload, passes.map(keyOf))),
    ...passes.map(keyOf).filter(key => known.get(key) !== 'healthy'),
  ];
}

/**
 * Of two uploads that are counted at the same time, one with a failure and one
 * with a pass of the same test, each would miss the other. SQLite has one writer.
 */
async function lockRepository(
  trx: Knex.Transaction,
  repository: string,
): Promise<void> {
  if (dialectOf(trx) === 'postgres') {
    await trx.raw(
      "SELECT pg_advisory_xact_lock(hashtext('groundwork tests of ' || current_schema()), hashtext(?))",
      [repository],
    );
  }
}

async function addStates(
  trx: Knex.Transaction,
  upload: UploadRow,
  troubles: readonly StagedResult[],
): Promise<void> {
  const rows = troubles.flatMap(({ key, details }) =>
    details
      ? [
          {
            test_key: key,
            repository: upload.repository,
            suite: details.suite,
            file: details.file,
            class_name: details.className,
            name: details.name,
            parameters: details.parameters,
            job: upload.job,
            component: undefined,
            state: 'healthy',
            evidence: '[]',
            first_seen_at: upload.at,
            last_seen_at: upload.at,
            last_flake_at: undefined,
          },
        ]
      : [],
  );
  await upsertInChunks(trx, 'test_state', rows, {
    key: ['test_key'],
    merge: [],
  });
}

/** Tests that have failed at some time, with what is thought of them. */
async function findKnown(
  trx: Knex.Transaction,
  results: readonly StagedResult[],
): Promise<Map<string, string>> {
  const rows = await trx('test_state')
    .where(whereInArray('test_key', [...new Set(results.map(keyOf))]))
    .select('test_key', 'state');
  return new Map(rows.map(it => [it.test_key, it.state]));
}

async function seeAgain(
  trx: Knex.Transaction,
  { at }: UploadRow,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) {
    return;
  }
  await trx('test_state')
    .where(whereInArray('test_key', keys))
    .where('last_seen_at', '<', at)
    .update({ last_seen_at: at });
  await trx('test_state')
    .where(whereInArray('test_key', keys))
    .where('first_seen_at', '>', at)
    .update({ first_seen_at: at });
}

/** Tests that passed now, and failed on the same contents. */
async function findContradicted(
  trx: Knex.Transaction,
  { tree, sha }: UploadRow,
  keys: readonly string[],
): Promise<string[]> {
  if (keys.length === 0) {
    return [];
  }
  return trx('test_execution')
    .where(whereInArray('test_key', keys))
    .whereIn('tree', [tree, sha])
    .where({ outcome: 'failed' })
    .distinct('test_key')
    .pluck('test_key');
}

function keyOf({ key }: StagedResult): string {
  return key;
}
