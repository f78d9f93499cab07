import type { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { check, scorecard } from '../__testUtils__/definitions';
import type { Standing } from '../evaluation';
import { summariseEvaluation } from './summariseEvaluation';

const standing = (status: CheckStatus, enforced = true): Standing => ({
  status,
  enforced,
});

describe('summariseEvaluation', () => {
  const definition = scorecard([
    check('a', { level: 1, weight: 1 }),
    check('b', { level: 2, weight: 1 }),
    check('c', { level: 2, weight: 4 }),
    check('d', { level: 3, weight: 2 }),
  ]);

  it('says what is reached, and what is missing for more', () => {
    expect(
      summariseEvaluation(definition, [
        standing('pass'),
        standing('fail'),
        standing('unknown'),
        standing('stale'),
      ]),
    ).toEqual({
      level: 1,
      score: 1 / 8,
      coverage: 2 / 8,
      counts: { pass: 1, fail: 1, unknown: 1, stale: 1, exempt: 0 },
      unmeasured: false,
      // The heaviest first; what is on higher levels comes later
      missing: [
        { checkId: 'c', title: 'Title of c', status: 'unknown' },
        { checkId: 'b', title: 'Title of b', status: 'fail' },
      ],
    });
  });

  it('leaves out what is exempt, only announced, or does not apply', () => {
    expect(
      summariseEvaluation(definition, [
        standing('exempt'),
        standing('fail', false),
        undefined,
        standing('fail'),
      ]),
    ).toEqual({
      level: 2,
      score: 0,
      coverage: 1,
      counts: { pass: 0, fail: 1, unknown: 0, stale: 0, exempt: 1 },
      unmeasured: false,
      missing: [{ checkId: 'd', title: 'Title of d', status: 'fail' }],
    });
  });

  it.each([
    ['all is unknown or stale', ['unknown', 'stale'] as const, true, 0],
    ['something is known', ['unknown', 'fail'] as const, false, 0],
    ['all is exempt', ['exempt', 'exempt'] as const, false, 3],
    ['nothing applies', [] as const, false, 3],
  ])('when %s', (_, statuses, unmeasured, level) => {
    const standings = statuses.map(status => standing(status));
    expect(summariseEvaluation(definition, standings)).toMatchObject({
      unmeasured,
      level,
    });
  });

  it('has no score where nothing counts', () => {
    const summary = summariseEvaluation(definition, []);
    expect(summary).not.toHaveProperty('score');
    expect(summary).not.toHaveProperty('coverage');
    expect(summary.missing).toEqual([]);
  });
});
