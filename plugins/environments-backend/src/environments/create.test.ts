import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { makeRepository } from '../verdict/__testUtils__/repository';
import {
  callerOf,
  createServiceWorld,
  kofi,
  mina,
  ORDERING,
  ORDERS,
  PAYMENTS,
} from './__testUtils__/serviceWorld';

describeEachDatabase('creating environments', { migrations }, ({ create }) => {
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

  it('plans, creates what was planned, and has it made', async () => {
    const verdict = await world.service.plan(request, mina);
    expect(verdict).toMatchObject({
      decision: 'allowed',
      reasons: [],
      owner: ORDERING,
      source: { repository, ref: 'main', commit: commits.main },
      plan: [
        {
          name: 'web',
          type: 'service',
          driver: 'ledger',
          action: 'create',
          changes: ['+ object'],
          perDay: 48,
        },
      ],
      cost: { currency: 'EUR', perDay: 48, total: 16 },
      quota: {
        environments: { used: 0, limit: 3 },
        costPerDay: { used: 0 },
      },
      expiresAt: '2026-11-20T20:00:00.000Z',
    });
    expect(verdict.name).toMatch(/^orders-main-[0-9a-f]{4}$/);
    expect(await knex('environment')).toEqual([]);
    expect(await knex('owner_lock')).toEqual([]);

    const made = await world.service.create(
      { ...request, planDigest: verdict.digest },
      mina,
    );
    expect(made).toMatchObject({
      name: verdict.name,
      phase: 'pending',
      owner: ORDERING,
      component: ORDERS,
      createdBy: mina.ref,
      expiresAt: '2026-11-20T20:00:00.000Z',
      operation: { kind: 'create', status: 'queued', requestedBy: mina.ref },
      desired: { inputs: { size: 1 }, blueprintVersion: 1 },
      cost: { currency: 'EUR', perDay: 48, soFar: 0 },
    });
    expect(world.woken()).toBe(1);
    expect(world.happened.map(({ kind }) => kind)).toEqual([
      'environment.requested',
    ]);

    await world.settle();
    expect(world.ledger.objects).toMatchObject([
      { environmentId: made.id, spec: { size: 1, commit: commits.main } },
    ]);
    expect(await world.reader.find(made.name, mina)).toMatchObject({
      id: made.id,
      phase: 'ready',
      url: 'http://object-1.test',
      outputs: [{ name: 'url', kind: 'url', value: 'http://object-1.test' }],
    });
  });

  it('takes what is given: name, ref, inputs, hours', async () => {
    expect(
      await world.service.create(
        {
          ...request,
          name: 'my-orders',
          ref: 'feature/gifts',
          inputs: { size: 5 },
          ttlHours: 2,
        },
        mina,
      ),
    ).toMatchObject({
      name: 'my-orders',
      expiresAt: '2026-11-20T14:00:00.000Z',
      source: { ref: 'feature/gifts', commit: commits['feature/gifts'] },
      desired: { inputs: { size: 5 } },
    });
  });

  it.each([
    [{ inputs: { size: 10 } }, 'size must be at most 9'],
    [{ inputs: { sise: 1 } }, 'sise is not known here; known are size'],
    [{ name: 'Orders' }, "'Orders' is no name"],
    [{ name: 'x' }, "'x' is no name"],
    [{ name: 'approvals' }, "'approvals' is the name of a page"],
    [{ ref: 'feature/gift' }, 'near are feature/gifts'],
    [{ ref: '--upload-pack=x' }, 'is no name of a branch'],
    [{ repository: '/etc' }, 'is not among those'],
    [{ repository: 'ext::sh -c x' }, 'scheme that is not supported'],
    [
      { component: 'component:default/secret' },
      'There is no component:default/secret',
    ],
    [{ component: 'api:default/orders' }, 'is no ref of a component'],
    [{ component: 'component:default/bare' }, 'does not tell its repository'],
    [{ owner: 'group:default/nobody' }, 'There is no group:default/nobody'],
    [{ owner: 'system:default/x' }, 'is no ref of a group or user'],
    [{ ttlHours: 25 }, 'It can live for 24 hours at most, not 25'],
    [{ ttlHours: 0 }, 'It has to live for some time'],
  ])('refuses %j as bad input', async (change, message) => {
    await expect(
      world.service.create({ ...request, ...change }, mina),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
    expect(await knex('environment')).toEqual([]);
    expect(
      (await world.service.plan({ ...request, ...change }, mina)).decision,
    ).toBe('denied');
  });

  it('tells which input is wrong with what', async () => {
    const { reasons } = await world.service.plan(
      { ...request, inputs: { size: 'big' } },
      mina,
    );
    expect(reasons).toEqual([
      {
        code: 'inputs',
        message: 'size must be a whole number',
        problems: [{ path: '/size', message: 'must be a whole number' }],
      },
    ]);
  });

  it('tells nobody of what is none of theirs', async () => {
    await world.service.create(request, mina);

    const verdict = await world.service.plan(
      { ...request, owner: ORDERING },
      kofi,
    );
    expect(verdict).toMatchObject({
      decision: 'denied',
      reasons: [
        {
          code: 'permission',
          message: 'You may not create environments for ordering',
        },
      ],
      plan: [],
    });
    expect(verdict.quota).toBeUndefined();
    expect(verdict.source).toBeUndefined();
    await expect(
      world.service.create({ ...request, owner: ORDERING }, kofi),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      world.service.plan({ blueprintId: 'nothing' }, mina),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('asks who is to own it only where that is not clear', async () => {
    const { name } = await world.service.create(
      { ...request, owner: PAYMENTS },
      kofi,
    );
    expect((await world.reader.find(name, kofi))?.owner).toBe(PAYMENTS);

    const withoutComponent = { blueprintId: 'service', repository };
    expect((await world.service.plan(withoutComponent, mina)).owner).toBe(
      ORDERING,
    );
    const both = callerOf('both', [ORDERING, PAYMENTS]);
    expect((await world.service.plan(withoutComponent, both)).reasons).toEqual([
      {
        code: 'owner',
        message: `Say who owns it: one of ${ORDERING}, ${PAYMENTS}`,
      },
    ]);
    const alone = callerOf('mina', []);
    expect((await world.service.plan(withoutComponent, alone)).owner).toBe(
      'user:default/mina',
    );
  });
});
