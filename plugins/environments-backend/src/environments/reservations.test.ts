import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { commitTo, makeRepository } from '../verdict/__testUtils__/repository';
import {
  callerOf,
  createServiceWorld,
  kofi,
  mina,
  ORDERING,
  ORDERS,
  PAYMENTS,
  SERVICE,
} from './__testUtils__/serviceWorld';

describeEachDatabase('reserving environments', { migrations }, ({ create }) => {
  let root: string;
  let repository: string;
  let commits: Awaited<ReturnType<typeof makeRepository>>;
  let knex: Knex;
  let world: Awaited<ReturnType<typeof createServiceWorld>>;

  beforeAll(async () => {
    root = await fs.mkdtemp(join(tmpdir(), 'repos-'));
    repository = join(root, 'orders');
    commits = await makeRepository(repository);
  });
  afterAll(() => fs.rm(root, { recursive: true }));
  beforeEach(async () => {
    knex = await create();
    world = await createServiceWorld(knex, { repository, root });
  });

  const request = { blueprintId: 'service', component: ORDERS };

  it('grants exactly the quota to ten who ask at once', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        world.service.create({ ...request, name: `orders-${index}` }, mina),
      ),
    );

    const granted = answers.filter(({ status }) => status === 'fulfilled');
    const refused = answers.flatMap(it =>
      it.status === 'rejected' ? [it.reason] : [],
    );
    expect(granted).toHaveLength(3);
    expect(refused).toHaveLength(7);
    for (const error of refused) {
      expect(error).toMatchObject({
        name: 'NotAllowedError',
        message:
          'ordering has 3 of 3 environments of this blueprint; destroy one that is not needed any more',
      });
    }
    expect(await knex('environment')).toHaveLength(3);
    expect(await knex('operation')).toHaveLength(3);
  });

  it('does not spend more than the budget, whoever asks at once', async () => {
    await world.publish({
      policy: { grace: { days: 1 }, maxCostPerDay: 100 },
    });

    await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        world.service.create({ ...request, name: `orders-${index}` }, mina),
      ),
    );

    expect(await knex('environment').sum({ cost: 'cost_per_day' })).toEqual([
      { cost: 96 },
    ]);
  });

  it('gives a name to one of those who want it', async () => {
    const named = { ...request, name: 'orders-demo' };
    const answers = await Promise.allSettled([
      world.service.create(named, mina),
      world.service.create({ ...named, owner: PAYMENTS }, kofi),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await knex('environment')).toHaveLength(1);
    const other = callerOf('ada', [PAYMENTS]);
    await expect(
      world.service.create({ ...named, owner: PAYMENTS }, other),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: "The name 'orders-demo' is taken; choose another one",
    });
  });

  it('chooses another name where the first is taken', async () => {
    const first = await world.service.create(request, mina);
    const second = await world.service.create(request, mina);
    expect(second.name).not.toBe(first.name);
    expect(second.name).toMatch(/^orders-main-[0-9a-f]{4}$/);
  });

  it('gives the same environment for the same key, also at once', async () => {
    const keyed = { ...request, idempotencyKey: 'k-1' };
    const answers = await Promise.all([
      world.service.create(keyed, mina),
      world.service.create(keyed, mina),
      world.service.create(keyed, mina),
    ]);
    const again = await world.service.create(
      { ...keyed, inputs: { size: 2 } },
      mina,
    );

    const ids = new Set([...answers, again].map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(await knex('operation')).toHaveLength(1);
    const others = await world.service.create(
      { ...keyed, owner: PAYMENTS },
      kofi,
    );
    expect(ids.has(others.id)).toBe(false);
  });

  it('refuses a plan that is not the one that was seen, and says why', async () => {
    const { digest } = await world.service.plan(request, mina);
    const moved = await commitTo(repository, 'main', 'three');
    try {
      await expect(
        world.service.create({ ...request, planDigest: digest }, mina),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: `The plan has changed since you have seen it: the commit was ${commits.main} and is ${moved}. Look at it again`,
      });
      await expect(
        world.service.create({ ...request, planDigest: 'sha256:0' }, mina),
      ).rejects.toThrow('it is not what would be made now');
      expect(await knex('environment')).toEqual([]);
    } finally {
      commits = { ...commits, main: moved };
    }
  });

  it('frees the quota when an environment is gone', async () => {
    await world.publish({
      policy: { grace: { days: 1 }, maxPerOwner: 1 },
    });
    const first = await world.service.create(request, mina);
    await world.settle();
    await expect(world.service.create(request, mina)).rejects.toThrow('1 of 1');

    await world.service.command(
      first.id,
      { action: 'destroy', confirmName: first.name },
      mina,
    );
    await expect(world.service.create(request, mina)).rejects.toThrow('1 of 1');
    await world.settle();

    const second = await world.service.create(request, mina);
    expect(second.name).toBe(first.name);
  });

  it('says what a driver cannot make, and what it cannot tell', async () => {
    const plan = jest.spyOn(world.ledger, 'plan');
    plan.mockRejectedValueOnce(
      Object.assign(new Error('no such size'), { name: 'InputError' }),
    );
    expect((await world.service.plan(request, mina)).reasons).toEqual([
      { code: 'plan', message: "Resource 'web' cannot be made: no such size" },
    ]);
    plan.mockRejectedValueOnce(new Error('the ledger does not answer'));
    expect(await world.service.plan(request, mina)).toMatchObject({
      decision: 'allowed',
      plan: [{ name: 'web', unknown: 'the ledger does not answer' }],
    });
  });

  it('runs no source where the blueprint has none', async () => {
    await world.publish({
      resources: [{ ...SERVICE.resources![0], spec: {} }],
    });
    const plain = { blueprintId: 'service', owner: ORDERING };
    const verdict = await world.service.plan(plain, mina);
    expect(verdict.source).toBeUndefined();
    expect(verdict.name).toMatch(/^service-[0-9a-f]{4}$/);
    expect(
      (await world.service.plan({ ...plain, ref: 'main' }, mina)).reasons,
    ).toMatchObject([{ code: 'ref' }]);
  });
});
