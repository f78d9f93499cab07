import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import {
  Association,
  MaturityModel,
  ModelProof,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  Capability,
  CheckStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { readsFact } from '../model/comparisons';
import { bootstrapInterval, Draws, drawResamples } from './bootstrap';
import { holm } from './holm';
import { kendall, Pair } from './kendall';
import { seededRandom } from './random';
import { prepareTau } from './weightedTau';

/** Fewer teams than these say nothing of a model. */
export const NEEDED_TEAMS = 10;

/** What a model is to go together with, and which direction is better. */
const OUTCOMES: ReadonlyArray<readonly [MetricId, 'more' | 'less']> = [
  ['lead-time', 'less'],
  ['deployment-frequency', 'more'],
  ['change-fail-rate', 'less'],
  ['recovery-time', 'less'],
];

/** Facts that are an outcome, so that a check of one says nothing new of it. */
export const FACT_METRICS: Readonly<Record<string, MetricId>> = {
  'delivery.leadTimeP50Hours': 'lead-time',
  'delivery.deploymentsPerWeek': 'deployment-frequency',
  'delivery.changeFailShare': 'change-fail-rate',
  'delivery.recoveryP50Hours': 'recovery-time',
};

/** A team, as far as the proof goes. */
export interface ProofTeam {
  /** By capability; null or left out where it is unmeasured. */
  levels: Partial<Record<Capability, number | null>>;
  /** By id of the check. */
  checks: Partial<Record<string, CheckStatus>>;
  /** Values of delivery's metrics, in any unit. */
  outcomes: Partial<Record<MetricId, number>>;
}

/** What a model is proved by. */
export interface ProofInput {
  teams: readonly ProofTeam[];
  model: Pick<MaturityModel, 'capabilities'>;
  /** Metrics by the ids of the facts that are them. */
  factMetrics?: Readonly<Record<string, MetricId>>;
  /** Resamples are drawn by it. */
  seed?: number;
}

/** Something of the model that may go together with an outcome. */
interface Subject {
  capability: Capability;
  checkId?: string;
  title: string;
  expressions: readonly string[];
  valueOf(team: ProofTeam): number | undefined;
}

/** An association, before all have been looked at. */
interface Seen {
  association: Omit<Association, 'verdict' | 'abstained'>;
  abstained?: Association['abstained'];
  /** Not corrected. */
  p?: number;
  /** Teams that pass, or those that fail, whichever are fewer; of a check. */
  fewer: number;
}

const LEVEL_OF_P = 0.05;

/** Of fewer that pass, or that fail, one resample in many has none at all. */
const NEEDED_ON_EACH_SIDE = 5;

const MOST_RESAMPLES = 1_000;
const LEAST_RESAMPLES = 200;
/** Of resamples times teams: more teams vary less, and take longer. */
const DRAWS = 100_000;

/**
 * Says how the levels of teams, and whether checks pass, go together with outcomes of
 * delivery.
 *
 * An association is said to be there when 0 is outside the interval of 95 % of
 * resamples of teams, and p is below 5 % after Holm's correction: over the levels of
 * all capabilities, and apart from them over all checks. Nothing is said of fewer than
 * ten teams, where all are alike, and where the model reads the very fact that is the
 * outcome. A check is unpredictive when 0 is inside the interval of each outcome, with
 * teams enough for each, and five or more of them that pass and that fail; of that there
 * is no correction, so that a check is not given up for there being many.
 */
export function proveModel({
  teams,
  model,
  factMetrics = FACT_METRICS,
  seed = 1,
}: ProofInput): ModelProof {
  const draws = drawResamples(
    teams.length,
    resamplesFor(teams.length),
    seededRandom(seed),
  );
  const look = (subjects: readonly Subject[]) =>
    subjects.flatMap(subject =>
      OUTCOMES.map(([outcome, better]) =>
        see({ subject, outcome, better, teams, factMetrics, draws }),
      ),
    );
  const levels = look(levelSubjects(model));
  const checks = look(checkSubjects(model));
  const judged = judge(checks);
  return {
    associations: [...judge(levels), ...judged],
    unpredictive: findUnpredictive(
      judged.map((it, at) => ({ ...it, fewer: checks[at].fewer })),
    ),
    neededTeams: NEEDED_TEAMS,
  };
}

function resamplesFor(teams: number): number {
  const affordable = Math.round(DRAWS / Math.max(1, teams));
  return Math.min(MOST_RESAMPLES, Math.max(LEAST_RESAMPLES, affordable));
}

function levelSubjects({ capabilities }: ProofInput['model']): Subject[] {
  return capabilities.map(({ capability, title, checks }) => ({
    capability,
    title,
    expressions: checks.map(({ expression }) => expression),
    valueOf: ({ levels }) => levels[capability] ?? undefined,
  }));
}

function checkSubjects({ capabilities }: ProofInput['model']): Subject[] {
  return capabilities.flatMap(({ capability, checks }) =>
    checks.map(({ id, title, expression }) => ({
      capability,
      checkId: id,
      title,
      expressions: [expression],
      valueOf: (team: ProofTeam) => passed(team.checks[id]),
    })),
  );
}

/** Only what is known counts: what was waived or never observed did not fail. */
function passed(status: CheckStatus | undefined): number | undefined {
  return status === 'pass' || status === 'fail'
    ? Number(status === 'pass')
    : undefined;
}

function see(options: {
  subject: Subject;
  outcome: MetricId;
  better: 'more' | 'less';
  teams: readonly ProofTeam[];
  factMetrics: Readonly<Record<string, MetricId>>;
  draws: readonly Draws[];
}): Seen {
  const { subject, outcome, better, teams, factMetrics, draws } = options;
  const { capability, checkId, title } = subject;
  const pairs: Pair[] = [];
  const indexes: number[] = [];
  teams.forEach((team, index) => {
    const value = subject.valueOf(team);
    const reached = team.outcomes[outcome];
    if (value !== undefined && reached !== undefined) {
      pairs.push([value, better === 'less' ? -reached : reached]);
      indexes.push(index);
    }
  });
  const association = {
    capability,
    ...(checkId !== undefined && { checkId }),
    title,
    outcome,
    n: pairs.length,
  };
  const passing = pairs.filter(([value]) => value > 0).length;
  const fewer = Math.min(passing, pairs.length - passing);
  if (isSameFact(subject, outcome, factMetrics)) {
    return { association, fewer, abstained: 'sameFact' };
  }
  if (pairs.length < NEEDED_TEAMS) {
    return { association, fewer, abstained: 'tooFewTeams' };
  }
  const found = kendall(pairs);
  if (!found) {
    return { association, fewer, abstained: 'allAlike' };
  }
  const interval = bootstrapInterval(draws, prepareTau(pairs, indexes));
  return {
    association: { ...association, tau: found.tau, interval },
    fewer,
    p: found.p,
  };
}

function isSameFact(
  { expressions }: Subject,
  outcome: MetricId,
  factMetrics: Readonly<Record<string, MetricId>>,
): boolean {
  return Object.entries(factMetrics).some(
    ([factId, metric]) =>
      metric === outcome && expressions.some(it => readsFact(it, factId)),
  );
}

function judge(seen: readonly Seen[]): Association[] {
  const corrected = holm(seen.flatMap(({ p }) => p ?? []));
  let next = 0;
  return seen.map(({ association, abstained, p }): Association => {
    if (p === undefined) {
      return { ...association, verdict: 'abstained', abstained };
    }
    const isUnlikely = corrected[next++] < LEVEL_OF_P;
    return { ...association, verdict: verdictOf(association, isUnlikely) };
  });
}

function verdictOf(
  { interval }: Seen['association'],
  isUnlikely: boolean,
): Association['verdict'] {
  if (!interval || !isUnlikely || hasZero(interval)) {
    return 'nothing-seen';
  }
  return interval.low > 0 ? 'predicts' : 'contradicts';
}

function hasZero({ low, high }: { low: number; high: number }): boolean {
  return low <= 0 && high >= 0;
}

function findUnpredictive(
  associations: ReadonlyArray<Association & Pick<Seen, 'fewer'>>,
): ModelProof['unpredictive'] {
  const byCheck = new Map<string, Array<(typeof associations)[number]>>();
  for (const it of associations) {
    if (it.checkId !== undefined && it.abstained !== 'sameFact') {
      byCheck.set(it.checkId, [...(byCheck.get(it.checkId) ?? []), it]);
    }
  }
  return [...byCheck].flatMap(([checkId, found]) => {
    const isBlind = found.every(
      ({ verdict, interval, fewer }) =>
        verdict === 'nothing-seen' &&
        fewer >= NEEDED_ON_EACH_SIDE &&
        interval &&
        hasZero(interval),
    );
    const [{ capability, title }] = found;
    return isBlind
      ? [
          {
            capability,
            checkId,
            title,
            n: Math.min(...found.map(({ n }) => n)),
          },
        ]
      : [];
  });
}
