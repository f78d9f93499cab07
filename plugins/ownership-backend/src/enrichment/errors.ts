import { CustomErrorBase } from '@backstage/errors';

/** A receiver could not be reached, or did not answer as it should. */
export class BadGatewayError extends CustomErrorBase {
  name = 'BadGatewayError' as const;
  // What Backstage's error middleware answers with; Alertmanager tries again
  readonly statusCode: 502 | 504;

  constructor(
    message: string,
    options: { cause?: Error; isTimeout?: boolean } = {},
  ) {
    super(message, options.cause);
    this.statusCode = options.isTimeout ? 504 : 502;
  }
}

/** A payload is larger than what is read. */
export class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
}
