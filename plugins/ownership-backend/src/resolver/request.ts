import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { ResolveRequest } from '@groundwork/backstage-plugin-ownership-common';

const MAX_INPUT_BYTES = 1024 * 1024;
/** How many answers may be asked for. */
export const MAX_LIMIT = 20;
const DEFAULT_LIMIT = 5;
const MAX_QUESTIONS = 1_000;

const ISO_8601 =
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Several questions, and what holds for all of them. */
export interface ResolveBatch
  extends Pick<ResolveRequest, 'at' | 'limit' | 'include'> {
  /** Up to 1,000. */
  questions: ReadonlyArray<Pick<ResolveRequest, 'query' | 'payload'>>;
}

/** What is to be answered, checked. */
export interface CheckedBatch {
  inputs: JsonValue[];
  /** undefined for now. */
  at?: Date;
  limit: number;
  withContact: boolean;
}

/**
 * Checks what was asked.
 *
 * @throws InputError that says which field is wrong, and what would be right
 */
export function checkBatch(batch: ResolveBatch, now: Date): CheckedBatch {
  const { questions, at, limit, include = [] } = batch;
  if (questions.length > MAX_QUESTIONS) {
    throw new InputError(
      `There are ${questions.length} questions; at most ${MAX_QUESTIONS} are answered at once`,
    );
  }
  return {
    inputs: questions.map((question, index) =>
      checkInput(question, questions.length > 1 ? `queries[${index}]: ` : ''),
    ),
    at: at === undefined ? undefined : checkTime(at, now),
    limit: checkLimit(limit),
    withContact: include.includes('contact'),
  };
}

function checkInput(
  { query, payload }: Pick<ResolveRequest, 'query' | 'payload'>,
  where: string,
): JsonValue {
  if ((query === undefined) === (payload === undefined)) {
    throw new InputError(
      `${where}${
        query === undefined
          ? "Neither 'query' nor 'payload' is given"
          : "Both 'query' and 'payload' are given"
      }; give one: 'query' for text, 'payload' for JSON`,
    );
  }
  if (query === undefined) {
    assertSize(sizeOf(payload, where), `${where}'payload'`);
    return payload as JsonValue;
  }
  if (query.trim() === '') {
    throw new InputError(
      `${where}'query' is empty; paste a host, a stack trace, an alert, a name`,
    );
  }
  assertSize(Buffer.byteLength(query), `${where}'query'`);
  return query;
}

function sizeOf(payload: unknown, where: string): number {
  try {
    return Buffer.byteLength(JSON.stringify(payload));
  } catch (error) {
    throw new InputError(
      `${where}'payload' is not JSON, or nested too deeply`,
      error,
    );
  }
}

function assertSize(bytes: number, what: string): void {
  if (bytes > MAX_INPUT_BYTES) {
    throw new InputError(
      `${what} is ${bytes} bytes long; at most ${MAX_INPUT_BYTES} (1 MiB) are read, so leave out what matters least`,
    );
  }
}

function checkTime(at: string, now: Date): Date {
  const time = new Date(at);
  if (!ISO_8601.test(at) || Number.isNaN(time.getTime())) {
    throw new InputError(
      `'at' is '${at}'; it must be a time in ISO 8601, such as 2026-03-03 or 2026-03-03T09:30:00Z`,
    );
  }
  if (time > now) {
    throw new InputError(
      `'at' is '${at}', which is in the future; leave it out to ask about now`,
    );
  }
  return time;
}

function checkLimit(limit: number = DEFAULT_LIMIT): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(
      `'limit' is ${limit}; it must be a whole number from 1 to ${MAX_LIMIT}`,
    );
  }
  return limit;
}
