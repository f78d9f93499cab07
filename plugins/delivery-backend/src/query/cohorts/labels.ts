import {
  ChangeCohort,
  CohortsAnswer,
  MeasuredNumber,
} from '@groundwork/backstage-plugin-delivery-common';
import { Attribution } from '../../attribution';
import { coverageOf } from '../../domain/metrics';
import { Interval, Rate, wilson } from '../../statistics';
import { Against } from './types';

/** Raised when what is said of labels changes. */
const LABELS_DEFINITION_VERSION = 1;
/** From fewer changes nothing is concluded of all others. */
const FEWEST_NOTED = 30;
/** Labels that tell hardly more than chance would make any range. */
const LEAST_CONTRAST = 0.1;

/** A change of which notes of git say how it came about. */
export interface NotedChange {
  cohort: ChangeCohort;
  /** Whether notes say that a tool wrote any of it. */
  isAssisted: boolean;
  /** Whether anything else says so: trailers, authors or its branch. */
  isLabelled: boolean;
}

/** What notes and labels say of a change. */
export function notedChange(
  cohort: ChangeCohort,
  { evidence, lineShare = 0 }: Pick<Attribution, 'evidence' | 'lineShare'>,
): NotedChange {
  return {
    cohort,
    isAssisted: lineShare > 0,
    isLabelled: evidence.some(
      it => it.place !== 'note' && it.cohort === 'assisted',
    ),
  };
}

/**
 * How well labels tell assisted changes, against notes.
 *
 * @param merged - How many changes there are, noted or not
 * @returns undefined where there are no notes
 */
export function measureLabels(
  noted: readonly NotedChange[],
  merged: number,
): CohortsAnswer['labels'] {
  if (noted.length === 0) {
    return undefined;
  }
  const coverage = coverageOf(noted.length, Math.max(merged, noted.length));
  const notNoted = Math.max(0, merged - noted.length);
  const measure = ({ count, n }: Rate): MeasuredNumber => ({
    ...wilson({ count, n }),
    n,
    coverage,
    excluded: notNoted > 0 ? { notNoted } : {},
    definitionVersion: LABELS_DEFINITION_VERSION,
  });
  const assisted = noted.filter(it => it.isAssisted);
  const labelled = noted.filter(it => it.isLabelled);
  const both = assisted.filter(it => it.isLabelled).length;
  return {
    recall: measure({ count: both, n: assisted.length }),
    precision: measure({ count: both, n: labelled.length }),
  };
}

/** How much of the difference between arms their labels leave, from 0 to 1. */
export type Contrast = { value: number } & Interval;

/**
 * By which part a difference shrinks because either arm has changes of the
 * other: the share of assisted changes in the one, less that in the other. What
 * is noted is known; of all else as many are mistaken as of what is noted.
 *
 * @returns undefined unless 30 labelled changes and 30 others are noted, or if
 * labels tell too little
 */
export function contrastOf(
  noted: readonly NotedChange[],
  {
    against,
    counts,
  }: { against: Against; counts: Record<ChangeCohort, number> },
): Contrast | undefined {
  const labelled = noted.filter(it => it.isLabelled);
  const others = noted.filter(it => !it.isLabelled);
  const right = assistedAmong(labelled);
  const missed = assistedAmong(others);
  if (
    Math.min(labelled.length, others.length) < FEWEST_NOTED ||
    !right ||
    !missed
  ) {
    return undefined;
  }
  const notedIn = (cohort: ChangeCohort) =>
    Math.min(counts[cohort], noted.filter(it => it.cohort === cohort).length);
  // What is known to be human is so by its notes alone
  const guessedOther =
    against === 'human'
      ? 0
      : shareOf(counts[against] - notedIn(against), counts[against]);
  const guessed = shareOf(
    counts.assisted - notedIn('assisted'),
    counts.assisted,
  );
  const contrast = (share: number, missedShare: number) =>
    1 - guessed + guessed * share - guessedOther * missedShare;
  const low = contrast(right.interval.low, missed.interval.high);
  return low < LEAST_CONTRAST
    ? undefined
    : {
        value: contrast(right.value, missed.value),
        low,
        high: contrast(right.interval.high, missed.interval.low),
      };
}

/** A difference as it would be without errors of labels. */
export function correct(
  { value, interval }: { value: number; interval: Interval },
  contrast: Contrast,
): { value: number; low: number; high: number } {
  const bounds = [interval.low, interval.high].flatMap(bound => [
    bound / contrast.low,
    bound / contrast.high,
  ]);
  return {
    value: value / contrast.value,
    low: Math.min(...bounds),
    high: Math.max(...bounds),
  };
}

function assistedAmong(changes: readonly NotedChange[]) {
  return wilson({
    count: changes.filter(it => it.isAssisted).length,
    n: changes.length,
  });
}

function shareOf(part: number, all: number): number {
  return all === 0 ? 0 : part / all;
}
