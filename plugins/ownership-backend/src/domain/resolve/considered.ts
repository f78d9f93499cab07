import { Candidates } from './candidates';
import { qualityOf } from './claims';

/** A claim of this quality hides those that are farther away. */
const WELL_CLAIMED = 0.3;

/** What part of a token's weight another needs to stand beside it. */
const HALF = 0.5;

/** Candidates, and the entities that are considered for their token. */
export interface Considered extends Candidates {
  considered: ReadonlySet<string>;
}

/** Applies rule 1 of the ranking: the most specific wins. */
export function findConsidered(
  candidates: readonly Candidates[],
  now: Date,
): Considered[] {
  const readings = new Map<string, Array<Candidates & { nearest: number }>>();
  for (const candidate of candidates) {
    const { text, start = '' } = candidate.token;
    const place = `${start}\n${text}`;
    const known = readings.get(place) ?? [];
    readings.set(place, known);
    known.push({ ...candidate, nearest: nearestOf(candidate, now) });
  }
  return [...readings.values()].flatMap(ofOneText =>
    ofOneText.map(({ token, steps }) => {
      const beside = ofOneText.filter(
        other => other.token.weight >= token.weight * HALF,
      );
      return { token, steps, considered: claimantsOf(beside) };
    }),
  );
}

/** How close the nearest key is that is claimed well; 0 if none is. */
function nearestOf({ steps }: Candidates, now: Date): number {
  const nearest = steps.find(({ claims }) =>
    claims.some(claim => qualityOf(claim, now) >= WELL_CLAIMED),
  );
  return nearest?.closeness ?? 0;
}

/** Who claims a key that is as near as the nearest that is claimed well. */
function claimantsOf(
  readings: ReadonlyArray<Candidates & { nearest: number }>,
): Set<string> {
  const nearest = Math.max(...readings.map(reading => reading.nearest));
  const claimants = new Set<string>();
  for (const { steps } of readings) {
    for (const { closeness, claims } of steps) {
      if (closeness >= nearest) {
        claims.forEach(claim => claimants.add(claim.entityRef));
      }
    }
  }
  return claimants;
}
