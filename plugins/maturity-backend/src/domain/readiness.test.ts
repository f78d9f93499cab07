import {
  CohortsAnswer,
  ConstraintFindingAnswer,
  DeliveryStage,
} from '@groundwork/backstage-plugin-delivery-common';
import { TeamCapability } from '@groundwork/backstage-plugin-maturity-common';
import fc from 'fast-check';
import { allAt, standing } from './__testUtils__/builders';
import { judgeReadiness, ReadinessInput } from './readiness';

const named = (
  stage: DeliveryStage,
  status: 'named' | 'unclear' = 'named',
): ConstraintFindingAnswer => ({
  status,
  stage,
  runnerUp: 'operate',
  share: 0.62,
  mergedChanges: 80,
  gapHours: { value: 1 },
  stages: [],
});

const cohorts = (verdict: 'higher' | 'noDifferenceSeen') =>
  ({
    comparisons: [
      {
        metric: 'change-fail-rate',
        unit: 'share',
        against: 'human',
        cohorts: [
          {
            cohort: 'assisted',
            measured: {
              n: 44,
              coverage: 1,
              excluded: {},
              definitionVersion: 1,
            },
          },
        ],
        difference: {
          value: 0.083,
          interval: { low: 0.02, high: 0.14 },
          p: 0.01,
          verdict,
        },
      },
    ],
  } satisfies Pick<CohortsAnswer, 'comparisons'>);

/** Of 80 changes in four weeks, 20 a week, 10 wait: half a week. */
const good: ReadinessInput = {
  capabilities: allAt(3),
  constraint: named('operate'),
  mergedChanges: 80,
  waitingChanges: 10,
  changeFailShare: 0.04,
};

const codesOf = (input: ReadinessInput) =>
  judgeReadiness(input).evidence.map(it => `${it.code} ${it.speaks}`);

/** A team that is at level 2 in all but test feedback. */
const withTests = (tests: TeamCapability) =>
  allAt(2).map(it => (it.capability === tests.capability ? tests : it));

describe('judgeReadiness', () => {
  it('says that it ships, with the numbers', () => {
    const { verdict, text } = judgeReadiness(good);
    expect(verdict).toBe('ships');
    expect(text).toBe(
      'More generated code would be shipped. 10 changes wait, as much as is merged in 0.5 weeks. It is at level 3 of 4 in code review. It is at level 3 of 4 in test feedback. It is at level 3 of 4 in self-service deployment. 4 % of its releases fail.',
    );
  });

  it('says that work piles up when more waits than two weeks take', () => {
    // 20 a week: 40 are two weeks, 41 are more
    expect(judgeReadiness({ ...good, waitingChanges: 40 }).verdict).toBe(
      'ships',
    );
    const { verdict, text, evidence } = judgeReadiness({
      ...good,
      waitingChanges: 62,
    });
    expect(verdict).toBe('piles-up');
    expect(text).toBe(
      'More generated code would pile up. 62 changes wait, as much as is merged in 3.1 weeks.',
    );
    expect(evidence[0]).toEqual({
      code: 'waiting',
      speaks: 'against',
      text: '62 changes wait, as much as is merged in 3.1 weeks.',
      n: 62,
    });
  });

  it('counts weeks of the period that it is given', () => {
    // 80 in 90 days are 6.2 a week: 13 wait for 2.1 weeks
    const input = { ...good, waitingChanges: 13 };
    expect(judgeReadiness(input).verdict).toBe('ships');
    expect(judgeReadiness({ ...input, periodDays: 90 }).verdict).toBe(
      'piles-up',
    );
  });

  it.each([
    ['review', 'code-review', 'code review'],
    ['test', 'test-feedback', 'test feedback'],
    ['deploy', 'self-service-deployment', 'self-service deployment'],
  ] as const)(
    'says that work piles up when %s is slow and named',
    (stage, capability, name) => {
      const capabilities = allAt(3, { [capability]: 1 });
      const slow = { ...good, capabilities, constraint: named(stage) };
      expect(judgeReadiness(slow)).toMatchObject({
        verdict: 'piles-up',
        text: `More generated code would pile up. It is at level 1 of 4 in ${name}, and that holds changes up most (in 62 % of resamples).`,
      });
      // Not named, it is a doubt and no verdict
      expect(
        judgeReadiness({ ...slow, constraint: named('environment') }).verdict,
      ).toBe('unclear');
      expect(
        judgeReadiness({
          ...slow,
          constraint: named(stage, 'unclear'),
        }).verdict,
      ).toBe('unclear');
    },
  );

  it.each<[string, Partial<ReadinessInput>, string, string]>([
    [
      'few changes',
      { mergedChanges: 29, waitingChanges: 500 },
      'tooFewChanges neither',
      '29 changes were merged in 28 days; 30 are needed to say anything.',
    ],
    [
      'nothing merged',
      { mergedChanges: 0 },
      'tooFewChanges neither',
      '0 changes were merged in 28 days; 30 are needed to say anything.',
    ],
    [
      'changes that nobody counts',
      { mergedChanges: undefined },
      'tooFewChanges neither',
      'How many changes are merged is not known.',
    ],
    [
      'waiting that nobody counts',
      { waitingChanges: undefined },
      'unmeasured neither',
      'How many changes wait is not known.',
    ],
    [
      'nothing measured',
      {
        capabilities: [],
        constraint: {
          status: 'abstained',
          reason: 'tooFewWeeks',
          found: 1,
          needed: 4,
        },
      },
      'unmeasured neither',
      'Nothing is known of code review. Nothing is known of test feedback. Nothing is known of self-service deployment.',
    ],
    [
      'a low level elsewhere',
      { capabilities: withTests(standing('test-feedback', 0, { fail: 1 })) },
      'capabilityLow against',
      'It is at level 0 of 4 in test feedback.',
    ],
    [
      'a low level elsewhere, of which nothing is known to fail',
      { capabilities: withTests(standing('test-feedback', 0, { pass: 1 })) },
      'unmeasured neither',
      'It is at level 0 of 4 in test feedback, and what would lift it is not measured.',
    ],
    [
      'many failures',
      { changeFailShare: 0.25 },
      'failures against',
      '25 % of its releases fail.',
    ],
    [
      'assisted changes that fail more',
      { cohorts: cohorts('higher') },
      'assistedFailsMore against',
      'Assisted changes are associated with more failures, by 8.3 percentage points.',
    ],
  ])('is unclear with %s', (_, change, code, text) => {
    const found = judgeReadiness({ ...good, ...change });
    expect(found.verdict).toBe('unclear');
    expect(found.text).toBe(
      `It cannot be said whether more generated code would be shipped. ${text}`,
    );
    expect(codesOf({ ...good, ...change })).toContain(code);
  });

  it('ships with levels of 2, and where cohorts do not differ', () => {
    const input = {
      ...good,
      capabilities: allAt(2, { ownership: 0, observability: 0 }),
      changeFailShare: 0.12,
      cohorts: cohorts('noDifferenceSeen'),
    };
    expect(judgeReadiness(input).verdict).toBe('ships');
    expect(codesOf(input)).toEqual([
      'waiting for',
      'capabilityHigh for',
      'capabilityHigh for',
      'capabilityHigh for',
    ]);
  });

  it('never says that it ships where something speaks against it', () => {
    const stages = fc.constantFrom<DeliveryStage>('review', 'test', 'operate');
    const maybe = <T>(some: fc.Arbitrary<T>) =>
      fc.option(some, { nil: undefined });
    const inputs = fc.record({
      capabilities: fc
        .tuple(maybe(fc.nat(4)), maybe(fc.nat(4)))
        .map(([level, review]) => allAt(level, { 'code-review': review })),
      constraint: maybe(stages.map(named)),
      mergedChanges: maybe(fc.nat(200)),
      waitingChanges: maybe(fc.nat(200)),
      changeFailShare: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    fc.assert(
      fc.property(inputs, input => {
        const { verdict, evidence, text } = judgeReadiness(input);
        expect(text.endsWith('.')).toBe(true);
        const says = (speaks: string) =>
          evidence.filter(it => it.speaks === speaks).length;
        const mayShip = says('for') === evidence.length;
        const mayPileUp = says('against') > 0 && input.mergedChanges! >= 30;
        expect(verdict !== 'ships' || mayShip).toBe(true);
        expect(verdict !== 'piles-up' || mayPileUp).toBe(true);
      }),
    );
  });
});
