import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import {
  AGREED,
  approversOf,
  POLICY,
  request,
} from './__testUtils__/approvals';
import { mina } from './__testUtils__/serviceWorld';
import { setUpService } from './__testUtils__/setUpService';

const TIMED_OUT = 'terraform init timed out';

describeEachDatabase('plans that fail', { migrations }, ({ create }) => {
  const at = setUpService(create, AGREED);
  const { open, decide } = approversOf(at);
  const failing = () =>
    jest.spyOn(at.world.ledger, 'plan').mockRejectedValue(new Error(TIMED_OUT));
  const comparing = () =>
    Object.assign(at.world.ledger.capabilities, { comparesPlans: true });

  it('are nothing that somebody can agree to, where plans are compared', async () => {
    comparing();
    const plan = failing();

    const verdict = await at.world.service.plan(request, mina);

    expect(verdict.decision).toBe('denied');
    expect(verdict.reasons).toEqual([
      {
        code: 'plan',
        message: `Somebody has to agree to the plan of 'web', and it could not be made: ${TIMED_OUT}; try again`,
      },
    ]);
    await expect(at.world.service.create(request, mina)).rejects.toThrow(
      TIMED_OUT,
    );
    expect(await open()).toEqual([]);

    plan.mockRestore();
    at.world.ledger.fingerprint = 'seen';
    await at.world.service.create(request, mina);
    await decide('approve');
    await at.world.settle();
    expect(at.world.ledger.approved).toEqual(['seen']);
  });

  it('let no change be agreed to either', async () => {
    comparing();
    await at.world.publish({ policy: { ...POLICY, approval: undefined } });
    const { id } = await at.world.service.create(request, mina);
    await at.world.settle();
    await at.world.publish({ policy: POLICY });
    failing();

    await expect(
      at.world.service.command(
        id,
        { action: 'update', inputs: { size: 5 } },
        mina,
      ),
    ).rejects.toThrow(TIMED_OUT);
    expect(await open()).toEqual([]);
  });

  it('hold up nothing that nobody has to agree to', async () => {
    comparing();
    await at.world.publish({ policy: { ...POLICY, approval: undefined } });
    failing();

    expect(await at.world.service.plan(request, mina)).toMatchObject({
      decision: 'allowed',
      plan: [{ name: 'web', unknown: TIMED_OUT }],
    });
  });

  it('are told to those who agree, where only what is asked for counts', async () => {
    failing();
    await at.world.service.create(request, mina);

    const [{ summary }] = await open();
    expect(summary).toContain('create web (ledger)');
    expect(summary).toContain(`  not known: ${TIMED_OUT}`);
  });
});
