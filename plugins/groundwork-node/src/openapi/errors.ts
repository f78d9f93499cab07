import { CustomErrorBase, InputError } from '@backstage/errors';
import type { RequestProblem } from './types';

const MAX_PROBLEMS = 10;

/**
 * The request is not what the OpenAPI document asks for. It is answered with a
 * 400 whose error carries the problems, so that a form can show each at its
 * field.
 *
 * @public
 */
export class InvalidRequestError extends InputError {
  /** What is wrong with the request: the first ten things. */
  readonly problems: readonly RequestProblem[];

  constructor(problems: readonly RequestProblem[]) {
    const shown = problems.slice(0, MAX_PROBLEMS);
    const more = problems.length - shown.length;
    super(
      [
        `Invalid request: ${shown
          .map(({ field, message }) => `${field} ${message}`)
          .join('; ')}`,
        ...(more > 0 ? [`and ${more} more problems`] : []),
      ].join('; '),
    );
    this.problems = shown;
  }
}

/** The body of a request is larger than its route allows. */
export class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  // What Backstage's error middleware answers with
  readonly statusCode = 413;
}

/** The body of a request is not in a format that its route understands. */
export class UnsupportedMediaTypeError extends CustomErrorBase {
  name = 'UnsupportedMediaTypeError' as const;
  // What Backstage's error middleware answers with
  readonly statusCode = 415;
}
