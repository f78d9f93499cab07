import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { StageSpan } from '../../domain/types';
import { HOUR as SPAN_HOUR } from '../../constraint/units';
import { START, THREE, weekly } from '../../constraint/__testUtils__/passages';
import {
  catalogOf,
  migrations,
  ORDERS,
  repositoryOf,
  seedChanges,
  seedReadings,
  seedSpans,
  viewerWithout,
} from '../__testUtils__/rows';
import { createQueries } from '../createQueries';
import { LastFindings } from '../LastFindings';
import { MOST_SPANS, SpanStore } from './SpanStore';

const WEEK = 168 * SPAN_HOUR;
const END = START + 12 * WEEK;

const idOf = (item: string) =>
  `change:${repositoryOf('orders')}#${
    'abc'.indexOf(item[0]) * 100 + Number(item.slice(1))
  }`;

/** Three changes a week that wait for one reviewer, each then deployed at once. */
async function seedQuarter(
  knex: Knex,
  cohortOf: (item: string) => StageSpan['cohort'] = () => 'undeclared',
): Promise<void> {
  const spans = weekly(THREE, 12);
  await seedSpans(
    knex,
    spans.map(it => ({
      ...it,
      item: idOf(it.item),
      cohort: cohortOf(it.item),
    })),
  );
  const merges = spans.filter(
    it => it.stage === 'deploy' && it.kind === 'queue',
  );
  await seedChanges(
    knex,
    merges.map(it => ({ id: idOf(it.item), mergedAt: it.start })),
  );
  await seedReadings(
    knex,
    merges.map(it => ({
      metric: 'change-size' as const,
      item: idOf(it.item),
      at: it.start,
      value: 4,
    })),
  );
}

describeEachDatabase('ConstraintReader', { migrations }, it_ => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await it_.create();
    await seedQuarter(knex);
  }, 60_000);

  const queriesOf = (database = knex) =>
    createQueries({
      knex: database,
      catalog: catalogOf(),
      now: () => new Date(END + 1_000),
    }).constraint;

  it('names the stage of the last twelve weeks, with what waited for it', async () => {
    const { finding, examples, period, withoutAssisted } =
      await queriesOf().read({ scope: 'all' }, viewerWithout());

    expect(period).toEqual({
      from: new Date(START).toISOString(),
      to: new Date(END).toISOString(),
    });
    // Review saves 4.8 h of three changes, deploy 0.6 h: the same each week
    expect(finding).toMatchObject({
      status: 'named',
      stage: 'review',
      runnerUp: 'deploy',
      share: 1,
      mergedChanges: 36,
      gapHours: { value: expect.closeTo(1.4, 9) },
      stages: [
        { stage: 'review', share: 1, savedHours: expect.closeTo(1.6, 9) },
        { stage: 'deploy', share: 0, savedHours: expect.closeTo(0.2, 9) },
      ],
    });
    expect(withoutAssisted).toBeUndefined();
    // The third of each week waits six hours
    expect(examples).toHaveLength(5);
    expect(examples[0]).toMatchObject({
      change: { title: 'Change 200', components: [ORDERS] },
      hours: 6,
      isOpen: false,
    });
  });

  it('says the same again, and looks only once', async () => {
    const queries = queriesOf();
    const ask = () => queries.read({ scope: ORDERS }, viewerWithout());
    await knex('catalog_component')
      .insert({ component: ORDERS, title: 'orders', services: '[]' })
      .onConflict('component')
      .ignore();

    const first = await countStatements(knex, ask);
    const second = await countStatements(knex, ask);

    expect(second.result).toEqual(first.result);
    expect(first.count).toBeLessThanOrEqual(7);
    expect(second.count).toBe(first.count - 2);
    expect(await queriesOf().read({ scope: ORDERS }, viewerWithout())).toEqual(
      first.result,
    );
  });

  it('tells what it were without assisted changes', async () => {
    const own = await it_.create();
    await seedQuarter(own, item =>
      item.startsWith('a') ? 'undeclared' : 'assisted',
    );

    const { finding, withoutAssisted } = await queriesOf(own).read(
      { scope: 'all' },
      viewerWithout(),
    );

    expect(finding.status).toBe('named');
    // Twelve are left
    expect(withoutAssisted).toEqual({
      status: 'abstained',
      reason: 'tooFewChanges',
      found: 12,
      needed: 30,
    });
  });

  it.each([
    [{ from: '2026-11-23' }, 'tooFewChanges', 30],
    [{ from: '2026-09-07', to: '2026-09-08' }, 'tooFewChanges', 30],
  ])('abstains in %j', async (asked, reason, needed) => {
    const { finding, examples } = await queriesOf().read(
      { scope: 'all', ...asked },
      viewerWithout(),
    );

    expect(finding).toMatchObject({ status: 'abstained', reason, needed });
    expect(examples).toEqual([]);
  });

  it('abstains where there is too much', async () => {
    jest
      .spyOn(SpanStore.prototype, 'findSpans')
      .mockResolvedValue({ length: MOST_SPANS + 1 } as StageSpan[]);
    jest.spyOn(SpanStore.prototype, 'countSpans').mockResolvedValue(2_000_000);

    const { finding } = await queriesOf().read(
      { scope: 'all' },
      viewerWithout(),
    );
    jest.restoreAllMocks();

    expect(finding).toEqual({
      status: 'abstained',
      reason: 'tooMany',
      found: 2_000_000,
      needed: 150_000,
    });
  });

  it('leaves out what the caller may not read', async () => {
    const { finding, examples } = await queriesOf().read(
      { scope: 'all' },
      viewerWithout(ORDERS),
    );

    expect(finding).toMatchObject({ status: 'abstained', found: 0 });
    expect(examples).toEqual([]);
  });
});

describe('LastFindings', () => {
  it('makes an answer once, also while it is being made', async () => {
    const findings = new LastFindings<number>({ kept: 2 });
    const make = jest.fn(async () => 1);

    expect(
      await Promise.all([findings.find('a', make), findings.find('a', make)]),
    ).toEqual([1, 1]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('forgets the one that was asked longest ago', async () => {
    const findings = new LastFindings<string>({ kept: 2 });
    const make = jest.fn(async () => 'made');
    for (const question of ['a', 'b', 'a', 'c', 'a', 'b']) {
      await findings.find(question, make);
    }

    expect(make).toHaveBeenCalledTimes(4);
  });

  it('forgets what failed', async () => {
    const findings = new LastFindings<number>({ kept: 2 });

    await expect(
      findings.find('a', () => Promise.reject(new Error('down'))),
    ).rejects.toThrow('down');
    expect(await findings.find('a', async () => 2)).toBe(2);
  });
});
