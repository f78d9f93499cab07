import { resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  Derived,
  SHOP,
  viewerWithout,
} from '../incidents/__testUtils__/derived';
import { ago, NOW, recordOf } from './__testUtils__/changes';
import { Nudges } from './Nudges';

const migrations = resolve(__dirname, '../../migrations');
const HOUR_MS = 3_600_000;

describeEachDatabase('Nudges', { migrations }, ({ create }) => {
  async function setUp({ enabled = true } = {}) {
    const knex = await create();
    const derived = new Derived(knex);
    let time = NOW.getTime();
    const send = jest.fn(async () => {});
    const nudges = new Nudges({
      knex,
      notifications: { send },
      logger: mockServices.logger.mock(),
      settings: { enabled, timezone: 'UTC' },
      viewer: async () => viewerWithout(),
      now: () => new Date(time),
    });
    // Twenty that waited for ten hours each
    for (let number = 101; number <= 120; number += 1) {
      await derived.reading(`change:${number}`, {
        metric: 'review-latency',
        at: ago(100),
        value: 10 * HOUR_MS,
      });
    }
    const open = async (number: number, hours: number) => {
      const id = await derived.change(
        number,
        { readyAt: ago(hours) },
        { course: recordOf(hours).course },
      );
      await derived.reading(id, {
        metric: 'review-latency',
        at: ago(hours),
        reason: 'notReviewedYet',
      });
      return id;
    };
    const pass = (hours: number) => {
      time += hours * HOUR_MS;
    };
    return { knex, nudges, open, pass, send };
  }

  it('tells the team of what waits for too long, once', async () => {
    const { nudges, open, pass, send } = await setUp();
    const late = await open(1, 50);
    await open(2, 9);

    await nudges.send();
    await nudges.send();

    expect(send.mock.calls).toEqual([
      [
        {
          recipients: { type: 'entity', entityRef: [SHOP] },
          payload: {
            title: 'Change 1 waits for a first review',
            description:
              'For 2 days; of ten changes, nine do not wait 10 hours',
            link: '/delivery/reviews?scope=group%3Adefault%2Fshop',
            severity: 'normal',
            topic: 'delivery',
            scope: `delivery:review:${late}`,
          },
        },
      ],
    ]);
    pass(2);
    await nudges.send();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('tells nobody outside of working hours, or unless it is asked to', async () => {
    const { nudges, open, pass, send } = await setUp();
    await open(1, 50);
    pass(6);
    await nudges.send();
    const off = await setUp({ enabled: false });
    await off.open(1, 50);
    await off.nudges.send();

    expect(send).not.toHaveBeenCalled();
    expect(off.send).not.toHaveBeenCalled();
  });

  it('tries again what could not be sent, and does not insist', async () => {
    const { knex, nudges, open, send } = await setUp();
    for (let number = 1; number <= 5; number += 1) {
      await open(number, 20);
    }
    send.mockRejectedValue(new Error('Nobody listens'));
    await nudges.send();
    expect(send).toHaveBeenCalledTimes(3);
    expect(await knex('review_nudge')).toEqual([]);

    send.mockResolvedValue(undefined);
    await nudges.send();

    expect(send).toHaveBeenCalledTimes(8);
    expect(await knex('review_nudge')).toHaveLength(5);
  });

  it('looks for all with as many statements as for one', async () => {
    const { knex, nudges, open, pass } = await setUp();
    await open(1, 1);
    const few = await countStatements(knex, () => nudges.send());
    for (let number = 2; number <= 30; number += 1) {
      await open(number, 1);
    }
    pass(1);
    const many = await countStatements(knex, () => nudges.send());

    expect(many.count).toBe(few.count);
  });
});
