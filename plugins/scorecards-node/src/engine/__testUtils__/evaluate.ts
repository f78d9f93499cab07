import { evaluateScorecard } from '../evaluation';
import type { ActiveWaiver, FactReadings, ScorecardEvaluation } from '../types';
import { compiled, scorecard, service } from './definitions';
import { testCompiler } from './facts';

export const MINUTE = 60 * 1000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** The time of the tests, unless they say another. */
export const NOW = Date.UTC(2027, 0, 15, 12);

/** Evaluates checks, with nothing said but what a test is about. */
export function evaluate(
  checks: Parameters<typeof scorecard>[0],
  {
    readings = {},
    waivers = [],
    now = NOW,
    entity = service,
  }: {
    readings?: FactReadings;
    waivers?: ActiveWaiver[];
    now?: number;
    entity?: typeof service;
  } = {},
): ScorecardEvaluation {
  return evaluateScorecard(compiled(scorecard(checks)), {
    entity,
    facts: testCompiler.prepare(readings, now),
    waivers,
    now,
  });
}
