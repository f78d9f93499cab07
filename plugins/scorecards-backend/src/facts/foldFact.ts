import { JsonValue } from '@backstage/types';
import { StoredFact } from '../database/rows';
import { isSameValue } from './values';

/** What is known of a fact, with its own time of observation. */
export interface KnownFact {
  /** Absent when the entity has none. */
  value?: JsonValue;
  /**
   * Epoch milliseconds: since when. Of one that counts as never seen to hold:
   * when what was said of it before was withdrawn.
   */
  changedAt?: number;
  /** Epoch milliseconds: when it was last seen to hold. 0: never. */
  observedAt: number;
  error?: string;
  /** Epoch milliseconds. */
  errorSince?: number;
}

/** What an observation says of one fact. */
export type FactFinding =
  /** Without a value, the entity has none. */
  | { kind: 'value'; value?: JsonValue }
  /** What was said of it before is not to count any more. */
  | { kind: 'withdrawn' }
  | { kind: 'error'; message: string };

/** What became of a finding. */
export interface FoldedFact {
  fact: KnownFact;
  /** Whether a later observation was known, so that it was left alone. */
  isOutdated: boolean;
}

/**
 * Adds a finding to what is known of a fact. Whatever the order in which
 * findings come, the value of the latest stays.
 *
 * @param before - undefined when it was never looked for
 * @param at - When it was found, in epoch milliseconds. Of two findings of the
 *   same time the one that comes later corrects the other.
 * @param attemptedAt - When the fact was last looked for, as far as known: an
 *   error of that time is not mended by what was found before it
 */
export function foldFact(
  before: KnownFact | undefined,
  finding: FactFinding,
  at: number,
  attemptedAt: number,
): FoldedFact {
  if (before && saidAt(before) > at) {
    return { fact: before, isOutdated: true };
  }
  return {
    fact: withFinding(before, finding, at, attemptedAt),
    isOutdated: false,
  };
}

/** Epoch milliseconds: when something was last said of a fact. 0: never. */
export function saidAt({ observedAt, changedAt = 0 }: KnownFact): number {
  return observedAt > 0 ? observedAt : changedAt;
}

function withFinding(
  before: KnownFact | undefined,
  finding: FactFinding,
  at: number,
  attemptedAt: number,
): KnownFact {
  switch (finding.kind) {
    case 'value':
      return withValue(before, finding.value, at, attemptedAt);
    case 'withdrawn':
      // The time stays, so that what was observed before it does not count
      return { observedAt: 0, changedAt: at };
    case 'error':
      return withError(before, finding.message, at, attemptedAt);
    default:
      throw new TypeError(`Unknown finding ${finding satisfies never}`);
  }
}

function withValue(
  before: KnownFact | undefined,
  value: JsonValue | undefined,
  at: number,
  attemptedAt: number,
): KnownFact {
  const isSame =
    before !== undefined &&
    before.observedAt > 0 &&
    isSameValue(before.value, value);
  const fact: KnownFact = {
    changedAt: isSame ? before.changedAt : at,
    observedAt: at,
  };
  if (value !== undefined) {
    fact.value = isSame ? before.value : value;
  }
  const { error, errorSince = attemptedAt } = before ?? {};
  if (error !== undefined && at < attemptedAt) {
    fact.error = error;
    // It failed again after this, at the latest when it was last tried
    fact.errorSince = errorSince > at ? errorSince : attemptedAt;
  }
  return fact;
}

function withError(
  before: KnownFact | undefined,
  message: string,
  at: number,
  attemptedAt: number,
): KnownFact {
  if (before?.error === undefined) {
    return {
      ...(before ?? { observedAt: 0 }),
      error: message,
      errorSince: at,
    };
  }
  return {
    ...before,
    error: at < attemptedAt ? before.error : message,
    errorSince: Math.min(before.errorSince ?? at, at),
  };
}

/** @param rowObservedAt - Of the row that it is in */
export function decodeFact(
  stored: StoredFact,
  rowObservedAt: number,
): KnownFact {
  const fact: KnownFact = { observedAt: stored.o ?? rowObservedAt };
  if (stored.v !== undefined) {
    fact.value = stored.v;
  }
  if (stored.c !== undefined) {
    fact.changedAt = stored.c;
  }
  if (stored.e !== undefined) {
    fact.error = stored.e;
    fact.errorSince = stored.s;
  }
  return fact;
}

/**
 * @param rowObservedAt - Of the row that it goes into; undefined to write its
 *   own time in any case
 */
export function encodeFact(
  fact: KnownFact,
  rowObservedAt: number | undefined,
): StoredFact {
  const stored: StoredFact = {};
  if (fact.value !== undefined) {
    stored.v = fact.value;
  }
  if (fact.changedAt !== undefined) {
    stored.c = fact.changedAt;
  }
  if (fact.observedAt !== rowObservedAt) {
    stored.o = fact.observedAt;
  }
  if (fact.error !== undefined) {
    stored.e = fact.error;
    stored.s = fact.errorSince;
  }
  return stored;
}
