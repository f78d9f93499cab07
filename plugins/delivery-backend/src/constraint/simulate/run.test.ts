import { modelStages } from '../stageModel';
import { HOUR } from '../units';
import { visitsOf } from '../visits';
import { Discipline, Pipeline, pipelineOf } from './pipeline';
import { run, spansOfRun, trueSavings } from './run';

const hours = (...times: number[]) => times.map(time => time * HOUR);

/** Three changes; reviews of four hours by one, then deployments of one hour. */
const three = (discipline: Discipline = 'first'): Pipeline => ({
  arrivals: hours(0, 1, 2),
  urgency: [0, 0.1, 0.9],
  stages: [
    { stage: 'review', servers: 1, discipline, services: hours(4, 4, 4) },
    { stage: 'deploy', servers: 1, discipline, services: hours(1, 1, 1) },
  ],
});

/** When each change begins and ends in each stage, in hours. */
const shown = (pipeline: Pipeline) =>
  run(pipeline).map(passed =>
    passed.map(({ begun, end }) => [begun / HOUR, end / HOUR]),
  );

describe('run', () => {
  it('serves first what comes first', () => {
    expect(shown(three())).toEqual([
      [
        [0, 4],
        [4, 8],
        [8, 12],
      ],
      [
        [4, 5],
        [8, 9],
        [12, 13],
      ],
    ]);
  });

  it('serves first what is urgent', () => {
    expect(shown(three('urgent'))[0]).toEqual([
      [0, 4],
      [8, 12],
      [4, 8],
    ]);
  });

  it('serves nothing before it comes, with servers to spare', () => {
    const [review, deploy] = three().stages;
    const pipeline = {
      ...three(),
      arrivals: hours(5, 5, 6),
      stages: [{ ...review, servers: 3 }, deploy],
    };
    expect(shown(pipeline)[0]).toEqual([
      [5, 9],
      [5, 9],
      [6, 10],
    ]);
  });
});

describe('trueSavings', () => {
  it('are of hours until the last stage', () => {
    // Ends are 5, 9, 13; with reviews of 3.2 h 4.2, 7.4, 10.6; with deployments
    // of 0.8 h 4.8, 8.8, 12.8
    const [review, deploy] = trueSavings(three());
    expect(review.stage).toBe('review');
    expect(review.hoursPerChange).toBeCloseTo(4.8 / 3, 10);
    expect(deploy.hoursPerChange).toBeCloseTo(0.2, 10);
  });
});

describe('spansOfRun', () => {
  it('shows what is seen when the last change comes', () => {
    const { spans, period } = spansOfRun(three(), run(three()));
    const own = { stage: 'review', cohort: 'undeclared' };

    expect(period).toEqual({ from: 0, to: 2 * HOUR + 1 });
    expect(spans).toEqual([
      { ...own, item: 'change-0', kind: 'queue', start: 0, end: 0 },
      { ...own, item: 'change-0', kind: 'touch', start: 0 },
      { ...own, item: 'change-1', kind: 'queue', start: HOUR },
      { ...own, item: 'change-2', kind: 'queue', start: 2 * HOUR },
    ]);
  });
});

describe('modelStages', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'replays what was served in turn to the millisecond, seed %s',
    seed => {
      const drawn = pipelineOf(seed);
      const stages = drawn.stages.map(it => ({
        ...it,
        discipline: 'first' as const,
      }));
      const pipeline = { ...drawn, stages };
      const { spans, period } = spansOfRun(pipeline, run(pipeline));
      const models = modelStages(visitsOf(spans, period), period);
      const delays = models.flatMap(it => it.visits.map(({ delay }) => delay));

      expect(models).toHaveLength(4);
      expect(delays.filter(delay => delay !== 0)).toEqual([]);
    },
  );
});
