import { noDataOf } from './noData';

const NEVER = undefined;
const SEEN = '2026-11-21T07:00:00.000Z';

function fact(
  factId: string,
  source: string,
  observedAt: string | undefined,
  error?: string,
) {
  return { factId, source, observedAt, error };
}

describe('noDataOf', () => {
  it.each([
    ['nothing of what was observed', [fact('a', 'catalog', SEEN)], []],
    [
      'nothing of what was observed before its source failed',
      [fact('a', 'catalog', SEEN, 'away')],
      [],
    ],
    [
      'that nobody reported it',
      [fact('ci.lineCoverage', 'push', NEVER)],
      [{ why: 'pushed', source: 'push', factIds: ['ci.lineCoverage'] }],
    ],
    [
      'that its source did not observe it',
      [fact('repo.hasCi', 'repositoryFiles', NEVER)],
      [
        {
          why: 'collected',
          source: 'repositoryFiles',
          factIds: ['repo.hasCi'],
        },
      ],
    ],
    [
      'once for all facts of a source',
      [
        fact('security.scannedAt', 'push', NEVER),
        fact('security.holes', 'push', NEVER),
      ],
      [
        {
          why: 'pushed',
          source: 'push',
          factIds: ['security.scannedAt', 'security.holes'],
        },
      ],
    ],
    [
      'first that a source failed',
      [
        fact('a', 'push', NEVER),
        fact('b', 'ownership', NEVER, 'not looked yet'),
      ],
      [
        { why: 'failed', source: 'ownership', factIds: ['b'] },
        { why: 'pushed', source: 'push', factIds: ['a'] },
      ],
    ],
  ])('says %s', (_what, facts, expected) => {
    expect(noDataOf(facts)).toEqual(expected);
  });
});
