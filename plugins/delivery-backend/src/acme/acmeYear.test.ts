import { countBy } from '../domain/collections/countBy';
import { DEFAULT_LIMITS } from '../testResults/types';
import { read } from '../testResults/__testUtils__/read';
import {
  bodiesTo,
  makeYear,
  projectionsOf,
  readDeliveries,
} from './__testUtils__/readYear';

/**
 * The demo year that `examples/acme/scripts/make-year.mjs` sends, through what
 * reads and folds it: its truth has to be what is found.
 */
describe('six weeks of the demo year', () => {
  const year = makeYear({ weeks: 6, reports: 20 });
  const { truth } = year;
  const { events, unreadable } = readDeliveries(year.deliveries);
  const projections = projectionsOf(events);
  const records = projections.map(it => it.records);
  const changes = records.flatMap(it => it.change?.record ?? []);
  const deployments = records.flatMap(it => it.deployments);

  it('has no dead letter, and nothing that is not used', () => {
    expect(unreadable).toEqual([]);
    expect(events.flatMap(it => it.ignored ?? [])).toEqual([]);
    expect(events.length).toBeGreaterThan(2_000);
  });

  it('is used to the last event', () => {
    expect(
      countBy(
        projections.flatMap(it => it.leftOut),
        ({ record, reason }) => `${record}: ${reason}`,
      ),
    ).toEqual({});
    expect(
      projections
        .filter(it => Object.values(it.records).flat().length === 0)
        .map(({ subject }) => subject),
    ).toEqual([]);
  });

  it('has the changes that were merged, and those that say so are assisted', () => {
    expect(changes).toHaveLength(truth.counts.opened);
    const found = changes.map(({ change }) => ({
      id: change.id,
      isMerged: change.mergedAt !== undefined,
      isBot: change.isBot,
      isLabelled: change.cohort === 'assisted',
    }));
    const told = truth.changes.map(({ id, mergedAt, isBot, isLabelled }) => ({
      id,
      isMerged: mergedAt !== null,
      isBot,
      isLabelled,
    }));
    const byId = (one: { id: string }, other: { id: string }) =>
      one.id < other.id ? -1 : 1;
    expect(found.sort(byId)).toEqual(told.sort(byId));
  });

  it('tells the course of each merged change', () => {
    const merged = changes.filter(
      ({ change }) => change.mergedAt !== undefined,
    );
    for (const { change } of merged) {
      const { readyAt, firstReviewAt, approvedAt, mergedAt, size } = change;
      expect(size?.added).toBeGreaterThan(0);
      expect([readyAt, firstReviewAt, approvedAt, mergedAt]).toEqual(
        [readyAt!, firstReviewAt!, approvedAt!, mergedAt!].sort(
          (one, other) => one - other,
        ),
      );
    }
  });

  it('has the deployments, incidents and environments that there were', () => {
    const production = deployments.filter(it => it.deployment.isProduction);
    expect(production).toHaveLength(truth.counts.deployments);
    expect(
      production
        .filter(it => it.deployment.result === 'failed')
        .map(it => it.deployment.id)
        .sort(),
    ).toEqual([...truth.failedDeployments].sort());
    expect(records.flatMap(it => it.incident?.id ?? []).sort()).toEqual(
      truth.incidents.map(it => it.incident).sort(),
    );
    expect(records.filter(it => it.environmentRequest)).toHaveLength(
      truth.counts.environmentRequests,
    );
  });

  it('names the commits by which issues say that they were caused', () => {
    const told = bodiesTo('/ingest/github', year).flatMap(body => {
      const { action, issue } = JSON.parse(body);
      const [, sha] =
        (action === 'opened' && /Caused by .*\/(\w+)$/.exec(issue?.body)) || [];
      return sha === undefined ? [] : [sha];
    });
    const named = records
      .flatMap(({ incident }) => incident?.namedCauses ?? [])
      .map(({ names }) => names.kind === 'commit' && names.sha);

    expect(told.length).toBeGreaterThan(0);
    expect(named.sort()).toEqual(told.sort());
  });

  it('has reports in which all tests are told apart', async () => {
    for (const body of bodiesTo('/ingest/tests', year)) {
      const { results, summary, error } = await read(body, { format: 'auto' });
      expect(error).toBeUndefined();
      expect(summary).toMatchObject({
        isComplete: true,
        problems: [],
        cut: {},
      });
      const names = results.map(it => `${it.className} ${it.name}`);
      expect(new Set(names).size).toBe(400);
    }
    expect(DEFAULT_LIMITS.junitBytes).toBeGreaterThan(1_000_000);
  });
});
