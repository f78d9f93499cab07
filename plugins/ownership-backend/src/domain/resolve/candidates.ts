import {
  Identifier,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';
import { kindRules } from '../kinds';
import { CandidateSources, Claim, ClaimReader } from './ClaimReader';

export {
  CATALOG_SOURCE,
  type CandidateSources,
  type Claim,
  FEEDBACK_SOURCE,
} from './ClaimReader';

/** A key that a token leads to, and who claims it. */
export interface CandidateStep {
  identifier: Identifier;
  /** How one gets from the token to the key. */
  match: string;
  /** 1 for the key of the token itself. */
  closeness: number;
  claims: readonly Claim[];
}

/** Where a token leads, nearest first; only keys that somebody claims. */
export interface Candidates {
  token: Token;
  steps: CandidateStep[];
}

/** What was found for a question. */
export interface FoundCandidates {
  candidates: Candidates[];
  /** Whether claims are missing because other questions needed the room. */
  isCut: boolean;
}

/** Finds candidates for one question after the other. */
export type CandidateFinder = (tokens: readonly Token[]) => FoundCandidates;

/**
 * Finds who claims what was asked for: the key of each token, and the keys that
 * the rules of its kind lead to from there.
 *
 * All steps are gathered, not only up to the first that is claimed: what the
 * asker may not read, or people have rejected, is taken out later, and then a
 * farther step may be the nearest.
 *
 * The questions of one request share what is read: many about the same keys
 * need no more memory than one.
 */
export function createCandidateFinder(
  sources: CandidateSources,
): CandidateFinder {
  const claims = new ClaimReader(sources);
  return tokens => {
    claims.beginQuestion();
    const candidates = [...tokens]
      .sort(mostTellingFirst)
      .map(token => ({ token, steps: stepsOf(token, claims) }))
      .filter(({ steps }) => steps.length > 0);
    return { candidates, isCut: claims.isCut };
  };
}

/**
 * Candidates with further steps, which come first of those of their tokens:
 * they are about the very key.
 */
export function mergeCandidates(
  candidates: readonly Candidates[],
  further: readonly Candidates[],
): Candidates[] {
  if (further.length === 0) {
    return [...candidates];
  }
  const known = new Set(candidates.map(({ token }) => token));
  const merged = candidates.map(({ token, steps }) => ({
    token,
    steps: [
      ...further.filter(it => it.token === token).flatMap(it => it.steps),
      ...steps,
    ],
  }));
  return [...merged, ...further.filter(({ token }) => !known.has(token))].sort(
    (a, b) => mostTellingFirst(a.token, b.token),
  );
}

/** The entities that the candidates name. */
export function entitiesOf(candidates: readonly Candidates[]): Set<string> {
  const refs = new Set<string>();
  for (const { steps } of candidates) {
    for (const { claims } of steps) {
      claims.forEach(claim => refs.add(claim.entityRef));
    }
  }
  return refs;
}

/** The candidates without what the asker may not read. */
export function keepReadable(
  candidates: readonly Candidates[],
  readable: ReadonlySet<string>,
): Candidates[] {
  const kept = new Map<CandidateStep['claims'], CandidateStep['claims']>();
  const keep = (claims: CandidateStep['claims']) => {
    const known = kept.get(claims);
    if (known) {
      return known;
    }
    const isReadable = (claim: Claim) => readable.has(claim.entityRef);
    const rest = claims.every(isReadable) ? claims : claims.filter(isReadable);
    kept.set(claims, rest);
    return rest;
  };
  return candidates.map(({ token, steps }) => ({
    token,
    steps: steps
      .map(step => ({ ...step, claims: keep(step.claims) }))
      .filter(({ claims }) => claims.length > 0),
  }));
}

function mostTellingFirst(a: Token, b: Token): number {
  if (a.weight !== b.weight) {
    return b.weight - a.weight;
  }
  return a.kind === b.kind
    ? compareText(a.key, b.key)
    : compareText(a.kind, b.kind);
}

/** In the order of code units, the same everywhere. */
export function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function stepsOf(token: Token, reader: ClaimReader): CandidateStep[] {
  const { kind, key } = token;
  const steps: CandidateStep[] = [];
  const rejected = reader.rejectedFor(token);
  const add = (step: Omit<CandidateStep, 'claims'>) => {
    const all = reader.read(step.identifier);
    const isRejected = (claim: Claim) => rejected.has(claim.entityRef);
    const claims = all.some(isRejected)
      ? all.filter(claim => !isRejected(claim))
      : all;
    if (claims.length > 0) {
      steps.push(guessedUnlessWritten({ ...step, claims }, token));
    }
  };
  add({ identifier: { kind, key }, match: 'exact', closeness: 1 });
  for (const step of kindRules[kind].walk(key)) {
    const { match, closeness } = step;
    const identifier = { kind: step.kind ?? kind, key: step.key };
    add({ identifier, match, closeness });
  }
  return steps;
}

/** How much it says that an entity has the name that was asked for. */
const GUESSED = 0.8;

/**
 * Only an entity that was written out as such is certain: a name alone may be
 * tried as that of a component, and a walk leads to others of the same name.
 */
function guessedUnlessWritten(
  step: CandidateStep,
  token: Token,
): CandidateStep {
  const { kind, key } = step.identifier;
  if (kind !== 'entity' || kindRules.entity.normalise(token.text) === key) {
    return step;
  }
  return {
    ...step,
    claims: step.claims.map(claim =>
      claim.basis === 'certain'
        ? { ...claim, basis: 'inferred', confidence: GUESSED }
        : claim,
    ),
  };
}
