import {
  checkResult,
  entityScorecard,
  factState,
} from '../__testUtils__/scorecards';
import { sourceFailuresOf } from './sourceFailures';

const failed = (id: string, source: string, error: string, day: string) =>
  factState(id, { source, error, errorSince: `${day}T09:00:00.000Z` });

describe('sourceFailuresOf', () => {
  it('tells each source once, with what it says and since when', () => {
    const checks = [
      checkResult('a', {
        facts: [
          failed('repo.a', 'repositoryFiles', '403', '2026-11-03'),
          factState('catalog.b'),
        ],
      }),
      checkResult('b', {
        facts: [failed('repo.b', 'repositoryFiles', '403', '2026-11-01')],
      }),
    ];
    const other = checkResult('c', {
      facts: [
        failed('repo.c', 'repositoryFiles', 'timed out', '2026-11-02'),
        failed('ownership.d', 'ownership', 'away', '2026-11-04'),
      ],
    });

    expect(
      sourceFailuresOf([
        entityScorecard({ checks }),
        entityScorecard({ checks: [other] }),
      ]),
    ).toEqual([
      {
        source: 'repositoryFiles',
        errors: ['403', 'timed out'],
        since: '2026-11-01T09:00:00.000Z',
      },
      {
        source: 'ownership',
        errors: ['away'],
        since: '2026-11-04T09:00:00.000Z',
      },
    ]);
  });
});
