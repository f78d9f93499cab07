import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { seedEntities } from '../__testUtils__/seed';
import {
  createTestCore,
  testScorecard,
} from '../evaluation/__testUtils__/core';
import {
  asker,
  migrations,
  sharedDatabase,
} from '../rollup/__testUtils__/world';
import { Gate } from './Gate';

const ORDERS = 'component:default/orders';
const DAY_MS = 24 * 60 * 60_000;

describeEachDatabase('Gate', { migrations }, ({ create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  let clock: { time: number };
  let core: ReturnType<typeof createTestCore>;
  let gate: Gate;
  beforeEach(async () => {
    knex = database();
    clock = { time: new Date('2026-11-20T12:00:00Z').getTime() };
    const now = () => new Date(clock.time);
    core = createTestCore(knex, { now });
    gate = new Gate({ ...core, knex, now });
    await seedEntities(knex, [
      { ref: ORDERS, owner: 'group:default/shop' },
      { ref: 'component:default/site', type: 'website' },
    ]);
    await core.publisher.publish(
      testScorecard({
        filter: '{ spec.type: service }',
        c: `      message: '"only " + string(c.count)'
      remedy:
        text: Raise the count
`,
      }),
      'user:default/ada',
    );
  });

  const all = asker();
  const ask = (level?: number, who = all) =>
    gate.ask(
      { entityRef: 'Component:orders', scorecardId: 'basics', level },
      who,
    );

  it('passes by facts that were reported a moment ago', async () => {
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 3 });

    expect(await ask()).toEqual({
      verdict: 'pass',
      entityRef: ORDERS,
      scorecardId: 'basics',
      version: 1,
      requiredLevel: 2,
      level: 2,
      reasons: [],
      evaluatedAt: '2026-11-20T12:00:00.000Z',
    });
  });

  it('says what is missing up to the level, the lowest first, then the heaviest', async () => {
    await core.push(ORDERS, { 'a.ok': false, 'c.count': 2 });

    expect(await ask()).toMatchObject({
      verdict: 'fail',
      level: 0,
      reasons: [
        { checkId: 'a', title: 'A', status: 'fail' },
        { checkId: 'b', status: 'unknown', message: expect.any(String) },
        {
          checkId: 'c',
          status: 'fail',
          message: 'only 2',
          remedy: { text: 'Raise the count' },
        },
      ],
    });
  });

  it('asks for no more than the level', async () => {
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': false });

    expect(await ask(1)).toMatchObject({
      verdict: 'pass',
      requiredLevel: 1,
      reasons: [],
    });
    expect(await ask(2)).toMatchObject({ verdict: 'fail', requiredLevel: 2 });
  });

  it('fails when what is known is too old', async () => {
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 3 });
    clock.time += DAY_MS + 1;

    expect(await ask()).toMatchObject({
      verdict: 'fail',
      reasons: [{ status: 'stale' }, { status: 'stale' }, { status: 'stale' }],
    });
  });

  it('lets pass what is waived, until that ends', async () => {
    await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 2 });
    await knex('waiver').insert({
      id: 'a2b3c4d5-0000-4000-8000-000000000001',
      entity_ref: ORDERS,
      scorecard_id: 'basics',
      check_id: 'c',
      reason: 'It is being moved',
      status: 'approved',
      requested_by: 'user:default/mina',
      requested_at: toTimestamp(new Date(clock.time)),
      expires_at: toTimestamp(new Date(clock.time + 1_000)),
    });

    expect(await ask()).toMatchObject({ verdict: 'pass' });
    clock.time += 1_000;
    expect(await ask()).toMatchObject({ verdict: 'fail' });
  });

  it.each<[string, object, string, string]>([
    [
      'what is no reference',
      { entityRef: 'orders' },
      'InputError',
      "'entityRef' is 'orders'",
    ],
    [
      'an entity that there is not',
      { entityRef: 'component:default/nobody' },
      'NotFoundError',
      "no entity 'component:default/nobody'",
    ],
    [
      'a scorecard that there is not',
      { scorecardId: 'other' },
      'NotFoundError',
      "no scorecard 'other'; there are basics",
    ],
    [
      'an entity that is not part of it',
      { entityRef: 'component:default/site' },
      'NotFoundError',
      'is not part of scorecard',
    ],
    [
      'a level that there is not',
      { level: 3 },
      'InputError',
      "'level' is 3, which scorecard 'basics' does not have; it has 1 to 2",
    ],
  ])('refuses %s', async (_, given, name, message) => {
    await expect(
      gate.ask({ entityRef: ORDERS, scorecardId: 'basics', ...given }, all),
    ).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });

  it('tells of an entity that may not be read as of one that is not there', async () => {
    await expect(ask(1, asker({ hidden: [ORDERS] }))).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(`no entity '${ORDERS}'`),
    });
  });

  it('takes four statements', async () => {
    await ask();

    expect((await countStatements(knex, () => ask())).count).toBe(4);
  });
});
