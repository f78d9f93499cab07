import { mockServices } from '@backstage/backend-test-utils';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations, TestClock } from '../engine/__testUtils__/world';
import { RecorderHub } from '../records/RecorderHub';
import { Timeline } from '../records/Timeline';
import { NOW, occurrence, SHOP } from './__testUtils__/occurrences';
import { Notices } from './Notices';

describeEachDatabase('Notices', { migrations }, ({ create }) => {
  let knex: Knex;
  const send = jest.fn<
    Promise<void>,
    Parameters<NotificationService['send']>
  >();
  let clock: TestClock;
  let logger: ReturnType<typeof mockServices.logger.mock>;
  const createNotices = () =>
    new Notices({
      knex,
      notifications: { send },
      logger,
      now: clock.now,
      random: () => 1,
    });
  /** Of an environment, for its owner. */
  const add = (id: string, message = 'What happened.') =>
    knex.transaction(trx =>
      createNotices().add(trx, [
        occurrence('environment.drifted', {
          at: clock.now(),
          message,
          environment: {
            ...occurrence('environment.drifted').environment,
            id,
            name: id,
          },
        }),
      ]),
    );
  /** The first words of what was sent, or was to be sent. */
  const tried = () =>
    send.mock.calls.map(([{ payload }]) => payload.title.split(' ')[0]);
  /** Has those of some environments fail. */
  const refuse = (...names: string[]) =>
    send.mockImplementation(async ({ payload }) => {
      if (names.includes(payload.title.split(' ')[0])) {
        throw new Error('no such group');
      }
    });
  beforeEach(async () => {
    knex = await create();
    clock = new TestClock(NOW.getTime());
    logger = mockServices.logger.mock();
    send.mockReset().mockResolvedValue(undefined);
  });

  it('are sent once', async () => {
    const notices = createNotices();
    await knex.transaction(trx =>
      notices.add(trx, [occurrence('environment.drifted')]),
    );

    await notices.send();
    await notices.send();

    expect(send.mock.calls).toEqual([
      [
        {
          recipients: { type: 'entity', entityRef: SHOP },
          payload: {
            title: 'orders-1 is not what was made',
            description: 'What happened.',
            link: '/environments/e1',
            severity: 'normal',
            topic: 'environments',
            scope: 'environments:environment:e1:drifted',
          },
        },
      ],
    ]);
  });

  it('are sent later when they cannot be sent', async () => {
    const notices = createNotices();
    await knex.transaction(trx =>
      notices.add(trx, [occurrence('environment.drifted')]),
    );
    send.mockRejectedValueOnce(new Error('no answer'));

    await notices.send();
    clock.pass(29_999);
    await notices.send();
    expect(send).toHaveBeenCalledTimes(1);
    clock.pass(1);
    await notices.send();
    await notices.send();

    expect(send).toHaveBeenCalledTimes(2);
  });

  it('wait for none that can never be sent', async () => {
    const notices = createNotices();
    const refused = ['a', 'b', 'c', 'd'];
    for (const id of [...refused, 'good']) {
      await add(id);
    }
    refuse(...refused);

    await notices.send();
    await notices.send();
    expect(tried()).toEqual(['a', 'b', 'c', 'd', 'good']);

    // New ones come before those that were tried.
    await add('new');
    clock.pass(3_600_000);
    await notices.send();
    expect(tried()[5]).toBe('new');
  });

  it('are given up after 20 attempts, which is logged', async () => {
    const notices = createNotices();
    await add('a');
    refuse('a');

    for (let run = 0; run < 25; run += 1) {
      await notices.send();
      clock.pass(3_600_000);
    }

    expect(send).toHaveBeenCalledTimes(20);
    expect(logger.error.mock.calls).toEqual([
      [
        'A notice for group:default/shop could not be sent 20 times and is given up: a is not what was made',
        expect.objectContaining({ message: 'no such group' }),
      ],
    ]);
    expect(await knex('notice')).toEqual([]);
  });

  it('do not take the place of later ones about the same', async () => {
    const notices = createNotices();
    await add('a', 'Before.');
    send.mockRejectedValueOnce(new Error('no answer'));
    await notices.send();
    await add('a', 'After.');

    await notices.send();
    clock.pass(3_600_000);
    await notices.send();

    expect(send.mock.calls.map(([it]) => it.payload.description)).toEqual([
      'Before.',
      'After.',
    ]);
  });

  it('do not wait for ever when the clock was set back', async () => {
    const notices = createNotices();
    await add('a');
    clock.pass(-24 * 3_600_000);

    await notices.send();

    expect(tried()).toEqual(['a']);
  });

  it('are neither kept nor told of what did not happen', async () => {
    const notices = createNotices();
    const timeline = new Timeline(knex);
    const hub = new RecorderHub([timeline, notices]);

    await expect(
      knex.transaction(async trx => {
        await hub.record(trx, [occurrence('environment.failed')]);
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    await notices.send();

    expect(send).not.toHaveBeenCalled();
    expect(
      await timeline.find(
        { environmentId: 'e1' },
        { readable: { kind: 'all' }, limit: 9 },
      ),
    ).toEqual([]);
  });

  it('are forgotten some time after they were sent', async () => {
    const notices = createNotices();
    await knex.transaction(trx =>
      notices.add(trx, [occurrence('environment.drifted')]),
    );
    await notices.forgetBefore(new Date(NOW.getTime() + 1));
    const waiting = await knex('notice').pluck('id');
    await notices.send();

    await notices.forgetBefore(NOW);
    const kept = await knex('notice').pluck('id');
    await notices.forgetBefore(new Date(NOW.getTime() + 1));

    expect([waiting.length, kept.length]).toEqual([1, 1]);
    expect(await knex('notice').pluck('id')).toEqual([]);
  });
});
