import { BenchmarkContext } from '../../benchmark';
import { summarise } from '../../measure/statistics';
import { ScoreResult } from './settings';
import { Count, Question, QUESTIONS } from './Tally';

interface Wording {
  case: string;
  plain: string;
  /** What the number has to be read with. */
  note?: string;
}

const SLOWEST = 'the stage with the longest median, always named';
const STANDARD_ERRORS =
  'the difference of shares of changes, 1.96 standard errors';

const WORDINGS: Readonly<Record<Question, Wording>> = {
  bindingRight: {
    case: 'named constraint is the one that was built in, a year',
    plain: SLOWEST,
    note: 'of four teams that are held up by something, where it is named',
  },
  bindingNamed: {
    case: 'constraint is named where one was built in, a year',
    plain: SLOWEST,
  },
  bindingRightIn12Weeks: {
    case: 'named constraint is the one that was built in, 12 weeks',
    plain: SLOWEST,
    note: 'as the portal asks unless it is told otherwise',
  },
  bindingNamedIn12Weeks: {
    case: 'constraint is named where one was built in, 12 weeks',
    plain: SLOWEST,
  },
  mostSaving: {
    case: 'named constraint would have saved most, all teams that are not thin',
    plain: SLOWEST,
    note: 'what saves most is found by living the year again with each stage faster; in three of seven teams nothing stands out',
  },
  thinSilent: {
    case: 'names nothing of a team with too few changes',
    plain: SLOWEST,
  },
  savingCovered: {
    case: '95 % interval has the saving of the stage that saves most',
    plain: 'a fifth of the mean time in the stage, 1.96 standard errors',
    note: 'the truth is the same year lived again with that stage faster by a fifth; a weekly train then leaves on other days too, which no record tells',
  },
  evenSavingCovered: {
    case: 'the same, of teams where nothing was built to stand out',
    plain: 'a fifth of the mean time in the stage, 1.96 standard errors',
  },
  flakyPrecision: {
    case: 'tests that are said to be flaky are',
    plain: 'failed twice at least',
  },
  flakyRecall: {
    case: 'flaky tests are found, those that hardly ever failed included',
    plain: 'failed twice at least',
  },
  flakyRecallOfSeen: {
    case: 'flaky tests that failed for nothing twice are found',
    plain: 'failed twice at least',
  },
  builtInDifferenceCovered: {
    case: '95 % interval has by how much more assisted changes were built to fail',
    plain: STANDARD_ERRORS,
    note: 'labels find 60 % of assisted changes, with a precision of 92 %, and no note of git tells how well they do',
  },
  drawnDifferenceCovered: {
    case: '95 % interval has by how much more assisted changes failed that year',
    plain: STANDARD_ERRORS,
    note: 'as above; the truth is of changes, the plugin counts deployments',
  },
  differenceSeen: {
    case: 'assisted changes are said to fail more often, as they do',
    plain: STANDARD_ERRORS,
    note: '1.6 times as often',
  },
  incidentsLinked: {
    case: 'incidents are linked to the deployment that caused them',
    plain: 'the last deployment before the incident',
  },
};

/** Reports how often the plugin was right, beside plain code. */
export function reportTruth(
  { size, found, ms }: ScoreResult & { size: number },
  { report }: BenchmarkContext,
): void {
  const { counts, errors } = found;
  for (const question of QUESTIONS) {
    const count = counts[question];
    // Without any answer there is no share of right ones.
    if (count && count.ours.of > 0 && count.plain.of > 0) {
      const { case: of, plain, note } = WORDINGS[question];
      const share = ({ hits, of: n }: Count) => ({
        n,
        value: hits / n,
      });
      report({
        case: of,
        size,
        metric: 'share',
        unit: 'of 1',
        better: 'higher',
        measured: share(count.ours),
        baseline: { what: plain, measured: share(count.plain) },
        ...(note && { notes: { note } }),
      });
    }
  }
  if (errors.ours.length > 0 && errors.plain.length > 0) {
    report({
      case: 'how far the saving of the stage that saves most is from the true one',
      size,
      metric: 'relative error',
      unit: 'of 1',
      better: 'lower',
      measured: summarise(errors.ours),
      baseline: {
        what: WORDINGS.savingCovered.plain,
        measured: summarise(errors.plain),
      },
    });
  }
  report({
    case: 'all answers about a year, in memory',
    size,
    metric: 'duration',
    unit: 'ms',
    better: 'lower',
    measured: summarise(ms),
    notes: { note: 'with those of plain code; making the year is apart' },
  });
}
