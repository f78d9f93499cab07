import {
  Transition,
  TrendPoint,
} from '@groundwork/backstage-plugin-scorecards-common';
import { isNothingKnown } from './score';
import { isFirstUnknown } from './transitions';

/** How a score went, in points that are equally far apart. */
export interface ScoreTrend {
  values: Array<number | undefined>;
  /** The first and the last that are known, with their times. */
  from: { at: string; score: number };
  to: { at: string; score: number };
}

interface ScoreAt {
  at: string;
  score?: number;
}

function endsOf(
  points: ScoreAt[],
): Pick<ScoreTrend, 'from' | 'to'> | undefined {
  const known = points.flatMap(({ at, score }) =>
    score === undefined ? [] : [{ at, score }],
  );
  return known.length > 1
    ? { from: known[0], to: known[known.length - 1] }
    : undefined;
}

/** The trend of a scorecard; undefined while there is none yet. */
export function trendOf(points: TrendPoint[]): ScoreTrend | undefined {
  const known = points.map(({ day, score, coverage }) => ({
    at: day,
    score: isNothingKnown(coverage) ? undefined : score,
  }));
  const ends = endsOf(known);
  return ends && { ...ends, values: known.map(({ score }) => score) };
}

/** As many points as a small line can show. */
const POINTS = 32;

/**
 * The trend of an entity, from when something changed for it. Between two
 * changes the score stays what it was.
 *
 * @param transitions - in any order
 */
export function trendOfTransitions(
  transitions: Transition[],
  scorecardId: string,
  now: Date,
): ScoreTrend | undefined {
  const steps = transitions
    .filter(transition => transition.scorecardId === scorecardId)
    .map(transition => ({
      at: transition.at,
      time: Date.parse(transition.at),
      score: isFirstUnknown(transition) ? undefined : transition.score,
    }))
    .sort((a, b) => a.time - b.time);
  const ends = endsOf(steps);
  if (!ends) {
    return undefined;
  }
  const start = steps[0].time;
  const length = Math.max(now.getTime(), steps[steps.length - 1].time) - start;
  const values = Array.from({ length: POINTS }, (_, index) => {
    const time = start + (length * index) / (POINTS - 1);
    return steps.filter(step => step.time <= time).pop()?.score;
  });
  return { ...ends, values };
}
