import { SimilarName } from '../domain/resolve/nameIndex';
import { CATALOG_SOURCE } from '../domain/resolve/candidates';
import { RankedEntity, Ranking } from '../domain/resolve/rank';

/** What one would type who means an entity by its name. */
const NAME = /^[a-z0-9](?:[a-z0-9 _-]{1,62}[a-z0-9])$/i;

/** Half of what makes a name is the same, or there is no answer. */
const LEAST_SIMILAR = 0.5;

/** A name that is similar is less than the weakest that would be relied on. */
const WORTH = 0.29;

const MAX_ANSWERS = 3;

/**
 * Answers a mistyped name with entities that are called nearly so.
 *
 * It is for names alone: who pasted a host that nobody claims is not helped by
 * the owner of another one. And it never says `found`.
 */
export function answerByName(
  query: string | undefined,
  ranking: Ranking,
  names: { similar: readonly SimilarName[]; observedAt: Date },
): Ranking {
  const name = query?.trim() ?? '';
  const { similar, observedAt } = names;
  if (ranking.status !== 'unknown' || !NAME.test(name)) {
    return ranking;
  }
  const answers = similar
    .filter(({ similarity }) => similarity >= LEAST_SIMILAR)
    .slice(0, MAX_ANSWERS)
    .map(
      ({ entityRef, similarity }): RankedEntity => ({
        entityRef,
        confidence: rounded(similarity * WORTH),
        evidence: [
          {
            identifier: { kind: 'entity', key: entityRef },
            text: name,
            match: 'similar name',
            rule: 'name',
            source: CATALOG_SOURCE,
            observedAt: observedAt.toISOString(),
            confidence: rounded(similarity * WORTH),
          },
        ],
      }),
    );
  const [first, second] = answers;
  return first
    ? {
        ...ranking,
        status: 'ambiguous',
        answers,
        margin: second ? rounded(1 - second.confidence / first.confidence) : 1,
      }
    : ranking;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
