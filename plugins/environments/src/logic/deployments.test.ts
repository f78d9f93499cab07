import {
  approvalRequest,
  componentStages,
  deployment,
  deploymentVerdict,
  release,
  stageStatus,
} from '../__testUtils__/deployments';
import {
  agreedTo,
  canBeRelease,
  changesBetween,
  choicesOf,
  furtherReasons,
  milestoneOf,
  overridableGates,
  paceOf,
  progressOf,
  promotionOf,
  rollbackOf,
  troubleOf,
} from './deployments';

const releases = [
  release('v2.2.0', 'c'),
  release('v2.1.0', 'b'),
  release('v2.0.0', 'a'),
];

const placed = (version: string) => ({
  version,
  commit: 'a',
  since: '2026-11-20T09:00:00Z',
  by: 'user:default/ada.byron',
});

describe('promotionOf', () => {
  const before = (version: string) =>
    stageStatus({
      stage: { id: 'dev', title: 'Development' },
      current: placed(version),
    });

  it('is what runs in the stage before', () => {
    const status = stageStatus({ notPromoted: ['v2.2.0', 'v2.1.0'] });
    expect(promotionOf(status, [before('v2.1.0'), status])).toBe('v2.1.0');
  });

  it('is the newest that has run there when what runs there is here', () => {
    const status = stageStatus({ notPromoted: ['v2.2.0'] });
    expect(promotionOf(status, [before('v2.0.0'), status])).toBe('v2.2.0');
  });

  it('is none when everything is here', () => {
    const status = stageStatus({ notPromoted: [] });
    expect(promotionOf(status, [before('v2.1.0'), status])).toBeUndefined();
  });
});

describe('rollbackOf', () => {
  const after = (version: string | undefined, rollbackTo: string[]) =>
    rollbackOf(
      stageStatus({
        current: version ? placed(version) : undefined,
        rollbackTo,
      }),
    );

  it('is the first that the stage offers', () => {
    expect(after('v2.2.0', ['v2.1.0', 'v2.0.0'])).toBe('v2.1.0');
  });

  it('is none where nothing runs', () => {
    expect(after(undefined, ['v2.1.0'])).toBeUndefined();
  });
});

it('lets one choose what fits the wish', () => {
  const status = stageStatus({
    notPromoted: ['v2.2.0'],
    rollbackTo: ['v2.0.0'],
  });
  expect(choicesOf('deploy', status, releases)).toEqual([
    'v2.2.0',
    'v2.1.0',
    'v2.0.0',
  ]);
  expect(choicesOf('promote', status, releases)).toEqual(['v2.2.0']);
  expect(choicesOf('rollback', status, releases)).toEqual(['v2.0.0']);
});

describe('changesBetween', () => {
  it.each([
    ['v2.0.0', 'v2.2.0', ['v2.1.0'], []],
    ['v2.1.0', 'v2.2.0', [], []],
    ['v2.2.0', 'v2.0.0', [], ['v2.2.0', 'v2.1.0']],
    ['v2.1.0', 'v2.1.0', [], []],
    [undefined, 'v2.2.0', [], []],
    ['v1.0.0', 'v2.2.0', [], []],
    ['v2.0.0', 'v3.0.0', [], []],
  ])('from %s to %s', (from, to, brings, takesBack) => {
    expect(changesBetween(releases, from, to)).toEqual({ brings, takesBack });
  });
});

it('tells of the last deployment only, and only of its trouble', () => {
  const failed = deployment({ id: 'd-2', status: 'failed' });
  const refused = deployment({ id: 'd-3', status: 'refused' });
  const done = deployment({ id: 'd-4', status: 'succeeded' });
  const elsewhere = deployment({ id: 'd-5', stage: 'dev', status: 'failed' });
  expect(troubleOf('staging', [elsewhere, failed, done])).toBe(failed);
  expect(troubleOf('staging', [refused])).toBe(refused);
  expect(troubleOf('staging', [done, failed])).toBeUndefined();
  expect(troubleOf('staging', [])).toBeUndefined();
});

it('knows which gates one can ask to override', () => {
  const gates = deploymentVerdict({
    gates: [
      { gate: 'verified', verdict: 'pass', message: '' },
      { gate: 'freeze', verdict: 'refuse', message: '' },
      { gate: 'scorecard', verdict: 'unknown', message: '' },
      { gate: 'quota', verdict: 'refuse', message: '' },
      { gate: 'approval', verdict: 'wait', message: '' },
    ],
  });
  expect(overridableGates('deploy', gates).map(({ gate }) => gate)).toEqual([
    'freeze',
    'scorecard',
  ]);
  expect(overridableGates('rollback', gates)).toEqual([]);
});

it('says no reason twice', () => {
  const verdict = deploymentVerdict({
    gates: [{ gate: 'freeze', verdict: 'refuse', message: 'Frozen' }],
    reasons: [
      { code: 'freeze', message: 'Frozen' },
      { code: 'policy', message: 'Not on Fridays' },
    ],
  });
  expect(furtherReasons(verdict)).toEqual([
    { code: 'policy', message: 'Not on Fridays' },
  ]);
});

it('counts who agreed', () => {
  const by = 'user:default/ada.byron';
  const at = '2026-11-21T11:05:00Z';
  expect(
    agreedTo(
      approvalRequest({
        decisions: [
          { by, at, decision: 'approve' },
          { by, at, decision: 'reject' },
        ],
      }),
    ),
  ).toBe(1);
});

it('says how far an operation is', () => {
  expect(
    progressOf({
      id: 'op-1',
      environmentId: 'e-staging',
      kind: 'deploy',
      status: 'running',
      generation: 2,
      requestedAt: '2026-11-21T11:00:00Z',
      attempts: 1,
      steps: [
        { resource: 'database', action: 'unchanged', status: 'skipped' },
        { resource: 'cache', action: 'update', status: 'done' },
        { resource: 'service', action: 'update', status: 'running' },
      ],
    }),
  ).toEqual({ done: 2, total: 3, resource: 'service' });
});

describe('paceOf', () => {
  const stages = (...changed: Parameters<typeof stageStatus>) =>
    componentStages({ stages: [stageStatus(...changed)] });

  it('is quick while something is placed', () => {
    expect(paceOf(stages({ underWay: deployment() }))).toBe(3_000);
  });

  it('is slow while something waits', () => {
    const waiting = deployment({ status: 'waiting_approval' });
    expect(paceOf(stages({ underWay: waiting }))).toBe(20_000);
    expect(paceOf(stages({ verifiedAt: undefined }))).toBe(20_000);
  });

  it('is none when nothing is to come', () => {
    expect(paceOf(stages())).toBeUndefined();
    expect(
      paceOf(stages({ current: undefined, verifiedAt: undefined })),
    ).toBeUndefined();
  });
});

it('is another milestone when a deployment has begun or ended', () => {
  const quiet = componentStages({ stages: [stageStatus()] });
  const busy = componentStages({
    stages: [stageStatus({ underWay: deployment() })],
  });
  const waiting = componentStages({
    stages: [
      stageStatus({ underWay: deployment({ status: 'waiting_approval' }) }),
    ],
  });
  expect(
    new Set([quiet, busy, waiting].map(stages => milestoneOf(stages))).size,
  ).toBe(3);
  expect(milestoneOf(quiet)).toBe(
    milestoneOf(componentStages({ stages: [stageStatus()] })),
  );
});

it.each([
  ['v1.4.0', true],
  ['2026-11-21_3+build', true],
  ['../../x', false],
  ['-v1', false],
  ['a b', false],
  ['', false],
  [undefined, false],
])('takes %j for what can be a release: %s', (typed, expected) => {
  expect(canBeRelease(typed)).toBe(expected);
});
