import { Knex } from 'knex';
import { TestResult, testKeyOf } from '../testResults';
import { packResults } from './partCodec';
import { StagedResult, UploadAbout } from './types';

/** Results in one row, of which one is held in memory. */
const PART_SIZE = 1_000;
/**
 * Failures of one document of which more than counts are kept. Who has more has
 * another problem than one test.
 */
const MAX_DETAILS = 5_000;

/** Writes the results of a document to the database while it is read. */
export class Staging {
  #parts = 0;
  #entries = 0;
  #details = 0;
  #durationMs = 0;
  #pending: StagedResult[] = [];
  /** Tools that write an entry for each attempt write the pass after it. */
  readonly #failed = new Set<string>();

  constructor(
    private readonly options: {
      knex: Knex;
      uploadId: string;
      about: UploadAbout;
      receivedAt: Date;
    },
  ) {}

  /** Of all tests together. */
  get durationMs(): number {
    return this.#durationMs;
  }

  async add(result: TestResult): Promise<void> {
    this.#entries += 1;
    this.#durationMs += result.durationMs ?? 0;
    // What did not run says nothing of the test; it is counted by the upload
    if (result.status === 'skipped') {
      return;
    }
    this.#pending.push(this.#staged(result));
    if (this.#pending.length === PART_SIZE) {
      await this.flush();
    }
  }

  /** Writes what is still in memory. */
  async flush(): Promise<void> {
    const results = this.#pending;
    this.#pending = [];
    if (results.length === 0) {
      return;
    }
    const { knex, uploadId, receivedAt } = this.options;
    await knex('test_upload_part').insert({
      upload_id: uploadId,
      part: this.#parts++,
      received_at: receivedAt.getTime(),
      staged_z: await packResults(results),
    });
  }

  /** Removes what was written, when nothing of the document is to count. */
  async discard(knex: Knex = this.options.knex): Promise<void> {
    await knex('test_upload_part')
      .where({ upload_id: this.options.uploadId })
      .delete();
  }

  #staged(result: TestResult): StagedResult {
    const { repository, job } = this.options.about;
    const { durationMs, message, suite, file, className, name, parameters } =
      result;
    const key = testKeyOf({ ...result, repository, job });
    const outcome = result.status === 'passed' ? 'passed' : 'failed';
    const isRetried =
      outcome === 'passed' && (result.isFlaky || this.#failed.has(key));
    const isTrouble = outcome === 'failed' || isRetried;
    const isKept = isTrouble && this.#details < MAX_DETAILS;
    if (isKept) {
      this.#details += 1;
      if (outcome === 'failed') {
        this.#failed.add(key);
      }
    }
    const names = { suite, file, className, name, parameters };
    return {
      key,
      outcome,
      isRetried,
      durationMs,
      ...(isKept && { details: { ...names, entry: this.#entries, message } }),
    };
  }
}
