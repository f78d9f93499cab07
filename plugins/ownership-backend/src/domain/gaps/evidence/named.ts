import { NamedOwner } from '../finding';
import { OwnerEvidence } from './types';

/** Owners that feeds, annotations or CODEOWNERS name. */
export function namedEvidence(named: readonly NamedOwner[]): OwnerEvidence[] {
  return named.map(({ entityRef, by, confidence }) => ({
    entityRef,
    confidence: Math.min(confidence, 0.9),
    reason: `${by.charAt(0).toUpperCase()}${by.slice(1)} names it`,
  }));
}
