import {
  Evidence,
  ResolveStatus,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';
import { kindRules } from '../kinds';
import { Candidates, CandidateStep, Claim, compareText } from './candidates';
import { claimsByEntity, freshness, Standings } from './claims';
import { fadingNoisyOr, noisyOr } from './combine';
import { findConsidered } from './considered';

/*
 * How answers are ranked
 * ======================
 *
 * Strength of a piece of evidence, from 0 to 1:
 *
 *     specificity of the kind of the key that was found
 *   × closeness of that key to what was asked (1 when exact)
 *   × weight of the token: how much of the question it is
 *   × confidence of the rule and source
 *   × freshness: 1 when just seen, 0.8 after 30 days, never below 0.6
 *
 * 1. The most specific wins: a token speaks through the nearest key that
 *    somebody claims well enough (confidence × freshness ≥ 0.3). Who claims
 *    only keys farther away is not considered for that token. Tokens that were
 *    made of the same text are readings of one thing, so what is near to one
 *    is nearer than what is far from another, unless it has less than half of
 *    the weight: of a URL whose page is known the domain does not matter.
 * 2. Claims of one entity to one key by several sources are independent
 *    reasons and combine (noisy-or); of one source the best counts.
 * 3. A key that several entities claim is shared among them in proportion to
 *    how well each claims it. So two with equal standing get half each and are
 *    ambiguous, and a fresher or more confident claim prevails.
 * 4. A key counts once for an entity, however many tokens lead to it: by the
 *    nearest and weightiest way.
 * 5. Pieces combine (noisy-or). They often rest on the same words, so the
 *    strongest counts in full, the next a half, then a quarter, and so on.
 * 6. Inference alone is worth at most 0.97.
 * 7. What people said outranks it: a confirmed entity gets 0.99 × weight ×
 *    closeness, unshared; other claims to that key count a tenth. Rejected
 *    claims were taken out before.
 * 8. An entity that was named by its own reference is certain: 1 × weight.
 *
 * An entity whose evidence is weaker than 0.12, before sharing, is no answer
 * but a hint. The first answer is `found` if its evidence is worth 0.3 and it
 * is the only one, or the second is at least a fifth less confident, or the
 * first is certain or confirmed (rules 7 and 8) and the second is inferred.
 * Else none stands out, and they are `ambiguous`. One that is less than a tenth
 * as confident as the first is no answer either.
 */

const MOST_INFERRED = 0.97;
const CONFIRMED = 0.99;
const WEAKEST_ANSWER = 0.12;
const WEAKEST_FOUND = 0.3;
const SMALLEST_MARGIN = 0.2;
const WORTH_A_MENTION = 0.1;
const MAX_EVIDENCE = 20;

/** An entity, and why it may be the answer. */
export interface RankedEntity {
  entityRef: string;
  confidence: number;
  /** The strongest pieces, strongest first; never empty. */
  evidence: Evidence[];
}

/** What became of the candidates. */
export interface Ranking {
  status: ResolveStatus;
  /** Most confident first. */
  answers: RankedEntity[];
  /** How much less confident the second answer is; 1 without a second. */
  margin?: number;
  /** Entities with evidence that is too weak for an answer. */
  hints: RankedEntity[];
}

/** A key that an entity claims, and the best way from a token to it. */
interface Piece {
  token: Token;
  step: CandidateStep;
  claims: Claim[];
  /** Weight of the token × closeness of the key. */
  reach: number;
}

interface Scored {
  entityRef: string;
  pieces: Piece[];
  confidence: number;
  /** The confidence that it would have if no key was shared. */
  strength: number;
  /** The part of the confidence that rules 7 and 8 give. */
  outranking: number;
}

/**
 * Puts the entities that candidates name in order, by the rules above.
 *
 * @param limit - How many answers and hints to give; status and margin are
 *   those of all
 */
export function rank(
  candidates: readonly Candidates[],
  now: Date,
  limit: number,
): Ranking {
  const standings = new Standings(now);
  const scored = [...piecesByEntity(candidates, now)]
    .map(([entityRef, pieces]) =>
      score(entityRef, [...pieces.values()], standings),
    )
    .sort(
      (a, b) =>
        b.confidence - a.confidence || compareText(a.entityRef, b.entityRef),
    );
  const strong = scored.filter(({ strength }) => strength >= WEAKEST_ANSWER);
  const weak = scored.filter(({ strength }) => strength < WEAKEST_ANSWER);
  const [first, second] = strong;
  const isWorthAMention = ({ confidence }: Scored) =>
    confidence >= first.confidence * WORTH_A_MENTION;
  const answers = strong.filter(isWorthAMention);
  const hints = [...strong.slice(answers.length), ...weak];
  const margin = second ? 1 - second.confidence / first.confidence : 1;
  const toRanked = ({ entityRef, confidence, pieces }: Scored) => ({
    entityRef,
    confidence: rounded(confidence),
    evidence: evidenceOf(pieces, now),
  });
  return {
    status: statusOf(first, second, margin),
    answers: answers.slice(0, limit).map(toRanked),
    ...(first && { margin: rounded(margin) }),
    hints: hints.slice(0, limit).map(toRanked),
  };
}

function statusOf(
  first: Scored | undefined,
  second: Scored | undefined,
  margin: number,
): ResolveStatus {
  if (!first) {
    return 'unknown';
  }
  const isAboveInference =
    second?.outranking === 0 && first.outranking > second.confidence;
  const standsOut = margin >= SMALLEST_MARGIN || isAboveInference;
  return standsOut && first.strength >= WEAKEST_FOUND ? 'found' : 'ambiguous';
}

/** Rules 1 and 4: which keys count for which entity, and by which way. */
function piecesByEntity(
  candidates: readonly Candidates[],
  now: Date,
): Map<string, Map<string, Piece>> {
  const found = new Map<string, Map<string, Piece>>();
  for (const { token, steps, considered } of findConsidered(candidates, now)) {
    for (const step of steps) {
      const { kind, key } = step.identifier;
      const identity = `${kind} ${key}`;
      const reach = token.weight * step.closeness;
      for (const [entityRef, claims] of claimsByEntity(step.claims)) {
        if (!considered.has(entityRef)) {
          continue;
        }
        const pieces = found.get(entityRef) ?? new Map<string, Piece>();
        found.set(entityRef, pieces);
        const piece = { token, step, claims, reach };
        const known = pieces.get(identity);
        if (!known || compareWays(piece, known) < 0) {
          pieces.set(identity, piece);
        }
      }
    }
  }
  return found;
}

function compareWays(a: Piece, b: Piece): number {
  return (
    b.reach - a.reach ||
    compareText(a.token.text, b.token.text) ||
    compareText(a.token.kind, b.token.kind) ||
    compareText(a.token.key, b.token.key)
  );
}

/** Rules 2, 3 and 5 to 8. */
function score(
  entityRef: string,
  pieces: Piece[],
  standings: Standings,
): Scored {
  const inferred: number[] = [];
  const shared: number[] = [];
  let outranking = 0;
  for (const { step, claims, reach } of pieces) {
    if (claims.some(({ basis }) => basis === 'certain')) {
      outranking = Math.max(outranking, reach);
    }
    if (claims.some(({ basis }) => basis === 'confirmed')) {
      outranking = Math.max(outranking, reach * CONFIRMED);
    }
    if (claims.some(({ basis }) => basis === 'inferred')) {
      const strength =
        kindRules[step.identifier.kind].specificity *
        reach *
        standings.qualityOf(step, entityRef);
      inferred.push(strength);
      shared.push(strength * standings.shareOf(step, entityRef));
    }
  }
  const total = (values: number[]) =>
    noisyOr([outranking, MOST_INFERRED * fadingNoisyOr(values)]);
  return {
    entityRef,
    pieces,
    outranking,
    strength: total(inferred),
    confidence: total(shared),
  };
}

function evidenceOf(pieces: Piece[], now: Date): Evidence[] {
  return pieces
    .flatMap(piece => piece.claims.map(claim => toEvidence(piece, claim, now)))
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        compareText(identityOf(a), identityOf(b)),
    )
    .slice(0, MAX_EVIDENCE);
}

function identityOf(evidence: Evidence): string {
  const { identifier, source, rule, observedAt, link = '' } = evidence;
  return [identifier.kind, identifier.key, source, rule, observedAt, link].join(
    '\n',
  );
}

function toEvidence(piece: Piece, claim: Claim, now: Date): Evidence {
  const { token, step, reach } = piece;
  const { identifier, match } = step;
  return {
    identifier,
    text: token.text,
    match,
    rule: claim.rule,
    source: claim.source,
    observedAt: claim.observedAt.toISOString(),
    ...(claim.link !== undefined && { link: claim.link }),
    confidence: rounded(reach * worthOf(identifier.kind, claim, now)),
  };
}

function worthOf(
  kind: Evidence['identifier']['kind'],
  claim: Claim,
  now: Date,
): number {
  switch (claim.basis) {
    case 'certain':
      return 1;
    case 'confirmed':
      return CONFIRMED;
    default:
      return (
        kindRules[kind].specificity *
        claim.confidence *
        freshness(claim.observedAt, now)
      );
  }
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
