import {
  check,
  library,
  scorecard,
  service,
} from '../__testUtils__/definitions';
import { testCompiler } from '../__testUtils__/facts';
import { compileScorecard } from './compileScorecard';

describe('compileScorecard', () => {
  it('knows all facts that are read, each once', () => {
    const result = compileScorecard(
      scorecard([
        check('a', { expression: 'repo.hasTests && repo.hasReadme' }),
        check('b', { message: '"of " + catalog.lifecycle' }),
      ]),
      testCompiler,
    );
    expect(result).toMatchObject({
      ok: true,
      scorecard: {
        factIds: ['catalog.lifecycle', 'repo.hasReadme', 'repo.hasTests'],
        checks: [
          { reads: [{ id: 'repo.hasReadme' }, { id: 'repo.hasTests' }] },
          { reads: [{ id: 'repo.hasReadme' }] },
        ],
      },
    });
  });

  it('selects by the filter, and everything without one', () => {
    const selects = (filter?: { 'spec.type': string }) => {
      const result = compileScorecard(
        scorecard([check('a')], { filter }),
        testCompiler,
      );
      return (
        result.ok && [service, library].map(it => result.scorecard.selects(it))
      );
    };
    expect(selects()).toEqual([true, true]);
    expect(selects({ 'spec.type': 'SERVICE' })).toEqual([true, false]);
  });

  it('settles freshness and dates', () => {
    const result = compileScorecard(
      scorecard([
        check('a', {
          freshness: { days: 2 },
          effective: {
            announce: '2027-01-31',
            enforce: '2027-02-01T02:00+02:00',
          },
        }),
      ]),
      testCompiler,
    );
    expect(result).toMatchObject({
      scorecard: {
        checks: [
          {
            freshnessMs: 172_800_000,
            announcedAt: Date.UTC(2027, 0, 31),
            enforcedAt: Date.UTC(2027, 1, 1),
          },
        ],
      },
    });
  });

  it('says what is wrong with what was stored, e.g. when a fact is gone', () => {
    const result = compileScorecard(
      scorecard([
        check('a', { expression: 'gone.fact' }),
        check('a', { level: 4 }),
      ]),
      testCompiler,
    );
    expect(result).toEqual({
      ok: false,
      problems: [
        {
          path: 'spec.checks[1].id',
          message: 'is the same as that of number 1',
        },
        {
          path: 'spec.checks[1].level',
          message: 'must be at most 3, the highest of the levels',
        },
        {
          path: 'spec.checks[0].expression',
          message: expect.stringContaining('gone'),
        },
      ],
    });
  });
});
