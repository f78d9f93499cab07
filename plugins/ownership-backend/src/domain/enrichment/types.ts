import { JsonValue } from '@backstage/types';
import { ResolvedPart } from '@groundwork/backstage-plugin-ownership-common';
import { FactOptions } from './facts';

/** Where a payload comes from. */
export const ENRICHMENT_SOURCES = [
  'alertmanager',
  'grafana',
  'pagerduty',
] as const;

export type EnrichmentSource = (typeof ENRICHMENT_SOURCES)[number];

/** A payload that was understood. */
export interface ReadPayload {
  /**
   * What is to be resolved: a list of alerts or something else that detection
   * knows. Nothing that was added to the payload earlier is part of it.
   * Undefined where nothing in it has an owner.
   */
  question: JsonValue | undefined;
  /** How many alerts are asked about: so many answers are needed. */
  asked: number;
  /** How many alerts there are more, which stay as they are. */
  leftOut: number;
  /**
   * The payload with what the answers say, in the order of what was asked.
   * Everything else keeps its bytes.
   */
  enrich(answers: readonly ResolvedPart[], options: FactOptions): string;
}

/** A payload is not of the shape that its source sends. */
export class NotUnderstoodError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NotUnderstoodError';
  }
}

/** @throws NotUnderstoodError */
export function parsePayload(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotUnderstoodError('the payload is not JSON', { cause: error });
  }
}
