import { CustomErrorBase } from '@backstage/errors';

/** Somebody asks for more at once than is given. */
export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  // What Backstage's error middleware answers with
  readonly statusCode = 429;
}
