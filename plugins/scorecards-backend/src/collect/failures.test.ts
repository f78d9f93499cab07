import { FactState } from '@groundwork/backstage-plugin-scorecards-common';
import { failuresOf } from './failures';
import { CollectorState } from './types';

const NOW = new Date('2026-03-01T12:00:00.000Z');

const ran = (collectorId: string, error?: string) => ({
  collectorId,
  changed: 0,
  error,
});
const runOf = (given: Partial<CollectorState>): CollectorState => ({
  collectorId: 'repo',
  startedAt: NOW,
  entities: 0,
  observations: 0,
  problems: [],
  ...given,
});
const factOf = (
  factId: string,
  source: string,
  failed?: { error: string; errorSince?: string },
): FactState => ({ factId, source, ...failed });

describe('failuresOf', () => {
  const nothing = { collections: [], runs: [], facts: [], now: NOW };

  it('has nothing when all collectors came to their end', () => {
    expect(
      failuresOf({
        ...nothing,
        collections: [ran('catalog'), ran('repo')],
        runs: [runOf({ error: 'was slow', errorSince: NOW })],
        facts: [factOf('repo.hasReadme', 'repo')],
      }),
    ).toEqual([]);
  });

  it('says since when a collector fails that does so in its runs too', () => {
    expect(
      failuresOf({
        ...nothing,
        collections: [ran('catalog'), ran('repo', '503')],
        runs: [runOf({ errorSince: new Date('2026-02-27T08:00:00.000Z') })],
      }),
    ).toEqual([
      { collectorId: 'repo', error: '503', since: '2026-02-27T08:00:00.000Z' },
    ]);
  });

  it('says now of a collector that fails for the first time', () => {
    expect(
      failuresOf({
        ...nothing,
        collections: [ran('repo', '503')],
        runs: [runOf({ succeededAt: NOW })],
      }),
    ).toEqual([
      { collectorId: 'repo', error: '503', since: '2026-03-01T12:00:00.000Z' },
    ]);
  });

  it('names the facts that fail for the same reason, since the first', () => {
    expect(
      failuresOf({
        ...nothing,
        collections: [ran('repo')],
        facts: [
          factOf('repo.hasTests', 'repo', {
            error: 'cannot list',
            errorSince: '2026-02-28T08:00:00.000Z',
          }),
          factOf('repo.hasReadme', 'repo'),
          factOf('repo.hasCi', 'repo', {
            error: 'cannot list',
            errorSince: '2026-02-27T08:00:00.000Z',
          }),
          factOf('repo.nodeVersion', 'repo', { error: 'no JSON' }),
          factOf('other.fact', 'other', { error: 'of somebody else' }),
        ],
      }),
    ).toEqual([
      {
        collectorId: 'repo',
        error: 'cannot list',
        since: '2026-02-27T08:00:00.000Z',
        factIds: ['repo.hasTests', 'repo.hasCi'],
      },
      {
        collectorId: 'repo',
        error: 'no JSON',
        since: '2026-03-01T12:00:00.000Z',
        factIds: ['repo.nodeVersion'],
      },
    ]);
  });

  it('says of a collector that failed as a whole only that', () => {
    expect(
      failuresOf({
        ...nothing,
        collections: [ran('repo', '503')],
        facts: [factOf('repo.hasTests', 'repo', { error: '503' })],
      }),
    ).toHaveLength(1);
  });
});
