/** How a test ended; `errored` is what broke before it could tell. */
export type TestStatus = 'passed' | 'failed' | 'errored' | 'skipped';

/** The texts of a result that may be longer than what is kept of them. */
export type CutField =
  | 'suite'
  | 'file'
  | 'className'
  | 'name'
  | 'parameters'
  | 'message';

/** What a document says of one test. */
export interface TestResult {
  /** Names of its suites, outermost first, with ` > ` between them. */
  suite?: string;
  /** As the document has it: relative or absolute, with `/` or `\`. */
  file?: string;
  className?: string;
  name: string;
  /** JSON with sorted keys; what CTRF has apart, and JUnit in the name. */
  parameters?: string;
  status: TestStatus;
  durationMs?: number;
  /**
   * How often it ran, as far as this entry tells. Tools that write an entry for
   * each attempt give a result for each.
   */
  attempts: number;
  /** Whether it passed after it had failed. */
  isFlaky: boolean;
  /** What is said of its failure, or of why it was skipped. */
  message?: string;
  /** What is shorter here than in the document; names then end with a hash. */
  cut: CutField[];
}

/** Why something of a document is not in its results. */
export type LeftOutReason =
  /** A test without a name cannot be known again. */
  | 'unnamed'
  /** A test case within another one. */
  | 'nested'
  /** A failure of a suite, which is of no test. */
  | 'outsideTest'
  /** A status that CTRF calls `other`, and that is no error. */
  | 'otherStatus'
  /** A test that is not as the format describes it. */
  | 'invalid'
  /** A time that is no number of seconds; the rest of the test is kept. */
  | 'duration';

/** What has been read so far; final once there is no further result. */
export interface TestResultsSummary {
  /** Results that were given out, by status. */
  tests: Record<TestStatus, number>;
  flaky: number;
  /** How many texts are cut, by field. */
  cut: Partial<Record<CutField, number>>;
  leftOut: Partial<Record<LeftOutReason, number>>;
  /** What is wrong with the first ten of those left out as invalid. */
  problems: string[];
  /** Of the document, inflated. */
  bytes: number;
  /** Whether the document was read to its end. */
  isComplete: boolean;
}

/** What is read at most. Above it a document is refused, or a text is cut. */
export interface TestResultsLimits {
  /** Of a JUnit document; of what was sent, and of what it inflates to. */
  junitBytes: number;
  /** Of a CTRF document, which is held in memory as a whole. */
  ctrfBytes: number;
  /** Elements within elements, and values within parameters. */
  nesting: number;
  /** A tag with its attributes, or a comment; in UTF-16 units. */
  markupCharacters: number;
  /** A name of a test, suite, class or file; longer ones are cut. */
  nameCharacters: number;
  /** A message; longer ones are cut. */
  messageCharacters: number;
}

/** What holds where nothing else is said. */
export const DEFAULT_LIMITS: TestResultsLimits = {
  junitBytes: 512 * 1024 * 1024,
  ctrfBytes: 32 * 1024 * 1024,
  nesting: 64,
  markupCharacters: 4 * 1024 * 1024,
  nameCharacters: 1_000,
  messageCharacters: 2_000,
};
