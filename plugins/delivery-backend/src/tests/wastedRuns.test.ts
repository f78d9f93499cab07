import { PipelineAttempt, UploadedRun, wastedRunOf } from './wastedRuns';

const HOUR = 3_600_000;

describe('wastedRunOf', () => {
  const repository = 'github.com/acme/orders';
  const run = (
    runKey: string,
    attempts: Array<[attempt: number, at: number, hours: number]>,
    over: Partial<UploadedRun> = {},
  ): UploadedRun => ({
    runKey,
    repository,
    sha: 'a',
    attempts: attempts.map(([attempt, at, hours]) => ({
      attempt,
      at: at * HOUR,
      durationMs: hours * HOUR,
    })),
    ...over,
  });
  const pipeline = (
    attempt: number,
    from: number,
    to: number,
    over: Partial<PipelineAttempt> = {},
  ): PipelineAttempt => ({
    repository,
    sha: 'a',
    subject: `pipelinerun:${repository}/actions/runs/7`,
    attempt,
    startedAt: from * HOUR,
    finishedAt: to * HOUR,
    ...over,
  });
  const hours = (wasted: ReturnType<typeof wastedRunOf>) => [
    wasted.rerunMilliseconds / HOUR,
    wasted.addedLeadTimeMilliseconds / HOUR,
  ];

  it.each<[string, ReturnType<typeof wastedRunOf>, number[]]>([
    [
      'attempts after the first, by the events of CI',
      wastedRunOf(
        run('x', [[1, 1, 9]], { run: '7' }),
        run('x', [[1, 1, 9]], { run: '7' }),
        [pipeline(1, 0, 1), pipeline(2, 2, 3), pipeline(3, 5, 6.5)],
        undefined,
      ),
      [2.5, 0],
    ],
    [
      'other runs and repositories do not count',
      wastedRunOf(
        run('x', [[1, 1, 9]], { run: '7' }),
        run('x', [[1, 1, 9]], { run: '7' }),
        [
          pipeline(1, 0, 1),
          pipeline(2, 2, 9, { subject: 'pipelinerun:x/actions/runs/17' }),
          pipeline(2, 2, 9, { repository: 'github.com/acme/other' }),
          pipeline(2, 2, 9, { sha: 'b' }),
        ],
        undefined,
      ),
      [0, 0],
    ],
    [
      'attempts after the first, by their tests',
      wastedRunOf(
        run('x', [
          [1, 0, 1],
          [2, 3, 0.5],
          [2, 3, 0.25],
        ]),
        run('x', [
          [1, 0, 1],
          [2, 3, 0.5],
          [2, 3, 0.25],
        ]),
        [],
        undefined,
      ),
      [0.75, 0],
    ],
    [
      'another run that passed later, as a whole',
      wastedRunOf(run('x', [[1, 0, 1]]), run('y', [[1, 5, 2]]), [], undefined),
      [2, 0],
    ],
    [
      'nothing of another run that passed before',
      wastedRunOf(run('x', [[1, 5, 1]]), run('y', [[1, 0, 2]]), [], {}),
      [0, 0],
    ],
    [
      'a change waits until the pass',
      wastedRunOf(
        run('x', [
          [1, 1, 1],
          [2, 4, 1],
        ]),
        run('x', [
          [1, 1, 1],
          [2, 4, 1],
        ]),
        [],
        {},
      ),
      [1, 3],
    ],
    [
      'a change that is merged waits no longer',
      wastedRunOf(
        run('x', [
          [1, 1, 1],
          [2, 4, 1],
        ]),
        run('x', [
          [1, 1, 1],
          [2, 4, 1],
        ]),
        [],
        { at: 2 * HOUR },
      ),
      [1, 1],
    ],
  ])('%s', (_, wasted, expected) => {
    expect(hours(wasted)).toEqual(expected);
  });
});
