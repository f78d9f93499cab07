import { CustomErrorBase, InputError } from '@backstage/errors';

/** Something of what was sent was not understood; it is kept as a dead letter. */
export class UnreadableError extends InputError {
  /** What is wrong: the first ten things. */
  readonly problems: readonly string[];

  constructor(reasons: readonly string[], taken: number) {
    const problems = reasons.slice(0, 10);
    super(
      `${reasons.length} of ${
        reasons.length + taken
      } events could not be understood, and were kept as dead letters: ${problems.join(
        ' | ',
      )}`,
    );
    this.problems = problems;
  }
}

/** The body of a request is larger than its route takes. */
export class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  // What Backstage's error middleware answers with
  readonly statusCode = 413;
}

/** The body of a request is in no format that its route understands. */
export class UnsupportedMediaTypeError extends CustomErrorBase {
  name = 'UnsupportedMediaTypeError' as const;
  // What Backstage's error middleware answers with
  readonly statusCode = 415;
}
