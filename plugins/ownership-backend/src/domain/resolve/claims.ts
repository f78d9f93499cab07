import { CandidateStep, Claim } from './candidates';
import { noisyOr, sum } from './combine';

const BESIDE_CONFIRMED = 0.1;

const HALF_LIFE_MS = 30 * 24 * 60 * 60 * 1000;
const STALEST = 0.6;

/** What is left of a statement's worth when it was last seen some time ago. */
export function freshness(observedAt: Date, now: Date): number {
  const age = Math.max(0, now.getTime() - observedAt.getTime());
  return STALEST + (1 - STALEST) * 0.5 ** (age / HALF_LIFE_MS);
}

/** How well a claim is founded, from 0 to 1, wherever one came from. */
export function qualityOf(claim: Claim, now: Date): number {
  return claim.basis === 'inferred'
    ? claim.confidence * freshness(claim.observedAt, now)
    : 1;
}

export function claimsByEntity(claims: readonly Claim[]): Map<string, Claim[]> {
  const byEntity = new Map<string, Claim[]>();
  for (const claim of claims) {
    const known = byEntity.get(claim.entityRef);
    if (known) {
      known.push(claim);
    } else {
      byEntity.set(claim.entityRef, [claim]);
    }
  }
  return byEntity;
}

/** How well each entity claims a key, and which part of it that gives it. */
export class Standings {
  readonly #now: Date;
  readonly #known = new Map<
    CandidateStep['claims'],
    { qualities: Map<string, number>; total: number }
  >();

  constructor(now: Date) {
    this.#now = now;
  }

  qualityOf({ claims }: CandidateStep, entityRef: string): number {
    return this.#standingsOf(claims).qualities.get(entityRef) ?? 0;
  }

  shareOf(step: CandidateStep, entityRef: string): number {
    const quality = this.qualityOf(step, entityRef);
    return quality === 0 ? 0 : quality / this.#standingsOf(step.claims).total;
  }

  #standingsOf(claims: CandidateStep['claims']) {
    let standings = this.#known.get(claims);
    if (!standings) {
      const isConfirmed = claims.some(({ basis }) => basis === 'confirmed');
      const qualities = new Map<string, number>();
      for (const [entityRef, own] of claimsByEntity(claims)) {
        qualities.set(entityRef, this.#qualityOfAll(own, isConfirmed));
      }
      standings = { qualities, total: sum([...qualities.values()]) };
      this.#known.set(claims, standings);
    }
    return standings;
  }

  #qualityOfAll(claims: Claim[], isConfirmed: boolean): number {
    const bySource = new Map<string, number>();
    for (const claim of claims) {
      const known = bySource.get(claim.source) ?? 0;
      const quality = qualityOf(claim, this.#now);
      bySource.set(claim.source, Math.max(known, quality));
    }
    const quality = noisyOr([...bySource.values()]);
    const isOutranked =
      isConfirmed && claims.every(({ basis }) => basis !== 'confirmed');
    return isOutranked ? quality * BESIDE_CONFIRMED : quality;
  }
}
