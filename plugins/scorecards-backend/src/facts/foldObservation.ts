import { JsonValue } from '@backstage/types';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { StoredFact } from '../database/rows';
import {
  decodeFact,
  encodeFact,
  FactFinding,
  foldFact,
  KnownFact,
  saidAt,
} from './foldFact';
import { toStorable } from './storable';
import { FactSet } from './types';
import { describeUnstorable, isSameValue } from './values';

/** What observations are held against. */
export interface FoldRules {
  /** The facts that the source may say something of. */
  declared: ReadonlyMap<string, unknown>;
  /**
   * Whether an observation is all that the source knows of an entity, as a
   * collector's is, so that a fact that is not in it is one that the entity
   * does not have.
   */
  isComplete: boolean;
  /** Why a value is not one of the declared type; undefined when it is. */
  describeBadValue(factId: string, value: JsonValue): string | undefined;
}

/** What became of an observation. */
export interface FoldedSet {
  next: FactSet;
  /** Whether more is another than `observedAt`. */
  isRewritten: boolean;
  /** Ids of facts that have another value, or have one for the first time. */
  changed: string[];
  /** `changed`, and ids of facts without a value that fail, or do not any more. */
  affected: string[];
  /** When facts that say what they said were observed before that, by id. */
  renewed: Map<string, number>;
  /** What facts were before, for those that were known. */
  history?: { replacedAt: number; previous: Record<string, StoredFact> };
  /** Facts taken. */
  stored: number;
  /** Facts left alone, since a later observation is known. */
  outdated: number;
  problems: Array<{ factId: string; message: string }>;
}

const MAX_ERROR_LENGTH = 1_000;

/**
 * Adds an observation to what a source knew of an entity. With the same
 * observations the values come to be the same, in whatever order they come; one
 * that is known already changes nothing.
 *
 * @param now - Epoch milliseconds: when the observation was made if it does
 *   not say so. It is then the newest that there is, even if the clock was
 *   ahead before.
 */
export function foldObservation(
  before: FactSet | undefined,
  observation: FactObservation,
  rules: FoldRules,
  now: number,
): FoldedSet {
  const { isComplete } = rules;
  const folded = nothingFolded();
  const findings = findingsOf(observation, rules, folded.problems);
  const known = knownOf(before, findings.keys());
  const rowAt = before?.observedAt ?? 0;
  const at =
    observation.observedAt?.getTime() ??
    Math.max(now, isComplete ? rowAt : 0, ...timesOf(known));
  const observedAt = Math.max(rowAt, at);
  const facts = isComplete ? {} : { ...before?.facts };
  for (const [factId, finding] of findings) {
    const was = known.get(factId);
    const attemptedAt = (isComplete ? rowAt : was?.errorSince) ?? 0;
    const { fact, isOutdated } = foldFact(was, finding, at, attemptedAt);
    facts[factId] = encodeFact(fact, isComplete ? observedAt : undefined);
    folded.isRewritten ||= !isSameStored(before?.facts[factId], facts[factId]);
    folded[isOutdated ? 'outdated' : 'stored'] += 1;
    note(folded, factId, was, fact);
  }
  folded.isRewritten ||= sizeOf(facts) !== sizeOf(before?.facts ?? {});
  folded.next = { facts, observedAt };
  return folded;
}

function nothingFolded(): FoldedSet {
  return {
    next: { facts: {}, observedAt: 0 },
    isRewritten: false,
    changed: [],
    affected: [],
    renewed: new Map(),
    stored: 0,
    outdated: 0,
    problems: [],
  };
}

/** What is known of some facts; those that were never looked for are left out. */
function knownOf(
  before: FactSet | undefined,
  factIds: Iterable<string>,
): Map<string, KnownFact> {
  const known = new Map<string, KnownFact>();
  for (const factId of before ? factIds : []) {
    const stored = before?.facts[factId];
    if (before && stored) {
      known.set(factId, decodeFact(stored, before.observedAt));
    }
  }
  return known;
}

function timesOf(known: ReadonlyMap<string, KnownFact>): number[] {
  return Array.from(known.values(), saidAt);
}

function sizeOf(record: object): number {
  return Object.keys(record).length;
}

/** What an observation says, fact by fact. */
function findingsOf(
  { facts, errors = {} }: FactObservation,
  rules: FoldRules,
  problems: FoldedSet['problems'],
): Map<string, FactFinding> {
  const { declared, isComplete } = rules;
  const said = new Set([...Object.keys(facts), ...Object.keys(errors)]);
  for (const factId of said) {
    if (!declared.has(factId)) {
      problems.push({ factId, message: 'is not a fact of this source' });
    }
  }
  const findings = new Map<string, FactFinding>();
  for (const factId of isComplete ? declared.keys() : said) {
    if (declared.has(factId)) {
      const finding = Object.hasOwn(errors, factId)
        ? errorOf(errors[factId])
        : valueOf(factId, facts, rules, problems);
      findings.set(factId, finding);
    }
  }
  return findings;
}

function valueOf(
  factId: string,
  facts: FactObservation['facts'],
  rules: FoldRules,
  problems: FoldedSet['problems'],
): FactFinding {
  const value = Object.hasOwn(facts, factId) ? facts[factId] : undefined;
  if (value === undefined) {
    return { kind: 'value' };
  }
  if (value === null && !rules.isComplete) {
    return { kind: 'withdrawn' };
  }
  const reason =
    describeUnstorable(value) ?? rules.describeBadValue(factId, value);
  if (reason === undefined) {
    return { kind: 'value', value };
  }
  problems.push({ factId, message: `was not taken: ${reason}` });
  return errorOf(`The observed value was not taken: ${reason}`);
}

function errorOf(message: string): FactFinding {
  return {
    kind: 'error',
    message: toStorable(String(message).slice(0, MAX_ERROR_LENGTH)),
  };
}

/** Takes down what the change of a fact is for those who read it. */
function note(
  folded: FoldedSet,
  factId: string,
  before: KnownFact | undefined,
  after: KnownFact,
): void {
  const wasObserved = before !== undefined && before.observedAt > 0;
  const isObserved = after.observedAt > 0;
  if (wasObserved !== isObserved || !isSameValue(before?.value, after.value)) {
    folded.changed.push(factId);
    folded.affected.push(factId);
    if (wasObserved) {
      folded.history ??= { replacedAt: saidAt(after), previous: {} };
      const { error, errorSince, ...previous } = before;
      folded.history.previous[factId] = encodeFact(previous, undefined);
    }
    return;
  }
  const hasFailed =
    (before?.error !== undefined) !== (after.error !== undefined);
  if (hasFailed && after.value === undefined) {
    folded.affected.push(factId);
  } else if (wasObserved && before.observedAt < after.observedAt) {
    folded.renewed.set(factId, before.observedAt);
  }
}

function isSameStored(one: StoredFact | undefined, other: StoredFact): boolean {
  return (
    one !== undefined &&
    one.v === other.v &&
    one.c === other.c &&
    one.o === other.o &&
    one.e === other.e &&
    one.s === other.s
  );
}
