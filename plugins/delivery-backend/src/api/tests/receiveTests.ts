import { IncomingMessage } from 'node:http';
import { InputError, isError } from '@backstage/errors';
import {
  PayloadTooLargeError,
  UnsupportedMediaTypeError,
} from '../../ingest/errors';
import { findProblemOfTime } from '../../ingest/findProblemOfTime';
import { TestResultsError } from '../../testResults';
import { UploadAbout, UploadReceipt } from '../../tests';
import { TestUploads } from '../../tests/TestUploads';
import { repositoryOf } from './repositoryOf';
import { storable } from './storable';

/** What the address of an upload says. */
export interface UploadQuery {
  repository: string;
  commit: string;
  job: string;
  attempt: number;
  tree?: string;
  branch?: string;
  run?: string;
  format?: string;
  at?: string;
}

/** Takes the body of a request as results of tests, while it comes in. */
export async function receiveTests(
  request: IncomingMessage,
  query: UploadQuery,
  { uploads, now }: { uploads: TestUploads; now: () => Date },
): Promise<UploadReceipt> {
  const about = aboutOf(query, now());
  const gzip = isGzipped(request);
  const format =
    query.format === 'junit' || query.format === 'ctrf' ? query.format : 'auto';
  try {
    return await uploads.receive(about, {
      // Who sends must be able to read the answer when it is not read to its end
      bytes: request.iterator({ destroyOnReturn: false }),
      format,
      gzip,
    });
  } catch (error) {
    throw toHttpError(error, request);
  } finally {
    request.resume();
  }
}

function aboutOf(query: UploadQuery, now: Date): UploadAbout {
  const { tree, branch, run, job, attempt, at } = query;
  const time = at === undefined ? now : new Date(at);
  const problem = findProblemOfTime(time, now);
  if (problem) {
    throw new InputError(`at ${problem}`);
  }
  return {
    repository: storable('repository', repositoryOf(query.repository)),
    sha: query.commit.toLowerCase(),
    tree: tree?.toLowerCase(),
    branch: branch && storable('branch', branch.replace(/^refs\/heads\//, '')),
    job: storable('job', job),
    attempt,
    run: run && storable('run', run),
    at: time.getTime(),
  };
}

function isGzipped(request: IncomingMessage): boolean {
  const encoding = (request.headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase();
  if (!['identity', 'gzip', 'x-gzip'].includes(encoding)) {
    throw new UnsupportedMediaTypeError(
      `The Content-Encoding is ${encoding}: send the document gzipped, or as it is`,
    );
  }
  return encoding !== 'identity';
}

function toHttpError(error: unknown, request: IncomingMessage): unknown {
  if (error instanceof TestResultsError) {
    const message = `${error.message}; nothing of it is kept`;
    return error.failure === 'tooLarge'
      ? new PayloadTooLargeError(message)
      : new InputError(message);
  }
  return request.destroyed && !request.complete && isError(error)
    ? new InputError('The body broke off; nothing of it is kept', error)
    : error;
}

/** What whoever has sent it should know. */
export function remarksOf({
  summary,
  isDuplicate,
  isMassFailure,
}: UploadReceipt): string[] {
  const { tests, problems, cut } = summary;
  const count = tests.passed + tests.failed + tests.errored + tests.skipped;
  const remarks = [...problems];
  if (count === 0) {
    remarks.push(
      'It holds no result of any test; check that the tests ran, and that this is the file that they wrote',
    );
  }
  if (isDuplicate) {
    remarks.push(
      'The same document was sent before for this commit, job and attempt; it counts once',
    );
  }
  if (isMassFailure) {
    remarks.push(
      'At least 80 % of the tests failed, so that something else was broken; nothing is made of it',
    );
  }
  const fields = Object.keys(cut);
  if (fields.length > 0) {
    remarks.push(`Longer than what is kept of it: ${fields.join(', ')}`);
  }
  return remarks;
}
