import { createHash } from 'node:crypto';
import {
  fromJsonColumn,
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { isMassFailure } from '../domain/flaky';
import { PipelineRunRecord } from '../projections';
import {
  readTestResults,
  TestResultsRequest,
  TestResultsSummary,
} from '../testResults';
import { Staging } from './Staging';
import { UploadAbout, UploadReceipt, UploadRow } from './types';
import { uploadMark } from './marks';

/** Runs of one commit that are looked at for what its contents are. */
const MAX_RUNS = 20;

/** What is uploaded, and how it is to be read. */
export interface UploadedDocument {
  bytes: AsyncIterable<Uint8Array>;
  format: TestResultsRequest['format'];
  /** Whether a header says that it is gzip. */
  gzip: boolean;
}

/**
 * Takes documents with results of tests.
 *
 * While a document is read, its results are written in parts that count nothing.
 * Once it was read to its end, one transaction makes it count, by a row whose key
 * is made of whose results they are and of a digest of the document: however
 * often it is sent, and whenever one of us dies, it counts once or not at all.
 * Several documents with the same commit, job and attempt add up, as those of
 * shards do.
 */
export class TestUploads {
  constructor(
    private readonly options: {
      knex: Knex;
      queue: LeaseQueue;
      now: () => Date;
      newId: () => string;
      defaultBranches: readonly string[];
      /** Is called when there is something to count. */
      wake: () => void;
    },
  ) {}

  /**
   * Keeps the results of a document, or nothing of it.
   *
   * @throws TestResultsError if it cannot be read to its end
   */
  async receive(
    about: UploadAbout,
    { bytes, format, gzip }: UploadedDocument,
  ): Promise<UploadReceipt> {
    const { knex, now, newId, wake } = this.options;
    const id = newId();
    const receivedAt = now();
    const digest = createHash('sha256');
    const results = readTestResults(bytes, {
      format,
      gzip,
      onBytes: chunk => digest.update(chunk),
    });
    const staging = new Staging({ knex, uploadId: id, about, receivedAt });
    try {
      for await (const result of results) {
        await staging.add(result);
      }
      await staging.flush();
      const { summary } = results;
      const row = this.#rowOf(id, about, {
        summary,
        digest: digest.digest('hex'),
        format: results.format ?? format,
        receivedAt,
        durationMs: staging.durationMs,
      });
      const receipt = await this.#complete(row, staging, summary);
      wake();
      return receipt;
    } catch (error) {
      await staging.discard();
      throw error;
    }
  }

  #complete(
    row: UploadRow,
    staging: Staging,
    summary: TestResultsSummary,
  ): Promise<UploadReceipt> {
    const { knex, queue } = this.options;
    return retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const tree = row.tree === row.sha ? await findTree(trx, row) : row.tree;
        const inserted = await trx('test_upload')
          .insert({ ...row, tree })
          .onConflict(['content_key'])
          .ignore()
          .returning('id');
        const isDuplicate = inserted.length === 0;
        if (isDuplicate) {
          await staging.discard(trx);
        } else {
          await queue.mark([uploadMark(row.id)], { trx });
        }
        const { id } = isDuplicate
          ? await trx('test_upload')
              .where({ content_key: row.content_key })
              .first('id')
          : row;
        return {
          id,
          isDuplicate,
          summary,
          isMassFailure: row.is_mass_failure,
        };
      }),
    );
  }

  #rowOf(
    id: string,
    about: UploadAbout,
    read: {
      summary: TestResultsSummary;
      digest: string;
      format: string;
      receivedAt: Date;
      durationMs: number;
    },
  ): UploadRow {
    const { repository, sha, tree, branch, job, attempt, run, at } = about;
    const { tests, flaky, leftOut, bytes } = read.summary;
    const failed = tests.failed + tests.errored;
    return {
      id,
      content_key: digestOf(repository, sha, job, attempt, read.digest),
      repository,
      sha,
      tree: tree ?? sha,
      branch: branch ?? null,
      is_default_branch:
        branch !== undefined && this.options.defaultBranches.includes(branch),
      job,
      attempt,
      run: run ?? null,
      // Without the job: one rerun of a pipeline is that of all of its jobs
      run_key: digestOf(repository, sha, run ?? ''),
      format: read.format,
      at,
      received_at: read.receivedAt.getTime(),
      is_mass_failure: isMassFailure({ passed: tests.passed, failed }),
      ...tests,
      flaky,
      left_out: Object.values(leftOut).reduce((sum, it) => sum + it, 0),
      bytes,
      duration_ms: read.durationMs,
    };
  }
}

/** What another upload, or an event of CI, says of the contents of a commit. */
async function findTree(
  trx: Knex.Transaction,
  { repository, sha }: UploadRow,
): Promise<string> {
  const other = await trx('test_upload')
    .where({ repository, sha })
    .whereNot({ tree: sha })
    .first('tree');
  if (other) {
    return other.tree;
  }
  const runs = await trx('pipeline_run')
    .where({ repository, sha })
    .limit(MAX_RUNS)
    .select('record');
  return (
    runs
      .map(it => fromJsonColumn<PipelineRunRecord>(trx, it.record)?.tree)
      .find(it => it !== undefined) ?? sha
  );
}

function digestOf(...parts: Array<string | number>): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
