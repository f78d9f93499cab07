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
  /** `auto`: what begins with `<` is JUnit XML, all else CTRF. */
  format: TestResultsFormat | 'auto';
  /**
   * Set where a header says gzip: then nothing else is taken. Without it, what
   * begins like gzip is inflated.
   */
  gzip?: boolean;
  limits?: Partial<TestResultsLimits>;
  /** Sees what is read, inflated; to make a digest of it. */
  onBytes?: (bytes: Uint8Array) => void;
}

/** Results, read once and no faster than they are taken. */
export interface TestResults extends AsyncIterable<TestResult> {
  /** What has been read so far, also after an error. */
  readonly summary: TestResultsSummary;
  /** What it is in; undefined until its beginning has been read. */
  readonly format: TestResultsFormat | undefined;
}

/** In which format a document is, once that is known. */
class DocumentFormat {
  known: TestResultsFormat | undefined;

  constructor(asked: TestResultsRequest['format']) {
    this.known = asked === 'auto' ? undefined : asked;
  }

  get title(): string {
    switch (this.known) {
      case 'junit':
        return 'JUnit XML';
      case 'ctrf':
        return 'CTRF';
      default:
        return 'Test results';
    }
  }
}

/** Blanks before a document that is told by its first character. */
const FORMAT_HEAD_BYTES = 1_024;

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
  { format, gzip = false, limits = {}, onBytes }: TestResultsRequest,
): TestResults {
  const tally = new Tally();
  const all = { ...DEFAULT_LIMITS, ...limits };
  const maxBytes =
    format === 'ctrf'
      ? all.ctrfBytes
      : Math.max(all.junitBytes, format === 'auto' ? all.ctrfBytes : 0);
  const bytes = plainBytes(source, { gzip, maxBytes, tally, onBytes });
  const document = new DocumentFormat(format);
  const results = countResults(
    readAs(document, bytes, all, tally),
    document,
    tally,
  );
  return {
    get summary() {
      return tally.summary;
    },
    get format() {
      return document.known;
    },
    [Symbol.asyncIterator]: () => results,
  };
}

async function* readAs(
  document: DocumentFormat,
  source: Bytes,
  limits: TestResultsLimits,
  tally: Tally,
): AsyncGenerator<TestResult, void> {
  let bytes = source;
  if (!document.known) {
    const peeked = await peek(source, FORMAT_HEAD_BYTES, formatOf);
    document.known = peeked.found;
    bytes = peeked.bytes;
  }
  yield* document.known === 'junit'
    ? readJunit(limitBytes(bytes, limits.junitBytes), limits, tally)
    : readCtrf(limitBytes(bytes, limits.ctrfBytes), limits, tally);
}

/** By its first character in any encoding of XML, which is never 0x7B, a brace. */
function formatOf(head: Uint8Array): TestResultsFormat {
  const blanks = [0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff, 0];
  return head.find(byte => !blanks.includes(byte)) === 0x3c ? 'junit' : 'ctrf';
}

async function* countResults(
  results: AsyncIterable<TestResult>,
  document: DocumentFormat,
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
      throw new TestResultsError(document.title, error, tally.total);
    }
    throw error;
  }
}

async function* plainBytes(
  source: Bytes,
  options: {
    gzip: boolean;
    maxBytes: number;
    tally: Tally;
    onBytes?: (bytes: Uint8Array) => void;
  },
): AsyncGenerator<Uint8Array, void> {
  const { gzip, maxBytes, tally, onBytes } = options;
  const { found: isCompressed, bytes } = await peek(source, 2, head => {
    if (gzip && !isGzip(head)) {
      throw new Fault(
        'compression',
        'it is said to be gzip, but does not begin like it; send gzip, or leave the header out',
      );
    }
    return isGzip(head);
  });
  const see = (chunk: Uint8Array) => {
    tally.addBytes(chunk.length);
    onBytes?.(chunk);
  };
  if (isCompressed) {
    // Gzip of nothing, again and again, inflates to nothing without an end
    yield* limitBytes(inflate(limitBytes(bytes, maxBytes)), maxBytes, see);
  } else {
    yield* limitBytes(bytes, maxBytes, see);
  }
}
