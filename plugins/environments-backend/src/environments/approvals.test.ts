import { JsonObject } from '@backstage/types';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import {
  AGREED,
  approversOf,
  POLICY,
  request,
} from './__testUtils__/approvals';
import { mina, SERVICE } from './__testUtils__/serviceWorld';
import { setUpService } from './__testUtils__/setUpService';

const HOUR_MS = 60 * 60_000;

function withSpec(change: JsonObject) {
  return SERVICE.resources?.map(it => ({
    ...it,
    spec: { ...it.spec, ...change },
  }));
}

describeEachDatabase(
  'approvals of environments',
  { migrations },
  ({ create }) => {
    const at = setUpService(create, AGREED);
    const { open, decide } = approversOf(at);

    it('makes nothing before somebody has agreed; its time begins then', async () => {
      const { digest, decision } = await at.world.service.plan(request, mina);
      expect(decision).toBe('needs-approval');
      const made = await at.world.service.create(
        { ...request, planDigest: digest },
        mina,
      );
      expect(made).toMatchObject({
        phase: 'waiting',
        message: 'Waits until 1 of platform agree',
        operation: { kind: 'create', status: 'waiting_approval' },
        actions: {
          resume: {
            allowed: false,
            reason: 'It is not there yet: somebody has to agree first',
          },
          cancel: { allowed: true },
        },
      });
      expect(made.expiresAt).toBeUndefined();
      expect(made.proposed).toMatchObject({
        desired: made.desired,
        costPerDay: 48,
        requestedBy: mina.ref,
        approval: { digest, status: 'open', required: 1, mayDecide: false },
      });
      expect(await open()).toMatchObject([
        {
          digest,
          requestedBy: mina.ref,
          groups: ['group:default/platform'],
          summary: [
            'Create orders-demo for ordering, from blueprint service version 1',
            expect.stringContaining('/orders ('),
            'Input size: 1',
            'create web (ledger)',
            '  + object',
            'Costs 48.00 EUR per day, 16.00 EUR until its end',
          ],
        },
      ]);
      await at.world.settle(HOUR_MS, 3);
      expect(at.world.ledger.calls).toEqual([]);

      const agreedAt = at.world.clock.time;
      await decide('approve');
      await at.world.settle();
      expect(await at.world.find(made.id)).toMatchObject({
        phase: 'ready',
        expiresAt: new Date(agreedAt + 8 * HOUR_MS),
      });
    });

    it('does not announce its end when somebody agrees late to a short life', async () => {
      const validFor = { hours: 48 };
      await at.world.publish({
        policy: {
          ...POLICY,
          defaultTtl: { hours: 1 },
          approval: { ...POLICY.approval, validFor },
        },
      });
      await at.world.service.create(request, mina);
      at.world.clock.pass(24 * HOUR_MS);
      await decide('approve');
      await at.world.settle();
      const announced = () =>
        at.world.happened.filter(it => it.kind === 'environment.expiring')
          .length;
      expect(announced()).toBe(0);

      at.world.clock.pass(HOUR_MS / 2);
      await at.world.settle();
      expect(announced()).toBe(1);
    });

    it('tells drivers what was agreed to, also when it is tried again', async () => {
      await at.world.publish({ resources: withSpec({ broken: 'no room' }) });
      at.world.ledger.fingerprint = 'as it was seen';
      const { id } = await at.world.service.create(request, mina);
      at.world.ledger.fingerprint = 'as it is now';
      await decide('approve');
      await at.world.settle();
      expect(at.world.ledger.approved).toEqual(['as it was seen']);
      expect(await at.world.find(id)).toMatchObject({ phase: 'failed' });

      await at.world.service.command(id, { action: 'retry' }, mina);
      await at.world.settle();
      expect(at.world.ledger.approved).toEqual([
        'as it was seen',
        'as it was seen',
      ]);
    });

    /** One that runs as somebody has agreed, and whose next change fails. */
    const failing = async () => {
      at.world.ledger.fingerprint = 'first';
      const { id } = await at.world.service.create(request, mina);
      await decide('approve');
      await at.world.settle();
      await at.world.publish({ resources: withSpec({ broken: 'no room' }) });
      at.world.ledger.fingerprint = 'second';
      await at.world.service.command(id, { action: 'update' }, mina);
      await decide('approve');
      await at.world.settle();
      expect(await at.world.find(id)).toMatchObject({ phase: 'failed' });
      at.world.ledger.approved.splice(0);
      return id;
    };

    it('tells drivers nothing of what was rejected', async () => {
      const id = await failing();
      for (const action of ['pause', 'resume'] as const) {
        await at.world.service.command(id, { action }, mina);
        await at.world.settle();
      }
      at.world.ledger.fingerprint = 'third';
      await at.world.service.command(
        id,
        { action: 'update', inputs: { size: 5 } },
        mina,
      );
      await decide('reject');

      await at.world.service.command(id, { action: 'retry' }, mina);
      await at.world.settle();
      expect(at.world.ledger.approved).toEqual(['second', 'second']);
      const [retried] = await at.world.operationStore.findNewest(id, 1);
      expect(retried).toMatchObject({ kind: 'resume', status: 'failed' });
    });

    it('asks anew before something else is made than was agreed to', async () => {
      const id = await failing();
      at.world.ledger.fingerprint = 'third';
      const asked = await at.world.service.command(
        id,
        { action: 'redeploy' },
        mina,
      );

      expect(asked.operation?.status).toBe('waiting_approval');
      expect(at.world.ledger.approved).toEqual([]);
      await decide('approve');
      await at.world.settle();
      expect(at.world.ledger.approved).toEqual(['third']);
    });

    it('tells drivers what was agreed to also after a pause', async () => {
      const id = await failing();
      for (const action of ['pause', 'resume', 'retry'] as const) {
        await at.world.service.command(id, { action }, mina);
        await at.world.settle();
      }
      expect(at.world.ledger.approved).toEqual(['second', 'second']);
    });

    it('tells drivers what was agreed to when it is gone and made anew', async () => {
      at.world.ledger.fingerprint = 'as it was seen';
      const { id } = await at.world.service.create(request, mina);
      await decide('approve');
      await at.world.settle();
      at.world.ledger.objects.splice(0);
      at.world.clock.pass(HOUR_MS);
      await at.world.settle();

      expect(at.world.ledger.objects).toHaveLength(1);
      expect(await at.world.find(id)).toMatchObject({ phase: 'ready' });
      expect(at.world.ledger.approved).toEqual([
        'as it was seen',
        'as it was seen',
      ]);
    });

    it('tells drivers nothing of it where what was made is there', async () => {
      at.world.ledger.fingerprint = 'as it was seen';
      const { id } = await at.world.service.create(request, mina);
      await decide('approve');
      await at.world.settle();
      // As it is after it was adopted.
      await at.knex('resource').update({
        status: 'unknown',
        applied_digest: null,
      });
      await at.world.want(id, 'repair', {});
      await at.world.settle();

      expect(at.world.ledger.approved).toEqual(['as it was seen', undefined]);
    });

    it('tells drivers nothing of it when nobody has to agree any more', async () => {
      const id = await failing();
      await at.world.publish({ policy: { ...POLICY, approval: undefined } });
      await at.world.service.command(
        id,
        { action: 'update', inputs: { size: 5 } },
        mina,
      );
      await at.world.settle();
      await at.world.service.command(id, { action: 'retry' }, mina);
      await at.world.settle();

      expect(at.world.ledger.approved).toEqual([undefined, undefined]);
    });

    it.each(['pause', 'resume', 'update', 'redeploy', 'retry'] as const)(
      'cannot be got around by %s',
      async action => {
        const { id } = await at.world.service.create(request, mina);
        await expect(
          at.world.service.command(id, { action }, mina),
        ).rejects.toMatchObject({ name: 'ConflictError' });
        await at.world.service.wake(id);
        expect(await at.world.find(id)).toMatchObject({ phase: 'waiting' });
        await at.world.settle();

        expect(await at.world.find(id)).toMatchObject({ phase: 'waiting' });
        expect(at.world.ledger.calls).toEqual([]);
        expect(await open()).toHaveLength(1);
      },
    );

    it.each<[string, () => Promise<unknown>, string]>([
      [
        'rejected',
        () => decide('reject', 'use the shared one'),
        'Rejected by ruth: use the shared one',
      ],
      [
        'not agreed to in time',
        async () => {
          at.world.clock.pass(4 * HOUR_MS);
          await at.world.approvals.expire();
        },
        'Nobody has agreed in time',
      ],
      [
        'cancelled',
        () =>
          at.world.service.command('orders-demo', { action: 'cancel' }, mina),
        'It was cancelled before anybody had agreed',
      ],
      [
        'destroyed',
        () =>
          at.world.service.command(
            'orders-demo',
            { action: 'destroy', confirmName: 'orders-demo' },
            mina,
          ),
        'It was cancelled before anybody had agreed',
      ],
      [
        'agreed to after its blueprint has changed',
        async () => {
          await at.world.publish({ title: 'Another' });
          await decide('approve');
        },
        "The blueprint 'service' has changed from version 1 to 2 before it was agreed to; ask again",
      ],
    ])('frees name and quota when it is %s', async (_, act, message) => {
      const { id } = await at.world.service.create(request, mina);
      await act();
      await at.world.settle();

      expect(await at.world.find(id)).toMatchObject({
        phase: 'deleted',
        message,
      });
      expect(await open()).toEqual([]);
      const [operation] = await at.world.operationStore.findNewest(id, 1);
      expect(operation.status).toBe('cancelled');
      expect(at.world.ledger.calls).toEqual([]);
      expect(at.world.happened.map(({ kind }) => kind)).toContain(
        'environment.cancelled',
      );
      expect(await at.world.service.create(request, mina)).toMatchObject({
        phase: 'waiting',
      });
    });

    it('reserves the quota while somebody thinks about it', async () => {
      await at.world.service.create(request, mina);
      await expect(
        at.world.service.create({ ...request, name: 'orders-other' }, mina),
      ).rejects.toThrow('has 1 of 1 environments');
    });
  },
);
