import { Stage, StageSpan } from '../domain/types';
import { Interval, quantile, RandomSource, resample } from '../statistics';
import { LongWait, longestWaits, takeoverAt } from './evidence';
import { savingOf, StageSaving } from './savingOfFasterStage';
import { mergedIn } from './stageLoads';
import { modelStages, StageModel } from './stageModel';
import { assertPart, Period } from './units';
import { mergeTimes, visitsOf } from './visits';
import { savingsOfWeeks, WeekBlock, weekBlocks } from './weeks';

/** A week that repeats itself is no evidence: fewer vary too little. */
const MIN_WEEKS = 4;

/** How the constraint is looked for. */
export interface ConstraintOptions {
  random: RandomSource;
  period: Period;
  /** How many resamples are drawn, 500 unless it is said. */
  resamples?: number;
  /** In which share of them a stage must save most, 0.8 unless it is said. */
  threshold?: number;
  /** How many merged changes it takes, 30 unless it is said. */
  minChanges?: number;
  /** By which share a stage would serve faster, 0.2 unless it is said. */
  faster?: number;
  /** When changes were merged; unless it is said, as spans tell it. */
  merged?: ReadonlyMap<string, number>;
}

/** Why no constraint was looked for, with what was found and what it takes. */
export interface Abstention {
  status: 'abstained';
  reason: 'tooFewChanges' | 'tooFewWeeks' | 'tooFewStages';
  found: number;
  needed: number;
}

/** What speaks for a stage. */
export interface StageEvidence extends StageSaving {
  /** The share of resamples in which it saves most, from 0 to 1. */
  share: number;
  /** Of hours saved per change, 95 % of resamples. */
  interval?: Interval;
}

/** Which stage saves most, named or as one of two; with what speaks for it. */
export interface Contest {
  /** Where it is `unclear`, it is the stage or its runner-up. */
  status: 'named' | 'unclear';
  /** What saves most. */
  stage: Stage;
  /** Of the others, what saves most in most resamples. */
  runnerUp: Stage;
  /** The share of resamples in which the stage saves most, from 0 to 1. */
  share: number;
  /** How many changes were merged. */
  merged: number;
  /**
   * By how many hours per change the stage saves more than its runner-up; an
   * interval below 0 in part says that it may save less.
   */
  gap: { value: number; interval?: Interval };
  /** All stages, those that save most first. */
  stages: StageEvidence[];
  /** The five changes that waited for the stage longest. */
  longestWaits: LongWait[];
  /**
   * By which share the stage would have to be faster for its runner-up to be
   * the constraint instead; undefined if it would be with none below 1.
   */
  takeoverAt?: number;
}

/** What is said of the constraint. */
export type ConstraintFinding = Abstention | Contest;

/** What is said of the constraint, and without what assisted changes add. */
export type ConstraintCall = ConstraintFinding & {
  /**
   * The same stages, with as many servers, had no assisted change come;
   * undefined if none did.
   */
  withoutAssisted?: ConstraintFinding;
};

/**
 * Names the stage whose becoming faster saves most hours per merged change, if
 * it does in enough resamples of weeks; says so if there is too little to tell.
 * The same spans in any order give the same, with the same random numbers.
 *
 * @throws RangeError if an option is out of its range, and as visitsOf does
 */
export function nameConstraint(
  spans: readonly StageSpan[],
  options: ConstraintOptions,
): ConstraintCall {
  const steps = takeSteps(spans, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      return value;
    }
  }
}

/**
 * The same, giving way to other work between resamples.
 *
 * @param pause - Called after each; what it waits for is waited for
 */
export async function nameConstraintInSteps(
  spans: readonly StageSpan[],
  options: ConstraintOptions,
  pause: () => Promise<void> | undefined,
): Promise<ConstraintCall> {
  const steps = takeSteps(spans, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      return value;
    }
    await pause();
  }
}

/** A computation that stops where it can be left for a while. */
type Steps<T> = Generator<undefined, T, void>;

function* takeSteps(
  spans: readonly StageSpan[],
  options: ConstraintOptions,
): Steps<ConstraintCall> {
  assertOptions(options);
  const { period, merged = mergeTimes(spans) } = options;
  const models = modelStages(visitsOf(spans, period), period);
  const call = yield* contest(models, { ...options, merged });
  const assisted = new Set(
    spans.filter(it => it.cohort === 'assisted').map(({ item }) => item),
  );
  if (assisted.size === 0) {
    return call;
  }
  const others = models.flatMap(model => {
    const visits = model.visits.filter(it => !assisted.has(it.visit.item));
    return visits.length > 0 ? { ...model, visits } : [];
  });
  const withoutAssisted = yield* contest(others, {
    ...options,
    merged: new Map([...merged].filter(([item]) => !assisted.has(item))),
  });
  return { ...call, withoutAssisted };
}

type ContestOptions = ConstraintOptions &
  Required<Pick<ConstraintOptions, 'merged'>>;

function* contest(
  models: readonly StageModel[],
  options: ContestOptions,
): Steps<ConstraintFinding> {
  const { period, merged, threshold = 0.8, faster = 0.2 } = options;
  const changes = mergedIn(merged, period);
  const blocks = weekBlocks(models, { period, merged });
  const abstention = abstain(models, { changes, blocks, options });
  if (abstention) {
    return abstention;
  }
  const draws = yield* drawSavings(blocks, models, options);
  const shares = sharesOf(draws, models.length);
  const evidence = models
    .map((model, index) => ({
      model,
      index,
      ...savingOf(model, { period, changes, faster }),
      share: shares[index],
      interval: intervalOf(draws.map(savings => savings[index])),
    }))
    .sort((one, other) => other.hoursPerChange - one.hoursPerChange);
  const [first, ...others] = evidence;
  const second = others.reduce((one, other) =>
    other.share > one.share ? other : one,
  );
  return {
    status: first.share >= threshold ? 'named' : 'unclear',
    stage: first.stage,
    runnerUp: second.stage,
    share: first.share,
    merged: changes,
    gap: {
      value: first.hoursPerChange - second.hoursPerChange,
      interval: intervalOf(
        draws.map(savings => savings[first.index] - savings[second.index]),
      ),
    },
    stages: evidence.map(({ model, index, ...it }) => it),
    longestWaits: longestWaits(first.model, 5),
    takeoverAt: takeoverAt(first.model, second.model, { period, faster }),
  };
}

function abstain(
  models: readonly StageModel[],
  found: {
    changes: number;
    blocks: readonly WeekBlock[];
    options: ConstraintOptions;
  },
): Abstention | undefined {
  const { changes, blocks, options } = found;
  const busyWeeks = blocks.filter(({ stages }) =>
    stages.some(({ trace }) => trace.arrivals.length > 0),
  ).length;
  const needs = [
    // Without a change there is nothing that hours could be told of
    ['tooFewChanges', changes, Math.max(1, options.minChanges ?? 30)],
    ['tooFewWeeks', busyWeeks, MIN_WEEKS],
    ['tooFewStages', models.length, 2],
  ] as const;
  const unmet = needs.find(([, has, needed]) => has < needed);
  return (
    unmet && {
      status: 'abstained',
      reason: unmet[0],
      found: unmet[1],
      needed: unmet[2],
    }
  );
}

/** Savings of all stages in each resample in which a change was merged. */
function* drawSavings(
  blocks: readonly WeekBlock[],
  models: readonly StageModel[],
  { random, resamples = 500, faster = 0.2 }: ConstraintOptions,
): Steps<number[][]> {
  const servers = models.map(model => model.servers);
  const draws: number[][] = [];
  for (let drawn = 0; drawn < resamples; drawn += 1) {
    const drawnBlocks = resample(blocks, random);
    const savings = savingsOfWeeks(drawnBlocks, { servers, faster });
    if (savings) {
      draws.push(savings);
    }
    yield;
  }
  return draws;
}

/** How often each saves most; those that save as much share it. */
function sharesOf(draws: readonly number[][], stages: number): number[] {
  const shares = new Array<number>(stages).fill(0);
  for (const savings of draws) {
    const most = Math.max(...savings);
    const winners = savings.filter(it => it === most).length;
    savings.forEach((saving, index) => {
      shares[index] += saving === most ? 1 / winners : 0;
    });
  }
  return shares.map(it => it / Math.max(1, draws.length));
}

function intervalOf(sample: readonly number[]): Interval | undefined {
  const low = quantile(sample, 0.025);
  const high = quantile(sample, 0.975);
  return low === undefined || high === undefined ? undefined : { low, high };
}

function assertOptions({
  resamples = 500,
  threshold = 0.8,
  minChanges = 30,
  faster = 0.2,
}: ConstraintOptions): void {
  assertPart('faster', faster);
  if (!(threshold > 0.5 && threshold <= 1)) {
    throw new RangeError(
      `threshold is ${threshold}: it must be greater than 0.5, and 1 at most`,
    );
  }
  const counts = { resamples, minChanges };
  for (const [name, count] of Object.entries(counts)) {
    if (!(Number.isInteger(count) && count > 0)) {
      throw new RangeError(
        `${name} is ${count}: it must be a whole number from 1`,
      );
    }
  }
}
