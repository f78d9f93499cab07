import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import {
  evaluate,
  LEVELS as loadedLevels,
  levelsOf,
  MODEL as model,
  PRACTICES as loadedPractices,
  TEAM,
} from './__testUtils__/evaluateModel';
import {
  LEVEL_1,
  LEVEL_2,
  LEVEL_3,
  LEVEL_4,
  NOTHING_REACHED,
} from './__testUtils__/teamFacts';

describe('the model in the box', () => {
  it('is two scorecards that the engine takes', () => {
    expect(loadedLevels.problems).toEqual([]);
    expect(loadedPractices.problems).toEqual([]);
    expect(loadedLevels.scorecards[0].definition).toMatchObject({
      id: 'six-capabilities',
      levels: [
        { name: 'Provisional' },
        { name: 'Operational' },
        { name: 'Scalable' },
        { name: 'Optimizing' },
      ],
    });
    expect(loadedPractices.scorecards[0].definition).toMatchObject({
      id: 'six-capabilities-practices',
      levels: [{ name: 'Practised' }],
    });
  });

  it('is about teams, and not about departments', () => {
    const [{ compiled }] = loadedLevels.scorecards;
    expect(compiled.selects(TEAM)).toBe(true);
    expect(
      compiled.selects({ ...TEAM, spec: { type: 'department', children: [] } }),
    ).toBe(false);
  });

  it('says where each threshold comes from', () => {
    const rules = [
      ...model.capabilities.flatMap(({ checks }) => checks),
      ...model.practices,
    ];
    for (const { reason, source, remedy, message, id } of rules) {
      expect([id, reason.length > 20, remedy?.text, message]).toEqual([
        id,
        true,
        expect.any(String),
        expect.any(String),
      ]);
      const isOurs = /\b(ours|our number)\b/.test(reason);
      // What others published is theirs, and what is ours is said to be
      expect([id, source.kind === 'ours' || !isOurs]).toEqual([id, true]);
      expect([id, source.kind === 'ours' || source.title]).not.toContain(
        undefined,
      );
    }
  });

  it.each([
    ['the least of level 1', LEVEL_1, 1],
    ['the least of level 2', LEVEL_2, 2],
    ['the least of level 3', LEVEL_3, 3],
    ['the least of level 4', LEVEL_4, 4],
  ])('gives a team with %s that level everywhere', (_, facts, level) => {
    const { capabilities } = evaluate(loadedLevels, facts);
    expect(capabilities.map(it => it.capability)).toEqual(CAPABILITIES);
    expect(levelsOf(capabilities)).toEqual(new Array(6).fill(level));
  });

  it('gives level 0 to a team that falls short of the lowest', () => {
    const { capabilities } = evaluate(loadedLevels, NOTHING_REACHED);
    expect(levelsOf(capabilities)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('says of a team of which nothing is known that it is unmeasured', () => {
    const { capabilities, checks } = evaluate(loadedLevels, {});
    expect(levelsOf(capabilities)).toEqual(['–', '–', '–', '–', '–', '–']);
    expect(new Set([...checks.values()].map(it => it?.status))).toEqual(
      new Set(['unknown']),
    );
  });

  it('takes a missing share for unknown, and a missing median of many too', () => {
    const { checks } = evaluate(loadedLevels, {
      'delivery.restoreP50Hours': undefined,
      'delivery.selfServiceShare': undefined,
      'delivery.changeFailShare': undefined,
      'delivery.recoveryP50Hours': undefined,
      'delivery.openIncidents': 0,
    });
    for (const id of [
      'restored-within-hour',
      'self-service-half',
      'quick-recovery',
    ]) {
      expect([id, checks.get(id)?.status]).toEqual([id, 'unknown']);
    }
  });

  it.each([
    ['nothing is open', 0, 'pass'],
    ['something is', 1, 'unknown'],
  ])(
    'lets a team with too few failures to have a median pass while %s',
    (_, openIncidents, status) => {
      const { checks } = evaluate(loadedLevels, {
        'delivery.changeFailShare': 0.01,
        'delivery.recoveryP50Hours': undefined,
        'delivery.detectedByAlertShare': 0.4,
        'delivery.restoreP50Hours': undefined,
        'delivery.openIncidents': openIncidents,
      });
      for (const id of [
        'quick-recovery',
        'restored-within-day',
        'restored-within-hour',
      ]) {
        expect([id, checks.get(id)?.status]).toEqual([id, status]);
      }
    },
  );

  it('counts a request for an environment that another system told of', () => {
    const { checks } = evaluate(loadedLevels, {
      'environments.requests28d': 0,
      'delivery.environmentLeadTimeP50Minutes': 4_000,
    });
    expect(checks.get('environments-used')?.status).toBe('pass');
    expect(checks.get('environment-day')).toMatchObject({
      status: 'fail',
      message:
        '66.6 hours from the request to a healthy environment in the median; 24 are asked for',
    });
  });

  it('says with the values why a check fails', () => {
    const { checks } = evaluate(loadedLevels, {
      'delivery.leadTimeP50Hours': 200.04,
      'delivery.deploymentsPerWeek': 0.755,
      'delivery.flakyShare': 0.0345,
      'team.ciShare': 0.5,
      'environments.orphans': 3,
      'ownership.onCallCovered': false,
    });
    expect(
      [
        'lead-time-week',
        'deploys-weekly',
        'flaky-tests-few',
        'deployment-pipeline',
        'environments-no-orphans',
        'on-call-covered',
      ].map(id => checks.get(id)?.message),
    ).toEqual([
      '200 hours from the first commit to production in the median; 168, a week, are asked for',
      '0.75 releases a week came to production; 1 is asked for',
      '3.4 % of its tests pass and fail on the same code; 2 % are asked for at most',
      '50 % of its components have a pipeline; 80 % are asked for',
      '3 environments are left behind: nobody owns them, they are past their end, or they cannot be deleted',
      'There is something that needs somebody on call and has nobody',
    ]);
  });

  it('measures practices apart from levels', () => {
    const { checks } = evaluate(loadedPractices, {
      'team.templateShare': 0.5,
      'delivery.scannedChangesShare': 0.89,
      'deployments.withoutApprovalShare30d': 1,
    });
    expect(
      ['golden-path', 'security-scan', 'approval-wait', 'feature-flags'].map(
        id => checks.get(id)?.status,
      ),
    ).toEqual(['pass', 'fail', 'pass', 'unknown']);
  });

  it('asks four questions, with an answer for each level', () => {
    expect(model.questions.map(({ aspect }) => aspect)).toEqual([
      'Investment',
      'Adoption',
      'Product ownership',
      'Measurement and governance',
    ]);
  });
});
