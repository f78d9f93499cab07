import { mockServices } from '@backstage/backend-test-utils';
import { readMaturityConfig } from '../config';
import { scheduleRefresh } from './schedule';

describe('scheduleRefresh', () => {
  const stops: Array<() => void | Promise<void>> = [];

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function start(run: jest.Mock) {
    const tasks = new Map<string, (signal: AbortSignal) => unknown>();
    const onRefreshed = jest.fn(async () => {});
    const count = { add: jest.fn(), record: jest.fn() };
    const stores = {
      days: { forgetBefore: jest.fn(async () => 3) },
      teams: { forgetGone: jest.fn(async () => 1) },
    };
    const logger = mockServices.logger.mock();
    await scheduleRefresh({
      lifecycle: { addShutdownHook: stop => stops.push(stop) },
      logger,
      metrics: {
        createCounter: () => count,
        createHistogram: () => count,
      } as unknown as Parameters<typeof scheduleRefresh>[0]['metrics'],
      now: () => new Date('2026-11-22T12:00:00.000Z'),
      onRefreshed,
      refresher: { run },
      scheduler: mockServices.scheduler.mock({
        scheduleTask: async task => {
          tasks.set(task.id, signal => task.fn(signal));
        },
      }),
      settings: readMaturityConfig(mockServices.rootConfig(), '/'),
      stores: stores as unknown as Parameters<
        typeof scheduleRefresh
      >[0]['stores'],
    });
    const trigger = (id: string) =>
      tasks.get(id)!(new AbortController().signal);
    return { count, logger, onRefreshed, stores, trigger };
  }

  it('reads once when all is there', async () => {
    const run = jest.fn(async () => ({ kind: 'written', isComplete: true }));
    const { count, onRefreshed, trigger } = await start(run);

    await trigger('read-levels');

    expect(run).toHaveBeenCalledTimes(1);
    expect(onRefreshed).toHaveBeenCalledTimes(1);
    expect(count.add).toHaveBeenCalledWith(1, { result: 'written' });
  });

  it('ends the task although levels are still to come', async () => {
    const run = jest.fn(async () => ({ kind: 'written', isComplete: false }));
    const { trigger } = await start(run);

    await trigger('read-levels');

    expect(run).toHaveBeenCalledTimes(1);
  });

  it('counts what failed, and fails', async () => {
    const run = jest.fn(async () => {
      throw new Error('no database');
    });
    const { count, trigger } = await start(run);

    await expect(trigger('read-levels')).rejects.toThrow('no database');
    expect(count.add).toHaveBeenCalledWith(1, { result: 'failed' });
  });

  it('forgets what is kept for long enough', async () => {
    const { stores, trigger } = await start(jest.fn());

    await trigger('forget-levels');

    expect(stores.days.forgetBefore).toHaveBeenCalledWith('2024-10-22');
    expect(stores.teams.forgetGone).toHaveBeenCalledWith(
      new Date('2026-11-15T12:00:00.000Z'),
    );
  });
});
