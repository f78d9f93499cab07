import { mockServices } from '@backstage/backend-test-utils';
import {
  DriverContext,
  DriverStep,
} from '@groundwork/backstage-plugin-environments-node';
import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { Notices } from '../notices/Notices';
import { createWorld, migrations } from './__testUtils__/world';
import { findLines } from './OperationLog';

const SECRET = 'correct-horse-battery';
const BASE64 = Buffer.from(`user:${SECRET}`).toString('base64');

/** Where people read what drivers say, and what is sent to them. */
const TABLES = [
  'environment',
  'resource',
  'operation',
  'log_line',
  'timeline_event',
  'notice',
  'environment_queue',
];

describeEachDatabase('What drivers say', { migrations }, database => {
  let knex: Knex;
  let world: ReturnType<typeof createWorld>;
  beforeEach(async () => {
    knex = await database.create();
    world = createWorld(knex);
  });

  /** Has the driver answer so, each time, once it has got to know a secret. */
  function answer(
    how: (context: DriverContext) => DriverStep | Promise<DriverStep>,
  ): void {
    jest.spyOn(world.ledger, 'apply').mockImplementation(async context => {
      await context.secrets.put('password', SECRET);
      return how(context);
    });
  }

  async function everything(): Promise<string> {
    const notices = new Notices({
      knex,
      notifications: { send: async () => {} },
      logger: mockServices.logger.mock(),
      now: world.clock.now,
    });
    await knex.transaction(trx => notices.add(trx, world.happened));
    const rows = await Promise.all(TABLES.map(it => knex(it)));
    return JSON.stringify(rows);
  }

  async function linesOf(operationId: string): Promise<string[]> {
    const all = await findLines(knex, operationId, { after: 0, limit: 20 });
    return all.map(({ level, text }) => `${level} ${text}`);
  }

  it.each<[string, () => DriverStep]>([
    [
      'an error that is given back',
      () => ({
        kind: 'fail',
        error: `'${SECRET}' is refused`,
        remediation: `Replace '${SECRET}'.`,
        state: {},
      }),
    ],
    [
      'an error that is tried again',
      () => ({
        kind: 'retry',
        class: 'quota',
        error: `'${SECRET}' is refused`,
        remediation: `Replace '${SECRET}'.`,
        state: {},
      }),
    ],
    [
      'an error that is thrown',
      () => {
        throw new Error(`'${SECRET}' is refused`);
      },
    ],
    [
      'something else that is thrown',
      () => {
        // eslint-disable-next-line no-throw-literal -- a driver may be of anybody's making
        throw `'${SECRET}' is refused`;
      },
    ],
  ])('has no secrets in %s, wherever it is kept', async (_, how) => {
    answer(how);
    const { id } = await world.create();

    await world.settle(300_000, 10);

    const [operation] = await world.operationStore.findNewest(id, 1);
    expect(operation).toMatchObject({
      status: 'failed',
      error: { message: `'***' is refused`, resource: 'db' },
      steps: [
        { resource: 'db', message: `'***' is refused` },
        { resource: 'web' },
      ],
    });
    expect(await world.find(id)).toMatchObject({
      phase: 'failed',
      message: `db: '***' is refused`,
    });
    expect((await linesOf(operation.id)).at(-1)).toBe(
      `error '***' is refused`.replace(
        'error',
        operation.error?.class === 'quota' ? 'warn' : 'error',
      ),
    );
    const failed = await knex('timeline_event').orderBy('id', 'desc').first();
    expect({
      ...failed,
      details: fromJsonColumn(knex, failed.details),
    }).toMatchObject({
      kind: 'environment.failed',
      message: `db: '***' is refused`,
      details: { error: `'***' is refused` },
    });
    expect(await everything()).not.toContain(SECRET);
    const told = await knex('notice').pluck('description');
    expect(told).toEqual([`db: '***' is refused`, `db: '***' is refused`]);
  });

  it('has none in what can be done about it', async () => {
    answer(() => ({
      kind: 'fail',
      error: 'refused',
      remediation: `Replace '${SECRET}'.`,
      state: {},
    }));
    const { id } = await world.create();

    await world.settle();

    const [operation] = await world.operationStore.findNewest(id, 1);
    expect(operation.error).toMatchObject({ remediation: `Replace '***'.` });
    expect((await world.find(id)).conditions).toContainEqual(
      expect.objectContaining({ type: 'Blocked', message: `Replace '***'.` }),
    );
    expect(await everything()).not.toContain(SECRET);
  });

  it('has none in what it waits for, and in what it says when that is too long', async () => {
    answer(() => ({
      kind: 'wait',
      on: `the role of ${BASE64}`,
      afterMs: 60_000,
      state: {},
    }));
    const { id } = await world.create();

    await world.settle();
    const [waiting] = await world.operationStore.findNewest(id, 1);
    expect(waiting.status).toBe('waiting_external');
    expect(waiting.waitingFor).toMatch(/^the role of \S*\*\*\*\S*$/);
    expect(waiting.steps[0].message).toBe(waiting.waitingFor);
    expect((await world.find(id)).message).toBe(
      `create db: waits for ${waiting.waitingFor}`,
    );
    expect(await everything()).not.toContain(BASE64);

    await world.settle(60_000, 30);
    expect(await world.find(id)).toMatchObject({
      phase: 'failed',
      message: `db: It has waited 10 minutes for ${waiting.waitingFor}`,
    });
    expect(await everything()).not.toContain(BASE64);
  });

  it('has none in the log', async () => {
    answer(({ log }) => {
      log('warn', `tries ${SECRET}\nand ${BASE64}`);
      return { kind: 'done', state: {} };
    });
    const { id } = await world.create();

    await world.settle(0, 1);

    const [operation] = await world.operationStore.findNewest(id, 1);
    expect((await linesOf(operation.id)).slice(0, 2)).toEqual([
      'info create db',
      'warn tries ***',
    ]);
    const kept = await everything();
    expect(kept).not.toContain(SECRET);
    expect(kept).not.toContain(BASE64);
  });

  it('has none that were lent long before, and are printed now', async () => {
    world.definition.resources[1].spec = { waits: 1 };
    const { id } = await world.create();
    await knex.transaction(trx =>
      world.secrets.put(
        trx,
        { environmentId: id, resource: 'web', name: 'token' },
        Buffer.from(SECRET),
      ),
    );
    // A call that was lent nothing, perhaps of another worker.
    jest.spyOn(world.ledger, 'apply').mockImplementation(async context => {
      context.log('info', `the build prints ${SECRET}`);
      return { kind: 'fail', error: `it printed ${SECRET}`, state: {} };
    });

    await world.settle();

    expect(await world.find(id)).toMatchObject({
      message: 'db: it printed ***',
    });
    const [operation] = await world.operationStore.findNewest(id, 1);
    expect(await linesOf(operation.id)).toEqual([
      'info create db',
      'info the build prints ***',
      'error it printed ***',
    ]);
    expect(await everything()).not.toContain(SECRET);
  });

  it('is not shown where a secret cannot be read, and stops nothing', async () => {
    const { id } = await world.create();
    await world.settle();
    await knex.transaction(trx =>
      world.secrets.put(
        trx,
        { environmentId: id, resource: 'web', name: 'token' },
        Buffer.from(SECRET),
      ),
    );
    await knex('secret').update({ key_id: 'a key that is gone' });
    jest
      .spyOn(world.ledger, 'destroy')
      .mockResolvedValueOnce({ kind: 'fail', error: SECRET, state: {} });

    await world.want(id, 'destroy', { deleted: true });
    await world.settle(1_000, 10);

    expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
    const [operation] = await world.operationStore.findNewest(id, 1);
    expect((await linesOf(operation.id)).slice(0, 2)).toEqual([
      expect.stringMatching(/^info \(not shown: a secret .* cannot be read/),
      expect.stringMatching(/^error \(not shown: a secret .* cannot be read/),
    ]);
    expect(await everything()).not.toContain(SECRET);
  });

  it('has none in how a resource is found to be', async () => {
    const { id } = await world.create();
    await world.settle();
    const ref = await knex.transaction(trx =>
      world.secrets.put(
        trx,
        { environmentId: id, resource: 'db', name: 'password' },
        Buffer.from(SECRET),
      ),
    );
    jest
      .spyOn(world.ledger, 'observe')
      .mockImplementation(async ({ secrets }, { desired }) => {
        await secrets.use(ref, () => {});
        if (desired.resource === 'db') {
          throw new Error(`cannot log in with ${SECRET}`);
        }
        return {
          status: 'degraded',
          message: `refuses ${SECRET}`,
          drift: `the password is not ${SECRET}`,
        };
      });

    world.clock.pass(3_600_000);
    await world.settle();

    const found = [...(await world.resources.findOf(id)).values()];
    expect(found).toMatchObject([
      {
        status: 'unknown',
        message: 'Cannot be looked at: cannot log in with ***',
      },
      { message: 'refuses ***', drift: 'the password is not ***' },
    ]);
    expect(world.happened.map(({ message }) => message)).toEqual([
      'env-1 is ready',
      'env-1 is not healthy any more: db is unknown: Cannot be looked at: cannot log in with ***; web is degraded: refuses ***',
      'env-1 was changed outside: web: the password is not ***',
    ]);
    expect(await everything()).not.toContain(SECRET);
  });

  it('is not told at all when it is said because it was stopped', async () => {
    const controller = new AbortController();
    answer(() => {
      controller.abort(new Error('The worker stops'));
      throw new Error(`interrupted with ${SECRET}`);
    });
    await world.create();

    await expect(world.engine.workOnce(controller.signal)).rejects.toThrow(
      'The worker stops',
    );
  });
});
