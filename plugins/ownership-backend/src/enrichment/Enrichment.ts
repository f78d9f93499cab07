/** Why a payload stays as it was although it should not. */
export type FailureReason =
  /** Enriching took longer than it may. */
  | 'timeout'
  /** As many payloads as may be are being enriched already. */
  | 'busy'
  /** It is not JSON of the shape that its source sends. */
  | 'not-understood'
  /** The index is not loaded, or permissions or the catalog do not answer. */
  | 'unavailable'
  /** With owners it would be larger than its receiver takes. */
  | 'too-large'
  /** Something that should not happen; the log says what. */
  | 'error';

/** What became of a payload. The body is what is to be sent on. */
export type Enrichment = { body: Buffer } & (
  | { result: 'enriched' }
  | {
      result: 'partial';
      /** More alerts than are enriched, or owners without their contacts. */
      reason: 'too-many-alerts' | 'contacts-unavailable';
    }
  /** An event that acknowledges or resolves, or a group without alerts. */
  | { result: 'unchanged'; reason: 'nothing-to-enrich' }
  | { result: 'failed'; reason: FailureReason }
);

/** The value of the response header that tells what became of a payload. */
export function headerOf(enrichment: Enrichment): string {
  return 'reason' in enrichment
    ? `${enrichment.result}; reason=${enrichment.reason}`
    : enrichment.result;
}

/** Says that a payload has to stay as it is, and why. */
export class EnrichmentError extends Error {
  constructor(readonly reason: FailureReason, message: string) {
    super(message);
    this.name = 'EnrichmentError';
  }
}
