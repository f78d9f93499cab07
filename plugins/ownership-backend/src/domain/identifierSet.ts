import { Identifier } from '@groundwork/backstage-plugin-ownership-common';

/** An identifier as one source gives it to one entity. */
export interface SourcedIdentifier extends Identifier {
  /** The rule that says so, for people. */
  rule: string;
  /** From 0 to 1, in steps of 0.0001. */
  confidence: number;
  /**
   * When the origin was last seen to say so. Left out where that is whenever
   * the source is read, so that reading it again changes nothing.
   */
  observedAt?: Date;
  link?: string;
}

/** All identifiers that a source gives an entity. */
export interface IdentifierSet {
  source: string;
  entityRef: string;
  /** Each kind and key once; empty when the source gives none any more. */
  identifiers: SourcedIdentifier[];
}

/**
 * Keeps each kind and key once, with the most confident statement about it, in
 * an order that does not depend on that of the input.
 */
export function withoutRepetitions(
  identifiers: readonly SourcedIdentifier[],
): SourcedIdentifier[] {
  const best = new Map<string, SourcedIdentifier>();
  for (const identifier of identifiers) {
    const identity = `${identifier.kind} ${identifier.key}`;
    const known = best.get(identity);
    if (!known || isBetter(identifier, known)) {
      best.set(identity, identifier);
    }
  }
  return [...best].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
}

function isBetter(a: SourcedIdentifier, b: SourcedIdentifier): boolean {
  if (a.confidence !== b.confidence) {
    return a.confidence > b.confidence;
  }
  const observed =
    (a.observedAt?.getTime() ?? Infinity) -
    (b.observedAt?.getTime() ?? Infinity);
  // Infinity minus itself is not a number, which is as good as equal.
  return observed ? observed > 0 : a.rule < b.rule;
}
