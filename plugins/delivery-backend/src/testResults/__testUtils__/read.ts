import { readTestResults, TestResultsRequest } from '../readTestResults';
import { TestResult, TestResultsSummary } from '../types';

/** A document in pieces of a size; the last can be smaller. */
export async function* inChunks(
  document: string | Uint8Array,
  size = 1_000_000,
): AsyncGenerator<Uint8Array, void> {
  const bytes = Buffer.from(document);
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

/** Everything that comes of a document, with what ends it early. */
export interface Outcome {
  results: TestResult[];
  summary: TestResultsSummary;
  error?: unknown;
}

/** Reads a document to its end, or to its first error. */
export async function read(
  source: string | Uint8Array | AsyncIterable<Uint8Array>,
  request: TestResultsRequest,
): Promise<Outcome> {
  const isDocument = typeof source === 'string' || source instanceof Uint8Array;
  const testResults = readTestResults(
    isDocument ? inChunks(source) : source,
    request,
  );
  const results: TestResult[] = [];
  try {
    for await (const result of testResults) {
      results.push(result);
    }
  } catch (error) {
    return { results, summary: testResults.summary, error };
  }
  return { results, summary: testResults.summary };
}

/** The message of what ends a document early, and the names read before. */
export async function failureOf(...[source, request]: Parameters<typeof read>) {
  const { results, error, summary } = await read(source, request);
  const names = results.map(({ name }) => name);
  const { message } = error as Error;
  return { names, message, isComplete: summary.isComplete };
}
