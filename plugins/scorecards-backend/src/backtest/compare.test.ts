import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { CheckEvaluation } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { checkOf } from '../__testUtils__/seed';
import { compare, Judgement } from './compare';

type Given = Record<
  string,
  { on: number; is?: CheckStatus; announced?: boolean }
>;

/** What a definition with some checks says of an entity. */
function judgement(level: number, checks: Given): Judgement {
  return {
    scorecard: {
      checks: Object.entries(checks).map(([id, { on }]) => ({
        definition: checkOf(id, { level: on }),
        condition: {
          source: '',
          factIds: [],
          readsTime: false,
          evaluate: () => ({ kind: 'value', value: true }),
        },
        reads: [],
        appliesTo: () => true,
      })),
    },
    evaluation: {
      checks: Object.values(checks).map(
        ({ is, announced }): CheckEvaluation | undefined =>
          is && { status: is, enforced: !announced },
      ),
      level,
      passedWeight: 0,
      knownWeight: 0,
      applicableWeight: 0,
    },
  };
}

describe('compare', () => {
  it.each<[string, Judgement | undefined, Judgement | undefined, object]>([
    ['neither selects it', undefined, undefined, { kind: 'same' }],
    [
      'the level stays',
      judgement(1, { a: { on: 1, is: 'pass' } }),
      judgement(1, { a: { on: 1, is: 'exempt' } }),
      { kind: 'same' },
    ],
    [
      'a check comes to fail',
      judgement(2, { a: { on: 1, is: 'pass' }, b: { on: 2, is: 'pass' } }),
      judgement(0, { a: { on: 1, is: 'fail' }, b: { on: 2, is: 'stale' } }),
      {
        kind: 'lowered',
        from: 2,
        to: 0,
        checks: [
          { checkId: 'a', title: 'Title of a', from: 'pass', to: 'fail' },
          { checkId: 'b', title: 'Title of b', from: 'pass', to: 'stale' },
        ],
      },
    ],
    [
      'a check comes down the ladder',
      judgement(1, { a: { on: 2, is: 'fail' } }),
      judgement(0, { a: { on: 1, is: 'fail' } }),
      {
        kind: 'lowered',
        from: 1,
        to: 0,
        checks: [
          { checkId: 'a', title: 'Title of a', from: 'fail', to: 'fail' },
        ],
      },
    ],
    [
      'a check is new, and others matter only further up',
      judgement(1, { b: { on: 3, is: 'fail' } }),
      judgement(0, { a: { on: 1, is: 'unknown' }, b: { on: 3, is: 'fail' } }),
      {
        kind: 'lowered',
        from: 1,
        to: 0,
        checks: [
          { checkId: 'a', title: 'Title of a', from: undefined, to: 'unknown' },
        ],
      },
    ],
    [
      'a check goes',
      judgement(0, { a: { on: 1, is: 'fail' } }),
      judgement(2, {}),
      {
        kind: 'raised',
        from: 0,
        to: 2,
        checks: [
          { checkId: 'a', title: 'Title of a', from: 'fail', to: undefined },
        ],
      },
    ],
    [
      'a check is only announced, or does not apply',
      judgement(0, { a: { on: 1, is: 'fail' }, b: { on: 1 } }),
      judgement(1, { a: { on: 1, is: 'fail', announced: true } }),
      {
        kind: 'raised',
        from: 0,
        to: 1,
        checks: [
          { checkId: 'a', title: 'Title of a', from: 'fail', to: undefined },
        ],
      },
    ],
    [
      'it comes to be part',
      undefined,
      judgement(1, { a: { on: 2, is: 'fail' }, b: { on: 3, is: 'fail' } }),
      {
        kind: 'added',
        to: 1,
        checks: [
          { checkId: 'a', title: 'Title of a', from: undefined, to: 'fail' },
        ],
      },
    ],
    [
      'it ceases to be part',
      judgement(1, { a: { on: 2, is: 'fail' } }),
      undefined,
      { kind: 'removed', from: 1, checks: [] },
    ],
  ])('when %s', (_, before, after, expected) => {
    expect(compare(before, after)).toEqual(expected);
  });
});
