import {
  COURSE,
  fold,
  gitEvent,
  recordOf,
} from '../projections/__testUtils__/changes';
import { MERGE } from '../projections/__testUtils__/pullRequests';
import { deriveRepository } from './deriveRepository';
import { Naming, RepositoryRecords } from './types';

const REPOSITORY = 'github.com/acme/orders';

const naming: Naming = {
  componentsOf: paths => (paths ? ['orders'] : [REPOSITORY]),
  componentOf: name => name,
  teamOf: () => undefined,
  isMemberOf: () => undefined,
};
const none: RepositoryRecords = {
  repository: REPOSITORY,
  changes: [],
  commits: [],
  deployments: [],
  runs: [],
  incidents: [],
  foreignIncidents: [],
  requests: [],
  corrections: [],
  isDemo: false,
};

describe('deriveRepository', () => {
  it('counts a merge once of which git does not know the number', () => {
    const subject = `commit:${REPOSITORY}@${MERGE}`;
    const squashed = gitEvent({
      kind: 'direct',
      number: undefined,
      brought: [],
    });
    const changes = [
      { record: recordOf(...COURSE) },
      { record: fold([squashed], subject).record!, paths: ['src/price.ts'] },
    ];

    const { rows } = deriveRepository({ ...none, changes }, naming, {
      now: Date.UTC(2026, 11, 1),
    });
    expect(
      rows.reading
        .filter(({ metric }) => metric === 'change-size')
        .map(it => [it.item, it.component]),
    ).toEqual([[changes[0].record.change.id, 'orders']]);
  });

  it('has the review of a change of two components in both, and counts it once', () => {
    const { rows } = deriveRepository(
      { ...none, changes: [{ record: recordOf(...COURSE) }] },
      {
        ...naming,
        componentsOf: () => ['orders', 'web'],
        teamOf: component => `team-${component}`,
      },
      { now: Date.UTC(2026, 11, 1) },
    );

    const ofReview = (component: string) =>
      rows.stage_span.filter(
        it => it.stage === 'review' && it.component === component,
      );
    const [orders, web] = [ofReview('orders'), ofReview('web')];
    expect(orders.length).toBeGreaterThan(0);
    expect(new Set(orders.map(it => [it.team, it.place].join()))).toEqual(
      new Set(['team-orders,0']),
    );
    expect(web).toEqual(
      orders.map(it => ({
        ...it,
        component: 'web',
        team: 'team-web',
        place: 1,
      })),
    );
  });

  it('is made again a day later while something lasts', () => {
    const changes = [{ record: recordOf(...COURSE.slice(0, 2)) }];
    const now = Date.UTC(2026, 11, 1);

    const { rows, settlesAt } = deriveRepository({ ...none, changes }, naming, {
      now,
    });
    expect(rows.reading).toMatchObject([
      { metric: 'review-latency', is_open: true, reason: 'notReviewedYet' },
    ]);
    expect(settlesAt).toBe(now + 24 * 60 * 60_000);
  });
});
