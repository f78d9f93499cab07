import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { CheckCounts } from '../database/rows';
import { Contribution } from '../evaluation/types';

/** Sums of where entities stand on a scorecard. */
export interface Sums {
  entities: number;
  unmeasured: number;
  passedWeight: number;
  knownWeight: number;
  applicableWeight: number;
  /** Entities by level, from 0 up; without zeros at its end. */
  levels: number[];
  /** By check id, without checks that apply to none of them. */
  checks: Map<string, CheckCounts>;
}

/** What sums are of. */
export interface SumsKey {
  scorecardId: string;
  ownerRef: string;
  tier: number;
}

/** Sums of the entities of one scorecard, owner and tier. */
export type KeyedSums = SumsKey & Sums;

/** What changed for one entity on one scorecard. */
export interface SumsDelta {
  /** Absent when it was not part of it before. */
  before?: Contribution;
  /** Absent when it is not part of it any more. */
  after?: Contribution;
}

/** Where each status is counted in the column `rollup.checks`. */
export const STATUS_INDEX: Readonly<Record<CheckStatus, number>> = {
  pass: 0,
  fail: 1,
  unknown: 2,
  stale: 3,
  exempt: 4,
};

/** Where it is counted that a check alone is missing for the next level. */
export const SOLE_INDEX = 5;

/** Sums of nothing. */
export function noSums(): Sums {
  return {
    entities: 0,
    unmeasured: 0,
    passedWeight: 0,
    knownWeight: 0,
    applicableWeight: 0,
    levels: [],
    checks: new Map(),
  };
}

/** Adds a change to the sums that it concerns, or to differences of them. */
export function addDelta(
  sums: Map<string, KeyedSums>,
  { before, after }: SumsDelta,
): void {
  if (before) {
    addContribution(sumsAt(sums, before), before, -1);
  }
  if (after) {
    addContribution(sumsAt(sums, after), after, 1);
  }
}

/** Adds what several entities have in common to the sums that it concerns. */
export function addTimes(
  sums: Map<string, KeyedSums>,
  contribution: Contribution,
  times: number,
): void {
  addContribution(sumsAt(sums, contribution), contribution, times);
}

/** Adds sums to sums. */
export function addSums(target: Sums, added: Sums): void {
  target.entities += added.entities;
  target.unmeasured += added.unmeasured;
  addWeights(target, added, 1);
  added.levels.forEach((count, level) => addToLevel(target, level, count));
  for (const [id, counts] of added.checks) {
    const known = countsAt(target, id);
    for (let index = 0; index < counts.length; index++) {
      known[index] += counts[index];
    }
    dropIfZero(target, id, known);
  }
}

/** Sums of all owners together, by scorecard and tier. */
export function sumByTier(cells: Iterable<KeyedSums>): KeyedSums[] {
  const totals = new Map<string, KeyedSums>();
  for (const cell of cells) {
    addSums(sumsAt(totals, { ...cell, ownerRef: '' }), cell);
  }
  return [...totals.values()];
}

/** Orders sums as everybody does who locks them, so that none waits in a circle. */
export function bySumsKey(a: SumsKey, b: SumsKey): number {
  return (
    compare(a.scorecardId, b.scorecardId) ||
    compare(a.ownerRef, b.ownerRef) ||
    a.tier - b.tier
  );
}

/** A text that tells the keys of sums apart. */
export function sumsKeyOf({ scorecardId, ownerRef, tier }: SumsKey): string {
  return JSON.stringify([scorecardId, ownerRef, tier]);
}

function addContribution(sums: Sums, it: Contribution, times: number): void {
  sums.entities += times;
  sums.unmeasured += it.unmeasured ? times : 0;
  addWeights(sums, it, times);
  addToLevel(sums, it.level, times);
  for (const [id, status] of it.statuses) {
    const counts = countsAt(sums, id);
    counts[STATUS_INDEX[status]] += times;
    if (it.soleMissing === id) {
      counts[SOLE_INDEX] += times;
    }
    dropIfZero(sums, id, counts);
  }
}

function sumsAt(sums: Map<string, KeyedSums>, at: SumsKey): KeyedSums {
  const key = sumsKeyOf(at);
  let found = sums.get(key);
  if (!found) {
    const { scorecardId, ownerRef, tier } = at;
    found = { scorecardId, ownerRef, tier, ...noSums() };
    sums.set(key, found);
  }
  return found;
}

function countsAt(sums: Sums, checkId: string): CheckCounts {
  let counts = sums.checks.get(checkId);
  if (!counts) {
    counts = [0, 0, 0, 0, 0, 0];
    sums.checks.set(checkId, counts);
  }
  return counts;
}

function dropIfZero(sums: Sums, checkId: string, counts: CheckCounts): void {
  const [pass, fail, unknown, stale, exempt, sole] = counts;
  if (!(pass || fail || unknown || stale || exempt || sole)) {
    sums.checks.delete(checkId);
  }
}

function addToLevel({ levels }: Sums, level: number, count: number): void {
  while (levels.length <= level) {
    levels.push(0);
  }
  levels[level] += count;
  while (levels.at(-1) === 0) {
    levels.pop();
  }
}

type Weights = Pick<Sums, 'passedWeight' | 'knownWeight' | 'applicableWeight'>;

function addWeights(target: Weights, added: Weights, times: number): void {
  target.passedWeight = round(target.passedWeight + times * added.passedWeight);
  target.knownWeight = round(target.knownWeight + times * added.knownWeight);
  target.applicableWeight = round(
    target.applicableWeight + times * added.applicableWeight,
  );
}

/** Weights such as 0.1 would not come back to 0 after many additions. */
function round(weight: number): number {
  return Math.round(weight * 1e9) / 1e9 || 0;
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
