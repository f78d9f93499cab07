import { Bytes, inflate, isGzip, limitBytes, peek } from './bytes';
import { Fault, TestResultsError } from './errors';
import { readCtrf } from './readCtrf';
import { readJunit } from './readJunit';
import { Tally } from './Tally';
import {
  DEFAULT_LIMITS,
  TestResult,
  TestResultsLimits,
  TestResultsSummary,
} from './types';

/** A format in which test results come. */
export type TestResultsFormat = 'junit' | 'ctrf';

/** How to read a document. */
export interface TestResultsRequest {
  format: TestResultsFormat;
  /**
   * Set where a header says gzip: then nothing else is taken. Without it, what
   * begins like gzip is inflated.
   */
  gzip?: boolean;
  limits?: Partial<TestResultsLimits>;
}

/** Results, read once and no faster than they are taken. */
export interface TestResults extends AsyncIterable<TestResult> {
  /** What has been read so far, also after an error. */
  readonly summary: TestResultsSummary;
}

/**
 * Reads the results of tests. While it is read, memory holds 16 kB of a JUnit
 * document with what is in them, but all of a CTRF document.
 *
 * What comes before an error is given out first; the error and the summary say
 * how much it is. The source is closed when the results are no longer taken.
 *
 * @throws {@link TestResultsError} while it is read, if the document is not as
 * its format or above a limit; and what the source throws
 */
export function readTestResults(
  source: Bytes,
  { format, gzip = false, limits = {} }: TestResultsRequest,
): TestResults {
  const tally = new Tally();
  const all = { ...DEFAULT_LIMITS, ...limits };
  const maxBytes = format === 'junit' ? all.junitBytes : all.ctrfBytes;
  const read = format === 'junit' ? readJunit : readCtrf;
  const bytes = plainBytes(source, { gzip, maxBytes, tally });
  const results = countResults(read(bytes, all, tally), format, tally);
  return {
    get summary() {
      return tally.summary;
    },
    [Symbol.asyncIterator]: () => results,
  };
}

async function* countResults(
  results: AsyncIterable<TestResult>,
  format: TestResultsFormat,
  tally: Tally,
): AsyncGenerator<TestResult, void> {
  try {
    for await (const result of results) {
      tally.count(result);
      yield result;
    }
    tally.complete();
  } catch (error) {
    if (error instanceof Fault) {
      const document = format === 'junit' ? 'JUnit XML' : 'CTRF';
      throw new TestResultsError(document, error, tally.total);
    }
    throw error;
  }
}

async function* plainBytes(
  source: Bytes,
  options: { gzip: boolean; maxBytes: number; tally: Tally },
): AsyncGenerator<Uint8Array, void> {
  const { gzip, maxBytes, tally } = options;
  const { found: isCompressed, bytes } = await peek(source, 2, head => {
    if (gzip && !isGzip(head)) {
      throw new Fault(
        'compression',
        'it is said to be gzip, but does not begin like it; send gzip, or leave the header out',
      );
    }
    return isGzip(head);
  });
  const onBytes = (count: number) => tally.addBytes(count);
  if (isCompressed) {
    // Gzip of nothing, again and again, inflates to nothing without an end
    yield* limitBytes(inflate(limitBytes(bytes, maxBytes)), maxBytes, onBytes);
  } else {
    yield* limitBytes(bytes, maxBytes, onBytes);
  }
}
