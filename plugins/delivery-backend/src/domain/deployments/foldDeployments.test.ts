import fc from 'fast-check';
import { DAY, day, deployment, line } from '../__testUtils__/builders';
import { commitRangeOf } from '../commits/commitRange';
import { foldDeployments, ObservedDeployment } from './foldDeployments';

const range = commitRangeOf(line('a b c d e'));
const fold = (...observed: ObservedDeployment[]) =>
  foldDeployments(observed, range);
const kinds = (...observed: ObservedDeployment[]) =>
  fold(...observed)[0].deployments.map(it => `${it.sha} ${it.kind}`);

describe('foldDeployments', () => {
  it('says what each one brought, and what it followed', () => {
    const [{ deployments, watermark }] = fold(
      deployment('b', 1),
      deployment('d', 2),
      deployment('e', 3),
    );
    expect(
      deployments.map(({ id, commits, previousId }) => [
        id,
        commits,
        previousId,
      ]),
    ).toEqual([
      ['orders/production@1', [], undefined],
      ['orders/production@2', ['d', 'c'], 'orders/production@1'],
      ['orders/production@3', ['e'], 'orders/production@2'],
    ]);
    expect(watermark?.sha).toBe('b');
  });

  it('tells redeployments and rollbacks from deployments', () => {
    expect(
      kinds(
        deployment('b', 1),
        deployment('d', 2),
        deployment('d', 3),
        deployment('b', 4),
        deployment('d', 5),
        deployment('c', 6),
      ),
    ).toEqual([
      'b deploy',
      'd deploy',
      'd redeploy',
      'b rollback',
      'd deploy',
      'c rollback',
    ]);
  });

  it('gives what a rollback took away back to the deployment after it', () => {
    const [{ deployments }] = fold(
      deployment('b', 1),
      deployment('c', 2),
      deployment('b', 3),
      deployment('d', 4),
    );
    expect(deployments.map(({ commits }) => commits)).toEqual([
      [],
      ['c'],
      [],
      ['d', 'c'],
    ]);
  });

  it('tells by what was there earlier where history does not say', () => {
    const [{ deployments, unknownRanges }] = fold(
      deployment('x', 1),
      deployment('y', 2),
      deployment('x', 3),
      deployment('y', 4),
    );
    expect(deployments.map(({ kind }) => kind)).toEqual([
      'deploy',
      'deploy',
      'rollback',
      'deploy',
    ]);
    expect(unknownRanges).toEqual([
      'orders/production@2',
      'orders/production@4',
    ]);
  });

  it('leaves the environment as it was after one that did not succeed', () => {
    const [{ deployments }] = fold(
      deployment('b', 1),
      deployment('c', 2, { result: 'failed' }),
      deployment('d', 3),
    );
    expect(deployments[2]).toMatchObject({
      previousId: 'orders/production@1',
      commits: ['d', 'c'],
    });
  });

  it('has what finished last in the environment, not what began last', () => {
    expect(
      kinds(
        deployment('b', 1),
        deployment('c', 4, { startedAt: day(2) }),
        deployment('d', 3, { startedAt: day(2.5) }),
      ),
    ).toEqual(['b deploy', 'd deploy', 'c deploy']);
  });

  it('takes what ends late for a rollback only if it goes back, or says so', () => {
    const late = { startedAt: day(2) };
    const with_ = (...last: ObservedDeployment[]) =>
      kinds(deployment('b', 1), deployment('d', 3), ...last).at(-1);
    expect(with_(deployment('c', 4, late))).toBe('c deploy');
    expect(with_(deployment('c', 4, { startedAt: undefined }))).toBe(
      'c deploy',
    );
    expect(with_(deployment('b', 4, late))).toBe('b rollback');
    expect(with_(deployment('c', 4, { ...late, toldKind: 'rollback' }))).toBe(
      'c rollback',
    );
    expect(with_(deployment('c', 4))).toBe('c rollback');
  });

  it.each<[string, Partial<ObservedDeployment>, Partial<ObservedDeployment>]>([
    [
      'when they began',
      { sha: 'x', id: '2', startedAt: day(1.5) },
      { sha: 'y', id: '1', startedAt: day(1.6) },
    ],
    ['what contains what', { sha: 'c', id: '2' }, { sha: 'd', id: '1' }],
    [
      'the numbers that sources give them',
      { sha: 'x', id: 'deployment/9' },
      { sha: 'y', id: 'deployment/10' },
    ],
  ])('orders what ends in the same second by %s', (_, first, second) => {
    const tied = [first, second].map(it => deployment(it.sha!, 2, it));
    for (const all of [tied, tied.toReversed()]) {
      expect(kinds(deployment('a', 1), ...all).slice(1)).toEqual([
        `${first.sha} deploy`,
        `${second.sha} deploy`,
      ]);
    }
  });

  it('keeps components and environments apart', () => {
    const timelines = fold(
      deployment('b', 1),
      deployment('c', 2, { environment: 'staging' }),
      deployment('c', 3, { component: 'web' }),
    );
    expect(
      timelines.map(it => [it.component, it.environment, it.watermark?.sha]),
    ).toEqual([
      ['orders', 'production', 'b'],
      ['orders', 'staging', 'c'],
      ['web', 'production', 'c'],
    ]);
  });

  it('measures gaps between those that count', () => {
    const [{ gaps }] = fold(
      deployment('b', 1),
      deployment('b', 2),
      deployment('c', 4),
      deployment('b', 5),
      deployment('d', 11),
    );
    expect(gaps).toEqual([
      {
        afterId: 'orders/production@1',
        beforeId: 'orders/production@4',
        milliseconds: 3 * DAY,
      },
      {
        afterId: 'orders/production@4',
        beforeId: 'orders/production@11',
        milliseconds: 7 * DAY,
      },
    ]);
  });

  it('says which deployments have no time', () => {
    const [{ deployments, unplaced }] = fold(
      deployment('b', 1),
      deployment('c', 2, { startedAt: undefined, finishedAt: undefined }),
    );
    expect(deployments).toHaveLength(1);
    expect(unplaced).toEqual(['orders/production@2']);
  });

  const observed = fc.uniqueArray(
    fc
      .record({
        sha: fc.constantFrom('a', 'b', 'c', 'd', 'unknown'),
        days: fc.nat(6),
        environment: fc.constantFrom('production', 'staging'),
        result: fc.constantFrom('succeeded' as const, 'failed' as const),
        id: fc.uuid(),
      })
      .map(({ sha, days, ...over }) => deployment(sha, days, over)),
    { selector: ({ id }) => id, maxLength: 10 },
  );

  it('gives the same in whatever order and how often they come', () => {
    fc.assert(
      fc.property(
        observed.chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], {
              minLength: all.length * 2,
            }),
          ),
        ),
        ([once, mixed]) => {
          expect(fold(...mixed)).toEqual(fold(...once));
        },
      ),
    );
  });

  it('brings each commit that is there at the end, and follows what is there', () => {
    fc.assert(
      fc.property(observed, all => {
        for (const { deployments, watermark } of fold(...all)) {
          const byId = new Map(deployments.map(it => [it.id, it]));
          const pairs = deployments.flatMap(it => {
            const previous = it.previousId && byId.get(it.previousId);
            return previous ? [{ it, previous }] : [];
          });
          for (const { it, previous } of pairs) {
            expect(previous.result).toBe('succeeded');
            expect(previous.finishedAt).toBeLessThanOrEqual(it.finishedAt!);
            expect(it.commits).not.toContain(previous.sha);
          }
          const firsts = deployments.filter(it => !it.previousId);
          expect(firsts.flatMap(it => it.commits)).toEqual([]);
          const last = deployments.findLast(it => it.result === 'succeeded');
          const brought = new Set(deployments.flatMap(it => it.commits));
          const missing = watermark && last && range(watermark.sha, last.sha);
          const areKnown = deployments.every(({ sha }) => sha !== 'unknown');
          for (const commit of areKnown ? missing ?? [] : []) {
            expect(brought).toContain(commit);
          }
        }
      }),
    );
  });
});
