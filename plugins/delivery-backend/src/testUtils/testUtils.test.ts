import { makeYear, UNTIL } from '../acme/__testUtils__/readYear';
import {
  compareFailures,
  derivationVersion,
  findFlakyTests,
  foldDeliveries,
  HarnessExecution,
  HarnessPlacedChange,
  histogramBinOf,
  nameConstraintOf,
} from '../testUtils';

const HOUR = 3_600_000;
const WEEKS = 6;

describe('foldDeliveries', () => {
  const { deliveries, truth } = makeYear({ weeks: WEEKS });
  const [{ id }] = truth.changes;
  const owner = /^change:(.+)\/[^/]+#\d+$/.exec(id)?.[1];
  const teams = truth.teams.map(({ group, components }) => ({
    group,
    components: components.map(component => ({
      component,
      repository: `${owner}/${component.split('/')[1]}`,
    })),
  }));
  const now = UNTIL.getTime();
  const facts = foldDeliveries(deliveries, { teams, now });

  it('makes of deliveries what the plugin makes of them', () => {
    const deployed = new Set(
      truth.changes
        .filter(it => it.firstDeployedAt !== null)
        .map(change => change.id),
    );
    const found = new Set(facts.flatMap(it => it.changes.map(one => one.id)));
    expect([...found].filter(change => !deployed.has(change))).toEqual([]);
    // What the first deployment of a repository brought is not known.
    expect(found.size / deployed.size).toBeGreaterThan(0.8);
    expect(facts.flatMap(it => it.incidents.map(one => one.id)).sort()).toEqual(
      truth.incidents.map(({ incident }) => incident).sort(),
    );
    expect(facts.flatMap(it => it.links).length).toBeGreaterThan(0);
    expect(facts.map(it => it.group)).toEqual(teams.map(it => it.group));
  });

  it('says what holds a team up', () => {
    const team = truth.teams.find(it => it.bindingStage === 'test');
    const found = facts.find(it => it.group === team?.group);
    const to = UNTIL.getTime();
    const period = { from: to - WEEKS * 7 * 24 * HOUR, to, seed: 1 };
    expect(nameConstraintOf(found?.spans ?? [], period)).toMatchObject({
      status: 'named',
      stage: 'test',
      savings: expect.arrayContaining([
        expect.objectContaining({ stage: 'test' }),
      ]),
    });
    expect(nameConstraintOf([], period)).toEqual({
      status: 'abstained',
      savings: [],
    });
  });

  it('refuses what nobody understands', () => {
    const broken = { path: '/ingest/cdevents', headers: {}, body: '{' };
    expect(() => foldDeliveries([broken], { teams, now })).toThrow(
      '/ingest/cdevents does not understand {',
    );
  });
});

describe('compareFailures', () => {
  const period = { from: 0, to: 28 * 24 * HOUR, seed: 1 };
  const changes = (
    cohort: HarnessPlacedChange['cohort'],
    failed: number,
    of: number,
  ): HarnessPlacedChange[] =>
    Array.from({ length: of }, (_, index) => ({
      id: `${cohort}-${index}`,
      cohort,
      component: 'component:default/orders',
      deployment: `${cohort}-${index}`,
      hasFailed: index < failed,
    }));

  it('holds 56 of 70 against 48 of 80, as Newcombe does', () => {
    // His method 10: 56/70 and 48/80 differ by 0.2, from 0.0524 to 0.3339
    const found = compareFailures(
      [...changes('assisted', 56, 70), ...changes('human', 48, 80)],
      period,
    );
    expect(found?.value).toBeCloseTo(0.2);
    expect(found?.interval.low).toBeCloseTo(0.0524, 4);
    expect(found?.interval.high).toBeCloseTo(0.3339, 4);
    expect(found?.verdict).toBe('higher');
  });

  it('says nothing of too few', () => {
    expect(compareFailures(changes('assisted', 1, 5), period)).toBeUndefined();
  });
});

describe('findFlakyTests', () => {
  const execution = (
    more: Partial<HarnessExecution> & Pick<HarnessExecution, 'outcome'>,
  ): HarnessExecution => ({
    runId: '1',
    attempt: 1,
    at: 0,
    commit: 'c',
    tree: 't',
    isDefaultBranch: true,
    ...more,
  });

  it('needs a pass and a failure of the same tree', () => {
    const executions = new Map([
      [
        'flaky',
        [
          execution({ outcome: 'fail' }),
          execution({ outcome: 'pass', attempt: 2, at: 1 }),
        ],
      ],
      [
        'mended',
        [
          execution({ outcome: 'fail' }),
          execution({ outcome: 'pass', runId: '2', tree: 'other', at: 1 }),
        ],
      ],
    ]);
    expect(findFlakyTests(executions, { now: HOUR })).toEqual(['flaky']);
  });
});

describe('what rows are stored with', () => {
  it('is what the plugin stores', () => {
    // Bins are 2 % wide: ln 1000 / ln 1.02 = 348.8
    expect([0, 1, 1_000, -1].map(histogramBinOf)).toEqual([-1, 0, 348, null]);
    expect(derivationVersion).toBeGreaterThan(0);
  });
});
