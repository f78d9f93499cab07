import {
  Identifier,
  IdentifierKind,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';
import { FeedbackIndex } from '../feedback';
import { kindRules } from '../kinds';
import { Statement } from './identifierIndex';

/** A reason to believe that an identifier leads to an entity. */
export interface Claim extends Statement {
  /** When the source was last known to say so. */
  observedAt: Date;
  /**
   * - `inferred`: a source says so
   * - `certain`: the entity was named by its own reference
   * - `confirmed`: people said so
   */
  basis: 'inferred' | 'certain' | 'confirmed';
}

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

/** What candidates are found in. */
export interface CandidateSources {
  /** How many statements there are about a key. */
  countOf(kind: IdentifierKind, key: string): number;
  find(kind: IdentifierKind, key: string): Statement[];
  hasEntity(entityRef: string): boolean;
  feedback: FeedbackIndex;
  /** When a source was last read without an error. */
  lastReadOf(source: string): Date;
}

/** A key that more claim than this tells nothing, and is passed over. */
export const MAX_CLAIMS_PER_KEY = 1_000;

/** How many claims are looked at for one question. */
const MAX_CLAIMS = 10_000;

/** The source of what the catalog says. */
export const CATALOG_SOURCE = 'catalog';

/** The source of what people say. */
export const FEEDBACK_SOURCE = 'feedback';

class ClaimReader {
  readonly #sources: CandidateSources;
  readonly #known = new Map<IdentifierKind, Map<string, readonly Claim[]>>();
  #left = MAX_CLAIMS;

  constructor(sources: CandidateSources) {
    this.#sources = sources;
  }

  rejectedFor(identifier: Identifier): ReadonlySet<string> {
    return this.#sources.feedback.verdictsOn(identifier).rejected;
  }

  read(identifier: Identifier): readonly Claim[] {
    const { kind, key } = identifier;
    let ofKind = this.#known.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      this.#known.set(kind, ofKind);
    }
    let claims = ofKind.get(key);
    if (!claims) {
      claims = this.#find(identifier);
      ofKind.set(key, claims);
    }
    return claims;
  }

  #find(identifier: Identifier): Claim[] {
    const { confirmed, rejected } =
      this.#sources.feedback.verdictsOn(identifier);
    const claims = [
      ...this.#inferred(identifier),
      ...this.#certain(identifier),
    ].filter(claim => !rejected.has(claim.entityRef));
    for (const { entityRef, since, corrected } of confirmed) {
      if (this.#sources.hasEntity(entityRef)) {
        claims.push({
          entityRef,
          source: FEEDBACK_SOURCE,
          rule: corrected ? 'corrected by people' : 'confirmed by people',
          confidence: 1,
          observedAt: since,
          basis: 'confirmed',
        });
      }
    }
    return claims;
  }

  #inferred({ kind, key }: Identifier): Claim[] {
    const count = this.#sources.countOf(kind, key);
    if (count === 0 || count > Math.min(MAX_CLAIMS_PER_KEY, this.#left)) {
      return [];
    }
    this.#left -= count;
    return this.#sources.find(kind, key).map(statement => ({
      ...statement,
      observedAt:
        statement.observedAt ?? this.#sources.lastReadOf(statement.source),
      basis: 'inferred',
    }));
  }

  #certain({ kind, key }: Identifier): Claim[] {
    return kind === 'entity' && this.#sources.hasEntity(key)
      ? [
          {
            entityRef: key,
            source: CATALOG_SOURCE,
            rule: 'entity reference',
            confidence: 1,
            observedAt: this.#sources.lastReadOf(CATALOG_SOURCE),
            basis: 'certain',
          },
        ]
      : [];
  }
}

/**
 * Finds who claims what was asked for: the key of each token, and the keys that
 * the rules of its kind lead to from there.
 *
 * All steps are gathered, not only up to the first that is claimed: what the
 * asker may not read, or people have rejected, is taken out later, and then a
 * farther step may be the nearest.
 */
export function findCandidates(
  tokens: readonly Token[],
  sources: CandidateSources,
): Candidates[] {
  const claims = new ClaimReader(sources);
  return [...tokens]
    .sort(mostTellingFirst)
    .map(token => ({ token, steps: stepsOf(token, claims) }))
    .filter(({ steps }) => steps.length > 0);
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
    const claims =
      rejected.size === 0
        ? all
        : all.filter(claim => !rejected.has(claim.entityRef));
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
