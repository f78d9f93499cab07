import {
  change,
  day,
  deployment,
  line,
  world,
} from '../__testUtils__/builders';
import { commitRangeOf } from '../commits/commitRange';
import { ObservedDeployment } from './foldDeployments';
import { placeChanges } from './placeChanges';
import { releasesOf } from './releases';
import { rolledBackBy } from './rolledBack';

const commits = line('a b c d e f');

describe('rolledBackBy', () => {
  const undone = (...deployments: ObservedDeployment[]) => {
    const { timelines, range } = world({ commits, deployments });
    return [...rolledBackBy(timelines[0].deployments, range)].map(
      ([id, all]) => [id, all.map(({ sha }) => sha)],
    );
  };

  it('undoes all that came after what it goes back to', () => {
    expect(
      undone(
        deployment('b', 1),
        deployment('c', 2),
        deployment('d', 3),
        deployment('b', 4),
      ),
    ).toEqual([['orders/production@4', ['c', 'd']]]);
  });

  it('does not undo twice what goes back step by step', () => {
    expect(
      undone(
        deployment('b', 1),
        deployment('c', 2),
        deployment('d', 3),
        deployment('c', 4),
        deployment('b', 5),
      ),
    ).toEqual([
      ['orders/production@4', ['d']],
      ['orders/production@5', ['c']],
    ]);
  });

  it('goes back to a commit that was never deployed', () => {
    expect(
      undone(
        deployment('b', 1),
        deployment('d', 2),
        deployment('c', 3),
        deployment('e', 4),
        deployment('c', 5),
      ),
    ).toEqual([
      ['orders/production@3', ['d']],
      ['orders/production@5', ['e']],
    ]);
  });

  it('undoes the first too when it goes back to before it', () => {
    expect(
      undone(deployment('c', 1), deployment('d', 2), deployment('a', 3)),
    ).toEqual([['orders/production@3', ['c', 'd']]]);
  });

  it('undoes the last alone where nothing says what the others have', () => {
    expect(
      undone(
        deployment('b', 1),
        deployment('c', 2),
        deployment('d', 3),
        deployment('elsewhere', 4, { toldKind: 'rollback' }),
        deployment('e', 5),
        deployment('elsewhere', 6),
      ),
    ).toEqual([
      ['orders/production@4', ['d']],
      ['orders/production@6', ['e']],
    ]);
  });

  it('undoes nothing where an older one only ended after a newer one', () => {
    expect(
      undone(
        deployment('b', 1),
        deployment('d', 3),
        deployment('c', 4, { startedAt: day(2) }),
        deployment('e', 5),
      ),
    ).toEqual([]);
  });

  it('counts only rollbacks that succeeded', () => {
    expect(
      undone(
        deployment('b', 1),
        deployment('c', 2),
        deployment('b', 3, { result: 'failed' }),
      ),
    ).toEqual([]);
  });
});

describe('releasesOf', () => {
  const released = (...deployments: ObservedDeployment[]) =>
    releasesOf(world({ commits, deployments }).timelines).map(it => [
      it.sha,
      it.deployments.map(({ id }) => id),
    ]);

  it('leaves out redeployments, rollbacks, failures and other environments', () => {
    expect(
      released(
        deployment('b', 1),
        deployment('b', 2),
        deployment('c', 3, { result: 'failed' }),
        deployment('c', 4),
        deployment('b', 5),
        deployment('d', 6, { environment: 'staging' }),
      ),
    ).toEqual([
      ['b', ['orders/production@1']],
      ['c', ['orders/production@4']],
    ]);
  });

  it('counts copies of production once, at the earliest', () => {
    expect(
      released(
        deployment('b', 1, { environment: 'prod-eu' }),
        deployment('b', 1.5, { environment: 'prod-us' }),
        deployment('c', 3, { environment: 'prod-eu' }),
        deployment('c', 2, { environment: 'prod-us' }),
      ),
    ).toEqual([
      ['b', ['orders/prod-eu@1', 'orders/prod-us@1.5']],
      ['c', ['orders/prod-us@2', 'orders/prod-eu@3']],
    ]);
  });

  it('counts one that came back after a rollback again', () => {
    expect(
      released(
        deployment('b', 1),
        deployment('c', 2),
        deployment('b', 3),
        deployment('c', 4),
      ).map(([sha]) => sha),
    ).toEqual(['b', 'c', 'c']);
  });
});

describe('placeChanges', () => {
  const placed = (
    deployments: ObservedDeployment[],
    ...changes: ReturnType<typeof change>[]
  ) =>
    world({ commits, deployments, changes }).placements.map(it => [
      it.change.id,
      it.component,
      it.status === 'deployed' ? it.deployment.id : it.reason,
    ]);
  const twice = [deployment('b', 1), deployment('d', 5)];

  it.each([
    ['what a deployment brought', change('c', 2), 'orders/production@5'],
    ['what was there at first', change('b', 0), 'beforeFirstDeployment'],
    ['what waits', change('e', 2), 'notDeployedYet'],
    [
      'what waits although it is older than the first deployment',
      change('e', -9),
      'notDeployedYet',
    ],
    [
      'what was there at first, by time, where history does not say',
      change('lost', -9),
      'beforeFirstDeployment',
    ],
    [
      'a component without production',
      change('c', 2, { components: ['other'] }),
      'neverDeployed',
    ],
    [
      'what was deployed without being merged',
      change('c', 2, { mergedAt: undefined, mergeSha: undefined }),
      'orders/production@5',
    ],
  ])('places %s', (_, given, expected) => {
    expect(placed(twice, given).map(([, , where]) => where)).toEqual([
      expected,
    ]);
  });

  it('goes through history once for all that was there at first', () => {
    const range = commitRangeOf(commits);
    const asked = jest.fn(range);
    const { timelines } = world({ commits, deployments: twice });
    const before = Array.from({ length: 50 }, () => change('a', 0));
    const placements = placeChanges(
      before,
      timelines,
      Object.assign(asked, { isIn: range.isIn, depthOf: range.depthOf }),
    );
    expect(
      placements.map(it => it.status === 'notPlaced' && it.reason),
    ).toEqual(before.map(() => 'beforeFirstDeployment'));
    expect(asked).not.toHaveBeenCalled();
  });

  it('leaves out what is neither merged nor deployed', () => {
    expect(placed(twice, change('f', 2, { mergedAt: undefined }))).toEqual([]);
  });

  it('does not say that a change waits where history has a hole', () => {
    const holed = [...twice, deployment('unknown', 9)];
    expect(placed(holed, change('e', 6), change('f', 10))).toEqual([
      ['change-e', 'orders', 'historyUnknown'],
      ['change-f', 'orders', 'notDeployedYet'],
    ]);
  });

  it('waits for the merge when a part of a change was deployed before it', () => {
    expect(
      placed(
        [deployment('a', 1), deployment('b', 2), deployment('d', 5)],
        change('d', 1, { commits: ['b', 'd'], mergedAt: day(4) }),
      ),
    ).toEqual([['change-d', 'orders', 'orders/production@5']]);
  });
});
