import { mockServices } from '@backstage/backend-test-utils';
import { InputError } from '@backstage/errors';
import {
  DriverPlan,
  ObserveContext,
} from '@groundwork/backstage-plugin-environments-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { LedgerDriver } from '../engine/__testUtils__/LedgerDriver';
import { createWorld, migrations } from '../engine/__testUtils__/world';
import { planResources } from './planResources';

const SECRET = 'correct-horse-battery';

describeEachDatabase('planResources', { migrations }, ({ create }) => {
  let knex: Knex;
  let world: ReturnType<typeof createWorld>;
  const logger = mockServices.logger.mock();
  beforeEach(async () => {
    knex = await create();
    world = createWorld(knex);
    logger.warn.mockClear();
  });

  /** What would become of one that runs, and whose database has a password. */
  async function plan(after: () => Promise<unknown> = async () => {}) {
    const { id } = await world.create();
    await world.settle();
    await after();
    await knex.transaction(trx =>
      world.secrets.put(
        trx,
        { environmentId: id, resource: 'db', name: 'password' },
        Buffer.from(SECRET),
      ),
    );
    return planResources(
      { ...world, logger, now: world.clock.now },
      {
        blueprint: world.definition,
        environment: await world.find(id),
        resources: await world.resources.findOf(id),
      },
      new AbortController().signal,
    );
  }

  const answer = (how: (context: ObserveContext) => DriverPlan) =>
    jest
      .spyOn(world.ledger, 'plan')
      .mockImplementation(async context => how(context));

  it('tells no secrets of an environment, also such as were lent to nobody', async () => {
    answer(({ log }) => {
      log('warn', `${SECRET} is old`);
      return { action: 'update', changes: [`~ password: ${SECRET}`, 'a \0 b'] };
    });

    const { plan: planned } = await plan();

    expect(planned.map(it => it.changes)).toEqual([
      ['~ password: ***', 'a \uFFFD b'],
      ['~ password: ***', 'a \uFFFD b'],
    ]);
    expect(logger.warn.mock.calls.flat().sort()).toEqual([
      'Planning db: *** is old',
      'Planning web: *** is old',
    ]);
  });

  it.each([
    ['that it cannot plan', Error, { plan: [{ unknown: 'no ***' }, {}] }],
    [
      'that it does not make it so',
      InputError,
      {
        reasons: [
          { message: "Resource 'web' cannot be made: no ***" },
          { message: "Resource 'db' cannot be made: no ***" },
        ],
      },
    ],
  ])('tells no secrets where a driver says %s', async (_, Type, expected) => {
    answer(() => {
      throw new Type(`no ${SECRET}`);
    });

    const planned = await plan();

    expect(planned).toMatchObject(expected);
    expect(JSON.stringify([planned, logger.warn.mock.calls])).not.toContain(
      SECRET,
    );
  });

  it('says that what another driver has made goes, and asks without its state', async () => {
    const other = new LedgerDriver('other');
    other.fingerprint = 'new';
    world.drivers.add(other);
    const asked = jest.spyOn(other, 'plan');

    const {
      plan: planned,
      fingerprints,
      reasons,
    } = await plan(async () => {
      world.definition.resources[1].driver = 'other';
    });

    expect(planned[1]).toMatchObject({
      name: 'db',
      driver: 'other',
      action: 'replace',
      changes: [
        'removed by the driver ledger, with all that is in it, and made anew by other',
        '+ object',
        '+ object',
      ],
    });
    expect(fingerprints).toEqual({ db: 'new' });
    expect(reasons).toEqual([]);
    expect(asked.mock.calls.map(([, { state }]) => state)).toEqual([undefined]);
  });

  it('refuses to replace what no driver is there to remove', async () => {
    const { reasons } = await plan(() =>
      knex('resource').where({ name: 'db' }).update({ driver: 'gone' }),
    );

    expect(reasons).toEqual([
      {
        code: 'driver',
        message:
          "What there is of resource 'db' is removed by the driver 'gone', which is not there; add the module that brings it",
      },
    ]);
  });
});
