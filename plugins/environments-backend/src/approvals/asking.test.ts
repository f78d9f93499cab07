import { NotificationService } from '@backstage/plugin-notifications-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  APPROVERS,
  caller,
  createDesk,
  kofi,
  ORDERS,
  OWNER,
} from '../deployments/__testUtils__/desk';
import { migrations } from '../engine/__testUtils__/world';
import { Notices } from '../notices/Notices';

/** Asks, and is one of those who are asked. */
const ruth = caller('ruth', { groups: [OWNER, APPROVERS] });

describeEachDatabase('asking others to agree', { migrations }, database => {
  let knex: Knex;
  let world: ReturnType<typeof createDesk>;
  const send = jest.fn<
    Promise<void>,
    Parameters<NotificationService['send']>
  >();
  const deploy = (kind: 'deploy' | 'promote', stage: string) =>
    world.desk.deploy(
      { component: ORDERS, kind, stage, version: 'v1.4.0' },
      ruth,
    );
  beforeEach(async () => {
    knex = await database.create();
    world = createDesk(knex);
    send.mockReset().mockResolvedValue(undefined);
    await deploy('deploy', 'staging');
    await world.prove();
  });

  const decide = async (decision: 'approve' | 'reject') => {
    const { items } = await world.approvals.query({ status: 'open' }, kofi);
    const [{ id, digest }] = items;
    return world.approvals.decide(id, { decision, digest }, kofi);
  };
  /** Whom what has happened is told, with what comes first. */
  const tell = async () => {
    const notices = new Notices({
      knex,
      notifications: { send },
      logger: world.logger,
      lastStage: 'production',
      now: world.clock.now,
    });
    await knex.transaction(trx => notices.add(trx, world.happened.splice(0)));
    await notices.send();
    return send.mock.calls
      .splice(0)
      .map(([{ recipients, payload }]) => ({ recipients, ...payload }));
  };

  it('asks them and not who asks, and says what about', async () => {
    await tell();
    await deploy('promote', 'production');

    expect(await tell()).toMatchObject([
      {
        recipients: { entityRef: APPROVERS, excludeEntityRef: ruth.ref },
        title: 'orders v1.4.0 to production: ruth asks you to agree',
      },
    ]);
  });

  it('warns while frozen, and tells who asked and who agreed that it is refused', async () => {
    await deploy('promote', 'production');
    await tell();
    const open = async () =>
      (await world.approvals.query({ status: 'open' }, kofi)).items;
    expect(await open()).toMatchObject([{ warnings: [] }]);
    const { id } = await world.freezes.create(
      {
        reason: 'Black Friday',
        from: '2026-11-20T11:00:00Z',
        to: '2026-11-22T10:00:00Z',
        stages: ['production'],
        entities: [],
      },
      caller('ada', { isAdmin: true }),
    );
    const said =
      'production is frozen until 22 Nov 2026, 10:00 UTC: Black Friday';
    expect(await open()).toMatchObject([
      {
        warnings: [`${said}. What is agreed to before then is refused`],
      },
    ]);
    expect((await open())[0].outcome).toBeUndefined();
    const refused = {
      outcome: { status: 'refused', message: `${said}. Ask again then` },
      status: 'approved',
    };

    expect(await decide('approve')).toMatchObject(refused);

    const told = (await tell()).filter(
      ({ title }) => title === 'orders v1.4.0 in production was not deployed',
    );
    expect(told).toMatchObject([
      {
        recipients: { entityRef: ruth.ref },
        description: refused.outcome.message,
      },
      {
        recipients: { entityRef: kofi.ref },
        description: refused.outcome.message,
      },
    ]);
    await world.freezes.delete(id, caller('ada', { isAdmin: true }));
    const { items } = await world.desk.query({}, ruth);
    expect(items[0]).toMatchObject({
      approval: refused,
      gates: [
        { gate: 'verified', verdict: 'pass' },
        { gate: 'approval', verdict: 'pass', message: 'Approved by kofi' },
        { gate: 'freeze', verdict: 'refuse' },
      ],
    });
  });

  it('warns of what was rolled back in the stage before meanwhile, and refuses it', async () => {
    const place = async (kind: 'deploy' | 'rollback', version: string) => {
      await world.desk.deploy(
        { component: ORDERS, kind, stage: 'staging', version },
        ruth,
      );
      await world.prove();
    };
    world.tags.set('v1.5.0', 'c'.repeat(40));
    await place('deploy', 'v1.5.0');
    await world.desk.deploy(
      {
        component: ORDERS,
        kind: 'promote',
        stage: 'production',
        version: 'v1.5.0',
      },
      ruth,
    );
    await place('rollback', 'v1.4.0');

    const { items } = await world.approvals.query({ status: 'open' }, kofi);
    expect(items[0].warnings).toEqual([
      'v1.5.0 was rolled back in staging since this was asked for. What is agreed to now is refused',
    ]);
    expect(await decide('approve')).toMatchObject({
      outcome: {
        status: 'refused',
        message: expect.stringMatching(
          /^v1\.5\.0 was rolled back in staging on .* UTC; ask again$/,
        ),
      },
    });
    const [{ gates }] = (await world.desk.query({ stage: 'production' }, ruth))
      .items;
    expect(gates).toContainEqual(
      expect.objectContaining({ gate: 'verified', verdict: 'refuse' }),
    );
  });

  it('says how what was agreed to has ended', async () => {
    await deploy('promote', 'production');
    expect((await decide('approve')).outcome).toBeUndefined();
    await world.settle();

    const { items } = await world.approvals.query({}, kofi);
    expect(items[0].outcome).toEqual({
      status: 'succeeded',
      message: 'v1.4.0 runs in production',
    });
  });

  it('tells who has asked what others say, once', async () => {
    await deploy('promote', 'production');
    await tell();
    await decide('reject');

    expect(await tell()).toMatchObject([
      {
        recipients: { entityRef: ruth.ref, excludeEntityRef: undefined },
        title: 'orders v1.4.0 to production: kofi rejects it',
      },
    ]);
  });
});
