import { fadingNoisyOr } from '../resolve/combine';
import { OwnerEvidence } from './evidence/types';

const MAX_SUGGESTIONS = 5;
const MAX_REASONS = 4;
const LEAST_CONFIDENCE = 0.1;

/** It is a person who decides, so that nothing is ever certain. */
const MOST_CONFIDENCE = 0.95;

/** A group that could own an entity, and why. */
export interface RankedOwner {
  entityRef: string;
  /** From 0 to 1. */
  confidence: number;
  /** The strongest first. */
  reasons: string[];
}

/**
 * Puts together what speaks for each group, best first.
 *
 * Reasons often rest on each other: who owns the system owns most of its parts,
 * and reviews them. So the strongest counts in full, the others less and less.
 *
 * @param mayOwn - Whether a group could be the owner, and may be named
 */
export function suggestOwners(
  evidence: readonly OwnerEvidence[],
  mayOwn: (entityRef: string) => boolean,
): RankedOwner[] {
  const byOwner = new Map<string, OwnerEvidence[]>();
  for (const one of evidence) {
    if (mayOwn(one.entityRef)) {
      const its = byOwner.get(one.entityRef) ?? [];
      its.push(one);
      byOwner.set(one.entityRef, its);
    }
  }
  return [...byOwner]
    .map(([entityRef, its]) => ({ entityRef, ...combine(its) }))
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .sort(
      (a, b) =>
        b.confidence - a.confidence || (a.entityRef < b.entityRef ? -1 : 1),
    )
    .slice(0, MAX_SUGGESTIONS);
}

function combine(evidence: readonly OwnerEvidence[]) {
  const strongestFirst = [...evidence].sort(
    (a, b) => b.confidence - a.confidence || (a.reason < b.reason ? -1 : 1),
  );
  const combined = fadingNoisyOr(evidence.map(it => it.confidence));
  const reasons = new Set(strongestFirst.map(({ reason }) => reason));
  return {
    confidence: Math.round(Math.min(combined, MOST_CONFIDENCE) * 100) / 100,
    reasons: [...reasons].slice(0, MAX_REASONS),
  };
}
