import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import {
  kofi,
  mina,
  ORDERING,
  ORDERS,
  SERVICE,
} from './__testUtils__/serviceWorld';
import { storedIn } from './__testUtils__/stored';
import { setUpService } from './__testUtils__/setUpService';

const HOUR_MS = 60 * 60_000;

/** What the blueprint makes, so that making it fails. */
const BROKEN = SERVICE.resources?.map(it => ({
  ...it,
  spec: { ...it.spec, broken: 'no room' },
}));

describeEachDatabase(
  'EnvironmentReader of one',
  { migrations },
  ({ create }) => {
    const at = setUpService(create);
    const { put, putSome } = storedIn(at);

    it('finds by id and by name, for those who may read it', async () => {
      await putSome();
      expect((await at.world.reader.find('id-of-a', mina))?.name).toBe('a');
      expect((await at.world.reader.find('a', mina))?.id).toBe('id-of-a');
      expect(await at.world.reader.find('c', mina)).toBeUndefined();
      expect(await at.world.reader.find('gone', mina)).toBeUndefined();
      expect((await at.world.reader.find('id-of-gone', mina))?.phase).toBe(
        'deleted',
      );
    });

    it('shows outputs, and of secrets only that there are some', async () => {
      await put('a', {
        phase: 'ready',
        outputs: {
          url: 'http://localhost:40000/',
          password: { $secret: 's-1' },
          region: 'eu-1',
          file: 'file:///etc/passwd',
        },
      });
      const detail = await at.world.reader.find('a', mina);
      expect(detail?.outputs).toEqual([
        { name: 'url', kind: 'url', value: 'http://localhost:40000/' },
        { name: 'password', kind: 'secret' },
        { name: 'region', kind: 'value', value: 'eu-1' },
        { name: 'file', kind: 'value', value: 'file:///etc/passwd' },
      ]);
      expect(detail?.url).toBe('http://localhost:40000/');
      expect(detail?.actions['reveal-secret']).toEqual({ allowed: true });

      await put('b', {
        phase: 'paused',
        outputs: { url: 'http://localhost/' },
      });
      expect((await at.world.reader.find('b', mina))?.url).toBeUndefined();
    });

    it('tells what it has cost until now', async () => {
      await put('a', { costPerHour: 2, costSoFar: 3 });
      at.world.clock.pass(1.5 * HOUR_MS - 1_000);
      expect((await at.world.reader.find('a', mina))?.cost).toEqual({
        currency: 'EUR',
        perDay: 24,
        soFar: 6,
      });
    });

    it('tells when it was ready first, or that making it failed', async () => {
      const request = { blueprintId: 'service', component: ORDERS };
      const listed = async (id: string) => {
        const { items } = await at.world.reader.query({ deleted: true }, mina);
        const { readyAt, creationFailedAt } = items.find(it => it.id === id)!;
        expect(await at.world.reader.find(id, mina)).toMatchObject({
          readyAt,
          creationFailedAt,
        });
        return { readyAt, creationFailedAt };
      };
      const made = await at.world.service.create(request, mina);
      expect(await listed(made.id)).toEqual({});
      await at.world.settle();
      const { readyAt } = await listed(made.id);
      expect(readyAt).toBeDefined();

      await at.world.publish({ resources: BROKEN });
      const failed = await at.world.service.create(request, mina);
      await at.world.settle();
      const { creationFailedAt } = await listed(failed.id);
      expect(creationFailedAt).toBeDefined();
      await at.world.service.command(
        made.id,
        { action: 'update', inputs: {} },
        mina,
      );
      await at.world.settle();
      expect(await at.world.reader.find(made.id, mina)).toMatchObject({
        phase: 'failed',
        readyAt,
        creationFailedAt: undefined,
      });

      // What is known of it stays when it is gone
      await at.world.service.command(
        failed.id,
        { action: 'destroy', confirmName: failed.name },
        mina,
      );
      await at.world.settle();
      expect(await listed(failed.id)).toEqual({ creationFailedAt });
    });

    it('tells what happened, page by page, to those who may read it', async () => {
      const { id } = await at.world.service.create(
        { blueprintId: 'service', component: ORDERS },
        mina,
      );
      await at.world.settle();

      const first = await at.world.reader.timeline(
        { environmentId: id, limit: 1 },
        mina,
      );
      expect(first.items.map(({ kind }) => kind)).toEqual([
        'environment.created',
      ]);
      const second = await at.world.reader.timeline(
        { environmentId: id, limit: 1, cursor: first.pageInfo.nextCursor },
        mina,
      );
      expect(second.items).toMatchObject([
        { kind: 'environment.requested', actor: mina.ref, environmentId: id },
      ]);
      expect(second.pageInfo.nextCursor).toBeUndefined();
      const ofComponent = await at.world.reader.timeline(
        { component: ORDERS },
        mina,
      );
      expect(ofComponent.items).toHaveLength(2);
      expect(
        (await at.world.reader.timeline({ component: ORDERS }, kofi)).items,
      ).toEqual([]);
      await expect(at.world.reader.timeline({}, mina)).rejects.toMatchObject({
        name: 'InputError',
      });
    });

    it('shows operations and their logs', async () => {
      const { id, name } = await at.world.service.create(
        { blueprintId: 'service', component: ORDERS },
        mina,
      );
      const [operation] = await at.world.reader.operations(name, mina);
      expect(await at.world.reader.log(operation.id, {}, mina)).toEqual({
        items: [],
        finished: false,
      });
      await at.world.settle();

      const texts = async (query: object) => {
        const { items, finished } = await at.world.reader.log(
          operation.id,
          query,
          mina,
        );
        return [...items.map(({ text }) => text), finished];
      };
      expect(await texts({})).toEqual([
        'create web',
        'made object-1',
        'create web: done',
        true,
      ]);
      expect(await texts({ after: 1, limit: 1 })).toEqual([
        'made object-1',
        false,
      ]);
      expect(await texts({ after: 3 })).toEqual([true]);
      for (const ask of [
        () => at.world.reader.operations(id, kofi),
        () => at.world.reader.log(operation.id, {}, kofi),
        () => at.world.reader.log('nothing', {}, mina),
      ]) {
        await expect(ask()).rejects.toMatchObject({ name: 'NotFoundError' });
      }
    });

    it('tells what an owner has and may have', async () => {
      await putSome();
      await at.world.publish({
        policy: { ...SERVICE.policy!, maxCostPerDay: 200 },
      });

      expect(await at.world.reader.quota(ORDERING, mina)).toEqual({
        owner: ORDERING,
        currency: 'EUR',
        environments: { used: 3 },
        costPerDay: { used: 72, limit: 200 },
        byBlueprint: [
          { blueprintId: 'service', title: 'Service', used: 3, limit: 3 },
        ],
      });
      await expect(at.world.reader.quota(ORDERING, kofi)).rejects.toMatchObject(
        {
          name: 'NotFoundError',
        },
      );
    });
  },
);
