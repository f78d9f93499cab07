import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import { modelOf } from './__testUtils__/builders';
import { ProofTeam, proveModel } from './proof';
import { seededRandom } from './random';

const HOUR = 3_600_000;
const LEVELS = [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4];

const team = (rest: Partial<ProofTeam>): ProofTeam => ({
  levels: {},
  checks: {},
  outcomes: {},
  ...rest,
});

/** Twelve teams: the higher the level, the shorter the lead time. */
const twelve = LEVELS.map((level, at) =>
  team({
    levels: { 'code-review': level },
    outcomes: { 'lead-time': (12 - at) * 10 * HOUR },
  }),
);

const findOf = (
  proof: ReturnType<typeof proveModel>,
  capability: string,
  outcome: string,
  checkId?: string,
) =>
  proof.associations.find(
    it =>
      it.capability === capability &&
      it.outcome === outcome &&
      it.checkId === checkId,
  );

describe('proveModel', () => {
  it('says that higher levels go together with shorter lead times', () => {
    const proof = proveModel({ teams: twelve, model: modelOf({}) });
    expect(proof.neededTeams).toBe(10);
    const found = findOf(proof, 'code-review', 'lead-time');
    expect(found).toMatchObject({
      n: 12,
      verdict: 'predicts',
      title: 'Title of code-review',
    });
    // Of 66 pairs 9 have the same level, and all others agree: √(57 ÷ 66)
    expect(found?.tau).toBeCloseTo(0.929, 3);
    expect(found?.interval?.low).toBeGreaterThan(0.7);
    expect(found?.interval?.high).toBeLessThanOrEqual(1);
  });

  it('knows which direction is better', () => {
    const turned = twelve.map(it => ({
      ...it,
      outcomes: {
        'lead-time': -(it.outcomes['lead-time'] ?? 0),
        'deployment-frequency': it.outcomes['lead-time'],
      },
    }));
    const proof = proveModel({ teams: turned, model: modelOf({}) });
    const verdictOf = (outcome: string) =>
      findOf(proof, 'code-review', outcome)?.verdict;
    expect(verdictOf('lead-time')).toBe('contradicts');
    expect(verdictOf('deployment-frequency')).toBe('contradicts');
  });

  it('is the same each time, and in any unit', () => {
    const input = { teams: twelve, model: modelOf({}) };
    const inHours = twelve.map(it => ({
      ...it,
      outcomes: { 'lead-time': (it.outcomes['lead-time'] ?? 0) / HOUR },
    }));
    expect(proveModel(input)).toEqual(proveModel(input));
    expect(proveModel({ ...input, teams: inHours })).toEqual(proveModel(input));
  });

  it('abstains with fewer than ten teams of which both are known', () => {
    const nine = twelve.map((it, at) =>
      at < 9 ? it : { ...it, outcomes: {} },
    );
    const found = findOf(
      proveModel({ teams: nine, model: modelOf({}) }),
      'code-review',
      'lead-time',
    );
    expect(found).toEqual({
      capability: 'code-review',
      title: 'Title of code-review',
      outcome: 'lead-time',
      n: 9,
      verdict: 'abstained',
      abstained: 'tooFewTeams',
    });
    expect(
      proveModel({ teams: [], model: modelOf({}) }).associations.every(
        it => it.abstained === 'tooFewTeams',
      ),
    ).toBe(true);
  });

  it('counts no team that is unmeasured', () => {
    const unmeasured = twelve.map((it, at) =>
      at < 10 ? it : { ...it, levels: { 'code-review': null } },
    );
    expect(
      findOf(
        proveModel({ teams: unmeasured, model: modelOf({}) }),
        'code-review',
        'lead-time',
      )?.n,
    ).toBe(10);
  });

  it('abstains where all are alike', () => {
    const alike = twelve.map(it => ({
      ...it,
      levels: { ...it.levels, ownership: 2 },
    }));
    expect(
      findOf(
        proveModel({ teams: alike, model: modelOf({}) }),
        'ownership',
        'lead-time',
      ),
    ).toMatchObject({ n: 12, abstained: 'allAlike' });
  });

  it('abstains where the model reads the very fact that is the outcome', () => {
    const model = modelOf({
      'code-review': [
        {
          id: 'quick',
          level: 1,
          expression: 'delivery.leadTimeP50Hours <= 24.0',
        },
        { id: 'owned', level: 1 },
      ],
    });
    const teams = twelve.map((it, at) => ({
      ...it,
      checks: {
        quick: at > 5 ? ('pass' as const) : ('fail' as const),
        owned: at > 5 ? ('pass' as const) : ('fail' as const),
      },
    }));
    const proof = proveModel({ teams, model });
    const of = (checkId?: string) =>
      findOf(proof, 'code-review', 'lead-time', checkId);
    expect(of()).toMatchObject({ abstained: 'sameFact' });
    expect(of('quick')).toMatchObject({ abstained: 'sameFact' });
    // All 36 pairs of one that passes and one that does not: 36 ÷ √(36 × 66)
    expect(of('owned')?.tau).toBeCloseTo(Math.sqrt(36 / 66), 12);
    expect(of('owned')).toMatchObject({ n: 12, verdict: 'predicts' });
    expect(
      findOf(proof, 'code-review', 'recovery-time', 'quick'),
    ).toMatchObject({ abstained: 'tooFewTeams' });
  });

  it('counts neither what is unknown nor what is exempt as failed', () => {
    const model = modelOf({ ownership: [{ id: 'owned', level: 1 }] });
    const statuses = ['pass', 'fail', 'unknown', 'stale', 'exempt'] as const;
    const teams = Array.from({ length: 30 }, (_, at) =>
      team({
        checks: { owned: statuses[at % 5] },
        outcomes: { 'lead-time': at },
      }),
    );
    const proof = proveModel({ teams, model });
    expect(findOf(proof, 'ownership', 'lead-time', 'owned')?.n).toBe(12);
  });

  describe('of checks that predict nothing', () => {
    const model = modelOf({
      ownership: [
        { id: 'every-other', level: 1 },
        { id: 'the-better-half', level: 1 },
        { id: 'rarely-known', level: 1 },
        { id: 'all-pass', level: 1 },
      ],
    });
    const teams = Array.from({ length: 24 }, (_, at) =>
      team({
        checks: {
          // Pass, fail, fail, pass: neither among the better nor the worse
          'every-other': [0, 3].includes(at % 4) ? 'pass' : 'fail',
          'the-better-half': at < 12 ? 'pass' : 'fail',
          'rarely-known': at < 9 ? 'pass' : 'unknown',
          'all-pass': 'pass',
        },
        outcomes: {
          'lead-time': at * HOUR,
          'deployment-frequency': -at,
          'change-fail-rate': at / 24,
          'recovery-time': at * HOUR,
        },
      }),
    );

    it('flags those alone of which there is enough to see it', () => {
      expect(proveModel({ teams, model }).unpredictive).toEqual([
        {
          capability: 'ownership',
          checkId: 'every-other',
          title: 'Title of every-other',
          n: 24,
        },
      ]);
    });

    it('flags none that too few teams pass, or fail, to see anything', () => {
      const withAlone = (
        alone: number,
        [status, others]: readonly ['pass' | 'fail', 'pass' | 'fail'],
      ) =>
        teams.map((it, at) => ({
          ...it,
          checks: { 'every-other': at === alone ? status : others },
        }));

      for (const odd of [
        // The last in each outcome, and then the first
        withAlone(23, ['fail', 'pass']),
        withAlone(0, ['pass', 'fail']),
      ]) {
        expect(proveModel({ teams: odd, model }).unpredictive).toEqual([]);
      }
    });

    it('flags none of which an outcome is not known', () => {
      const withoutRecovery = teams.map(it => ({
        ...it,
        outcomes: { ...it.outcomes, 'recovery-time': undefined },
      }));
      expect(
        proveModel({ teams: withoutRecovery, model }).unpredictive,
      ).toEqual([]);
    });
  });

  it('seldom sees what is not there', () => {
    const random = seededRandom(11);
    let seen = 0;
    for (let organisation = 0; organisation < 40; organisation++) {
      const teams = Array.from({ length: 30 }, () =>
        team({
          levels: Object.fromEntries(
            CAPABILITIES.map(it => [it, Math.floor(random() * 5)]),
          ),
          outcomes: {
            'lead-time': random(),
            'deployment-frequency': random(),
            'change-fail-rate': random(),
            'recovery-time': random(),
          },
        }),
      );
      const { associations } = proveModel({ teams, model: modelOf({}) });
      seen += Number(
        associations.some(it =>
          ['predicts', 'contradicts'].includes(it.verdict),
        ),
      );
    }
    // 5 % of 40 organisations are 2; more than 6 come once in a hundred
    expect(seen).toBeLessThanOrEqual(6);
  });
});
