import { Readable } from 'node:stream';

/** What tells whether content has changed since it was last read. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** What was found at an origin. */
export interface OriginContent {
  /** Ends with an error when the origin does, or when it is too long. */
  body: Readable;
  /** Media type without parameters, lower case, where the origin gives one. */
  contentType?: string;
  validators: Validators;
}

/** A file, or something on the web. */
export interface Origin {
  /** For messages; without what may be secret. */
  readonly where: string;
  /**
   * @returns undefined if it has not changed since the validators were given
   * @throws OriginError if it cannot be read
   */
  open(options: {
    signal: AbortSignal;
    validators?: Validators;
  }): Promise<OriginContent | undefined>;
}
