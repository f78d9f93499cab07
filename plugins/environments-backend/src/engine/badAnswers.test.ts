import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { createWorld, migrations } from './__testUtils__/world';

const HOUR_MS = 60 * 60_000;

/** What the types forbid, and a driver in JavaScript may give back. */
const as = <T>(it: unknown) => it as T;

describeEachDatabase(
  'A driver that answers badly',
  { migrations },
  database => {
    let knex: Knex;
    let world: ReturnType<typeof createWorld>;
    beforeEach(async () => {
      knex = await database.create();
      world = createWorld(knex);
    });

    it.each<[unknown, string]>([
      [undefined, 'it is no object'],
      ['done', 'it is no object'],
      [
        { kind: 'ready', state: {} },
        "kind is 'ready'; it must be one of done, wait, retry, fail",
      ],
      [
        { state: {} },
        'kind is missing; it must be one of done, wait, retry, fail',
      ],
      [{ kind: 'done', state: {}, outputs: [1] }, 'outputs is no object'],
      [{ kind: 'done', state: {}, externalId: 7 }, 'externalId is no text'],
      [{ kind: 'done', state: 'x' }, 'state is no object'],
      [
        { kind: 'wait', on: 'the ledger', state: {} },
        'afterMs is no number of milliseconds',
      ],
      [
        { kind: 'wait', on: 'the ledger', afterMs: NaN, state: {} },
        'afterMs is no number of milliseconds',
      ],
      [
        { kind: 'wait', on: 'the ledger', afterMs: -1, state: {} },
        'afterMs is no number of milliseconds',
      ],
      [{ kind: 'wait', afterMs: 1, state: {} }, 'on is no text'],
      [{ kind: 'retry', class: 'transient', state: {} }, 'error is no text'],
      [
        { kind: 'retry', class: 'bad luck', error: 'x', state: {} },
        "class is 'bad luck'; it must be one of transient, quota",
      ],
      [
        { kind: 'fail', error: { message: 'x' }, state: {} },
        'error is no text',
      ],
      [
        { kind: 'fail', error: 'x', remediation: 1, state: {} },
        'remediation is no text',
      ],
    ])(
      'with %j is told of, and not asked for ever',
      async (answer, problem) => {
        jest.spyOn(world.ledger, 'apply').mockResolvedValue(as(answer));
        const { id } = await world.create();

        await world.settle(1_000, 10);

        expect(await world.find(id)).toMatchObject({
          phase: 'failed',
          message: `db: The driver 'ledger' gave back what is no answer: ${problem}`,
        });
        const [operation] = await world.operationStore.findNewest(id, 1);
        expect(operation).toMatchObject({
          status: 'failed',
          error: {
            class: 'permanent',
            remediation: 'Have the driver corrected, then try again.',
          },
        });
      },
    );

    it.each<[unknown, string]>([
      [undefined, 'it is no object'],
      [
        {},
        'status is missing; it must be one of ready, degraded, absent, paused, unknown',
      ],
      [
        { status: 'fine' },
        "status is 'fine'; it must be one of ready, degraded, absent, paused, unknown",
      ],
      [{ status: 'ready', drift: true }, 'drift is no text'],
      [{ status: 'ready', message: 1 }, 'message is no text'],
      [{ status: 'ready', outputs: 'x' }, 'outputs is no object'],
    ])(
      'with %j when it is to look is not believed',
      async (answer, problem) => {
        const { id } = await world.create();
        await world.settle();
        jest.spyOn(world.ledger, 'observe').mockResolvedValue(as(answer));

        world.clock.pass(HOUR_MS);
        await world.settle();

        const [db] = (await world.resources.findOf(id)).values();
        expect(db).toMatchObject({
          status: 'unknown',
          message: `Cannot be looked at: The driver 'ledger' gave back what is no answer: ${problem}`,
        });
      },
    );

    it.each([['yesterday'], [new Date(NaN)]])(
      'with %p for when it was used keeps nothing from being looked after',
      async answer => {
        world.definition.policy.idlePause = { hours: 1 };
        const { id } = await world.create();
        await world.settle();
        jest.spyOn(world.ledger, 'activity').mockResolvedValue(as(answer));
        world.ledger.objects.splice(1, 1);

        world.clock.pass(2 * HOUR_MS);
        await world.settle();

        expect(await world.find(id)).toMatchObject({ phase: 'ready' });
        expect(world.ledger.objects).toHaveLength(2);
        expect(world.logger.warn).toHaveBeenCalledWith(
          "Whether somebody uses env-1 cannot be told, so it is not paused: db: The driver 'ledger' gave back what is no answer: it is no date",
        );
      },
    );
  },
);
