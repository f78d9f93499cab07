import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { Timeline } from '../records/Timeline';
import {
  APPROVERS,
  caller,
  createDesk,
  kofi,
  mina,
  ORDERS,
} from './__testUtils__/desk';

describeEachDatabase('DeploymentDesk', { migrations }, ({ create }) => {
  let knex: Knex;
  let world: ReturnType<typeof createDesk>;
  beforeEach(async () => {
    knex = await create();
    world = createDesk(knex);
  });

  const deploy = (
    kind: 'deploy' | 'promote' | 'rollback',
    stage: string,
    change: { version?: string; override?: { reason: string } } = {},
    who = mina,
  ) => world.desk.deploy({ component: ORDERS, kind, stage, ...change }, who);
  const decide = async (
    decision: 'approve' | 'reject',
    who = kofi,
    digest?: string,
  ) => {
    const { items } = await world.approvals.query({ status: 'open' }, who);
    const [open] = items;
    return world.approvals.decide(
      open.id,
      { decision, digest: digest ?? open.digest },
      who,
    );
  };
  const kinds = () => world.happened.map(({ kind }) => kind);

  it('deploys, verifies, promotes with approval and rolls back', async () => {
    await deploy('deploy', 'staging', { version: 'v1.3.0' });
    await world.prove();
    await deploy('promote', 'production');
    await decide('approve');
    await world.prove();
    await deploy('deploy', 'staging', { version: 'v1.4.0' });
    await world.prove();
    const promotion = await deploy('promote', 'production');
    expect(promotion).toMatchObject({
      status: 'waiting_approval',
      version: 'v1.4.0',
      previousVersion: 'v1.3.0',
      approval: { groups: [APPROVERS], status: 'open', mayDecide: false },
    });
    await decide('approve');
    await world.prove();

    expect(await world.desk.findStages(ORDERS, mina)).toMatchObject({
      enabled: true,
      stages: [
        {
          environmentName: 'orders-staging',
          current: { version: 'v1.4.0' },
          rollbackTo: ['v1.3.0'],
        },
        {
          environmentName: 'orders-production',
          phase: 'ready',
          current: { version: 'v1.4.0', commit: 'b'.repeat(40) },
          verifiedAt: expect.any(String),
          notPromoted: [],
          rollbackTo: ['v1.3.0'],
        },
      ],
      releases: [{ version: 'v1.4.0' }, { version: 'v1.3.0' }],
    });

    const plan = await world.desk.plan(
      { component: ORDERS, kind: 'rollback', stage: 'production' },
      mina,
    );
    expect(plan).toMatchObject({
      decision: 'allowed',
      version: 'v1.3.0',
      notUndone: [
        'db (database) stays as it is: data that v1.4.0 has written, and migrations that it has run, are not undone',
      ],
    });
    await deploy('rollback', 'production');
    await world.settle();
    const [, production] = (await world.desk.findStages(ORDERS, mina)).stages;
    expect(production).toMatchObject({
      current: { version: 'v1.3.0' },
      notPromoted: ['v1.4.0'],
    });
    expect(kinds().filter(it => it.startsWith('deployment.'))).toEqual([
      ...placed(true),
      ...placed(true),
      ...placed(true),
      ...placed(true),
      ...placed(false),
    ]);
  });

  it('is approved by somebody else, who is a person and one of those named', async () => {
    await deploy('deploy', 'staging', { version: 'v1.4.0' });
    await world.prove();
    const lead = caller('ruth', {
      groups: [APPROVERS, 'group:default/ordering'],
    });
    await deploy('promote', 'production', {}, lead);

    await expect(decide('approve', lead)).rejects.toThrow(
      'Somebody else has to decide about what you have asked for',
    );
    await expect(
      decide('approve', caller('bot', { groups: [APPROVERS], isAgent: true })),
    ).rejects.toThrow('Programs may ask, but not approve');
    await expect(decide('approve', mina)).rejects.toThrow(
      'Members of release-managers decide about it',
    );
    await expect(decide('approve', kofi, 'sha256:other')).rejects.toThrow(
      'What you have seen is not what is asked for any more',
    );
    world.clock.pass(24 * 60 * 60_000);
    await expect(decide('approve')).rejects.toThrow('Its time has ended');
    await world.approvals.expire();
    const { items } = await world.desk.query({ component: ORDERS }, mina);
    expect(items[0]).toMatchObject({ status: 'cancelled' });
  });

  it('does not do what was agreed to when something else runs there by then', async () => {
    await deploy('deploy', 'staging', { version: 'v1.3.0' });
    await world.prove();
    await deploy('promote', 'production');
    await decide('approve');
    await world.prove();
    await deploy('deploy', 'staging', { version: 'v1.4.0' });
    await world.prove();
    await deploy('promote', 'production');
    await knex('deployment')
      .where({ stage: 'production', status: 'succeeded' })
      .update({ version: 'v1.2.9' });

    await decide('approve');

    const { items } = await world.desk.query({ component: ORDERS }, mina);
    expect(items[0]).toMatchObject({
      status: 'refused',
      message:
        'v1.2.9 runs in production now, which is not what was agreed to; ask again',
    });
  });

  it('does one at a time, but lets a roll-back through', async () => {
    await deploy('deploy', 'staging', { version: 'v1.3.0' });
    await world.prove();
    world.definition.resources[1].spec = { waits: 3 };
    await deploy('deploy', 'staging', { version: 'v1.4.0' });
    await world.settle();

    await expect(
      deploy('deploy', 'staging', { version: 'v1.3.0' }),
    ).rejects.toThrow('v1.4.0 is being deployed to staging');
    await deploy('rollback', 'staging', { version: 'v1.3.0' });
    await world.settle(1_000);

    const { items } = await world.desk.query({ component: ORDERS }, mina);
    expect(items.map(it => [it.version, it.status])).toEqual([
      ['v1.3.0', 'succeeded'],
      ['v1.4.0', 'superseded'],
      ['v1.3.0', 'succeeded'],
    ]);
  });

  it('keeps a release what it was, wherever its tag goes', async () => {
    await world.desk.findStages(ORDERS, mina);
    world.tags.set('v1.4.0', 'c'.repeat(40));
    world.clock.pass(61_000);

    const { releases } = await world.desk.findStages(ORDERS, mina);
    expect(releases[0]).toMatchObject({
      version: 'v1.4.0',
      commit: 'b'.repeat(40),
    });
    await expect(
      world.desk.createRelease({ component: ORDERS, version: 'v1.4.0' }, mina),
    ).rejects.toThrow(
      `v1.4.0 of ${ORDERS} is commit ${'b'.repeat(40)} and stays so`,
    );
  });

  it('is for those who operate what the owner has, before anything is read', async () => {
    await expect(
      deploy('deploy', 'staging', { version: 'v9.9.9' }, caller('eve')),
    ).rejects.toThrow('This is for members of ordering');
    expect(await knex('environment')).toEqual([]);
    expect(await knex('release')).toEqual([]);
    expect(world.git.reads).toBe(0);
  });

  it('says in the plan that they may not, before anything is read', async () => {
    await expect(
      world.desk.plan(
        {
          component: ORDERS,
          kind: 'deploy',
          stage: 'staging',
          version: 'v1.4.0',
        },
        caller('eve'),
      ),
    ).resolves.toMatchObject({
      decision: 'denied',
      reasons: [
        {
          code: 'permission',
          message:
            'This is for members of ordering, or for whom the portal lets operate its environments',
        },
      ],
      gates: [],
      version: 'v1.4.0',
    });
    expect(world.git.reads).toBe(0);
  });

  it('plans, and shows stages, for those who may read what the owner has', async () => {
    const eve = caller('eve', {
      readable: { kind: 'owners', owners: ['group:default/money'] },
    });
    await expect(
      world.desk.plan(
        {
          component: ORDERS,
          kind: 'deploy',
          stage: 'staging',
          version: 'v1.4.0',
        },
        eve,
      ),
    ).rejects.toThrow(`There are no stages of ${ORDERS} that you may read`);
    await expect(world.desk.findStages(ORDERS, eve)).rejects.toThrow(
      `There are no stages of ${ORDERS} that you may read`,
    );
    expect(world.git.reads).toBe(0);
  });

  it('names who has agreed in everything that it tells', async () => {
    await deploy('deploy', 'staging', { version: 'v1.4.0' });
    await world.prove();
    const { id } = await deploy('promote', 'production');
    await decide('approve');
    await world.prove();

    const told = world.happened
      .filter(({ deployment }) => deployment?.id === id)
      .map(({ kind, deployment }) => [kind, deployment?.approvedBy]);
    expect(told).toEqual([
      ['deployment.requested', []],
      ['deployment.started', [kofi.ref]],
      ['deployment.succeeded', [kofi.ref]],
      ['deployment.verified', [kofi.ref]],
    ]);
    const timeline = await new Timeline(knex).find(
      { component: ORDERS },
      { readable: { kind: 'all' }, limit: 1 },
    );
    expect(timeline).toMatchObject([
      { kind: 'deployment.verified', details: { approvedBy: [kofi.ref] } },
    ]);
  });
});

function placed(waits: boolean): string[] {
  return [
    'deployment.requested',
    'deployment.started',
    'deployment.succeeded',
    ...(waits ? ['deployment.verified'] : []),
  ];
}
