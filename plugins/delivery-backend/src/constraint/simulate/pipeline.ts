import { Stage } from '../../domain/types';
import { RandomSource, seededRandom } from '../../statistics';
import { HOUR, WEEK } from '../units';

/** Which of those that wait is served next. */
export type Discipline = 'first' | 'random' | 'urgent';

/** A stage of a simulated pipeline. */
export interface SimulatedStage {
  stage: Stage;
  servers: number;
  discipline: Discipline;
  /** How long each change takes to serve, in milliseconds. */
  services: number[];
}

/** A pipeline with all that chance has to say about it. */
export interface Pipeline {
  /** When changes come, in order; milliseconds. */
  arrivals: number[];
  /** The greater, the sooner a change is served where urgent ones go first. */
  urgency: number[];
  stages: SimulatedStage[];
}

const ORDER: readonly Stage[] = ['review', 'test', 'environment', 'deploy'];
const DISCIPLINES: readonly Discipline[] = ['first', 'random', 'urgent'];

/**
 * A pipeline of four stages that differs by seed in all it has: 60 to 400
 * changes in 8 to 16 weeks, 1 to 4 servers, how busy and how even each stage is.
 * One in three has a stage that cannot keep up.
 *
 * @throws RangeError if the seed is not a whole number
 */
export function pipelineOf(seed: number): Pipeline {
  const random = seededRandom(seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  const whole = (low: number, high: number) =>
    Math.floor(between(low, high + 1));
  const count = whole(60, 400);
  const weeks = whole(8, 16);
  const gap = (weeks * WEEK) / count;
  let now = 0;
  const arrivals = Array.from({ length: count }, () => {
    now += Math.ceil(gap * exponential(random));
    return now;
  });
  const saturated = random() < 1 / 3 ? whole(0, 3) : -1;
  const stages = ORDER.map((stage, index) => {
    const servers = whole(1, 4);
    const load = index === saturated ? between(1, 1.25) : between(0.55, 0.92);
    const mean = load * gap * servers;
    const shape = whole(1, 4);
    return {
      stage,
      servers,
      discipline: DISCIPLINES[whole(0, 2)],
      services: arrivals.map(() => Math.ceil(mean * erlang(shape, random))),
    };
  });
  return { arrivals, urgency: arrivals.map(() => random()), stages };
}

/** Of mean 1. */
function exponential(random: RandomSource): number {
  return -Math.log(1 - random());
}

/** Of mean 1; the greater its shape, the more even. */
function erlang(shape: number, random: RandomSource): number {
  const parts = Array.from({ length: shape }, () => exponential(random));
  return parts.reduce((sum, it) => sum + it, 0) / shape;
}

/** The same pipeline, but that one of its stages serves faster by a share. */
export function withFaster(
  { stages, ...rest }: Pipeline,
  index: number,
  faster: number,
): Pipeline {
  return {
    ...rest,
    stages: stages.map((it, at) =>
      at === index
        ? { ...it, services: it.services.map(time => time * (1 - faster)) }
        : it,
    ),
  };
}

/** Hours of a time in milliseconds. */
export function hoursOf(time: number): number {
  return time / HOUR;
}
