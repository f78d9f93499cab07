import { InputError } from '@backstage/errors';

/** What is wrong with a document, as far as a caller acts on it. */
export type TestResultsFailure =
  | 'malformed'
  | 'refused'
  | 'tooLarge'
  | 'encoding'
  | 'compression';

/** A place in a text; lines and columns count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** What is wrong, where it is found; it becomes a {@link TestResultsError}. */
export class Fault extends Error {
  constructor(
    readonly failure: TestResultsFailure,
    readonly problem: string,
    readonly place?: Place,
  ) {
    super(problem);
  }
}

/**
 * Test results cannot be read, or not to their end. The message says what is
 * wrong, where, and how many results came before it.
 */
export class TestResultsError extends InputError {
  readonly failure: TestResultsFailure;
  /** Where in a text it is. */
  readonly place?: Place;
  /** How many results were given out before. */
  readonly kept: number;

  constructor(document: string, fault: Fault, kept: number) {
    const { failure, problem, place } = fault;
    const where = place ? `, line ${place.line}, column ${place.column}` : '';
    const what =
      kept === 0
        ? 'no test result was read'
        : `test results that were read before it: ${kept}`;
    super(`${document}${where}: ${problem}; ${what}`);
    this.failure = failure;
    this.place = place;
    this.kept = kept;
  }
}
