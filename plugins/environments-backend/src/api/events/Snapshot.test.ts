import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  createDesk,
  kofi,
  mina,
  ORDERS,
} from '../../deployments/__testUtils__/desk';
import { migrations } from '../../engine/__testUtils__/world';
import { ServiceOutput } from './ServiceOutput';
import { Snapshot } from './Snapshot';

describeEachDatabase('Snapshot', { migrations }, ({ create }) => {
  it('differs when somebody is asked, answers, and is asked no more', async () => {
    const knex = await create();
    const world = createDesk(knex);
    const look = async (id: string) =>
      (await Snapshot.read({ ...world, knex, output: {} as ServiceOutput }, id))
        ?.fingerprint;
    const deploy = (
      kind: 'deploy' | 'promote',
      stage: string,
      version: string,
    ) => world.desk.deploy({ component: ORDERS, kind, stage, version }, mina);
    const agree = async () => {
      const [{ id, digest }] = (
        await world.approvals.query({ status: 'open' }, kofi)
      ).items;
      await world.approvals.decide(id, { decision: 'approve', digest }, kofi);
    };
    // Production runs v1.3.0, and v1.4.0 is ready to follow.
    for (const version of ['v1.3.0', 'v1.4.0']) {
      await deploy('deploy', 'staging', version);
      await world.prove();
      if (version === 'v1.3.0') {
        await deploy('promote', 'production', version);
        await agree();
        await world.prove();
      }
    }
    const [{ environmentId: id }] = (
      await world.desk.query({ stage: 'production' }, mina)
    ).items;

    const before = await look(id);
    expect(await look(id)).toBe(before);
    const asked = await deploy('promote', 'production', 'v1.4.0');
    const waiting = await look(id);
    await knex('approval_decision').insert({
      request_id: asked.approval!.id,
      decided_by: 'user:default/ruth',
      decided_at: new Date().toISOString(),
      decision: 'approve',
    });
    const answered = await look(id);
    await world.desk.cancel(asked.id, mina);

    expect(new Set([before, waiting, answered]).size).toBe(3);
    expect(await look(id)).toBe(before);
  });
});
