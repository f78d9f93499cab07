import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import { caller, createDesk, mina, ORDERS, OWNER } from './__testUtils__/desk';

const lead = caller('lead', { groups: [OWNER], isAdmin: true });

describeEachDatabase('promoting', { migrations }, database => {
  let world: ReturnType<typeof createDesk>;
  beforeEach(async () => {
    world = createDesk(await database.create());
  });

  const place = async (
    kind: 'deploy' | 'rollback',
    version: string,
    stage = 'staging',
  ) => {
    await world.desk.deploy({ component: ORDERS, kind, stage, version }, mina);
    await world.prove();
  };
  const plan = (change: { version?: string; override?: { reason: string } }) =>
    world.desk.plan(
      { component: ORDERS, kind: 'promote', stage: 'production', ...change },
      lead,
    );
  const stages = async () => (await world.desk.findStages(ORDERS, mina)).stages;

  describe('what was rolled back in the stage before', () => {
    beforeEach(async () => {
      await place('deploy', 'v1.3.0');
      await place('deploy', 'v1.4.0');
      await place('rollback', 'v1.3.0');
    });

    it('is not offered; what runs there now is', async () => {
      expect((await stages())[1].notPromoted).toEqual(['v1.3.0']);
      expect(await plan({})).toMatchObject({
        version: 'v1.3.0',
        decision: 'needs-approval',
      });
    });

    it('is refused, though it was verified, and can be passed over', async () => {
      const { decision, gates } = await plan({ version: 'v1.4.0' });
      expect(decision).toBe('denied');
      expect(gates[0]).toMatchObject({ gate: 'verified', verdict: 'refuse' });
      expect(gates[0].message).toMatch(
        /^v1\.4\.0 was rolled back in staging on \d+ \w{3} \d{4}, \d\d:\d\d UTC; deploy it there again first$/,
      );

      expect(
        await plan({ version: 'v1.4.0', override: { reason: 'It is urgent' } }),
      ).toMatchObject({
        decision: 'needs-approval',
        gates: [{ gate: 'verified', verdict: 'overridden' }, {}],
      });
    });

    it('is not vouched for by what was before, when it is deployed there again', async () => {
      await world.desk.deploy(
        {
          component: ORDERS,
          kind: 'deploy',
          stage: 'staging',
          version: 'v1.4.0',
        },
        mina,
      );
      await world.settle();

      const { decision, gates } = await plan({ version: 'v1.4.0' });
      expect(decision).toBe('denied');
      expect(gates[0].message).toMatch(/^v1\.4\.0 is being verified/);
    });

    it('is as any other once it is deployed there again, and verified', async () => {
      await place('deploy', 'v1.4.0');

      expect((await stages())[1].notPromoted).toEqual(['v1.4.0', 'v1.3.0']);
      expect(await plan({ version: 'v1.4.0' })).toMatchObject({
        decision: 'needs-approval',
      });
    });
  });

  it('waits for what is still looked at, and says until when', async () => {
    await world.desk.deploy(
      {
        component: ORDERS,
        kind: 'deploy',
        stage: 'staging',
        version: 'v1.4.0',
      },
      mina,
    );
    await world.settle();

    const [{ verifiedFrom, verifiesUntil, verifiedAt }] = await stages();
    expect(verifiedAt).toBeUndefined();
    // As long as the stage takes to verify.
    expect(Date.parse(verifiesUntil!) - Date.parse(verifiedFrom!)).toBe(60_000);
    const { gates } = await plan({});
    expect(gates[0].message).toMatch(
      /^v1\.4\.0 is being verified in staging until .* UTC; try again then$/,
    );

    await world.prove();
    const [after] = await stages();
    expect(after).toMatchObject({ verifiedAt: expect.any(String) });
    expect([after.verifiedFrom, after.verifiesUntil]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('says to deploy first what does not run there', async () => {
    await place('deploy', 'v1.3.0');

    const { gates } = await plan({ version: 'v1.4.0' });
    expect(gates[0].message).toBe(
      'v1.4.0 was never verified in staging; deploy it there first',
    );
  });
});
