import { SchedulerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readOwnershipConfig } from './config';
import { createOwnership } from './ownership';
import { scheduleTasks } from './schedule';

const now = () => new Date('2026-03-03T03:00:00Z');

/** Of tasks that are kept in the database, what becomes of setting them up. */
async function setUp(stored: Promise<void>) {
  const logger = mockServices.logger.mock();
  const config = mockServices.rootConfig({
    data: { ownership: { snapshotFile: false } },
  });
  const settings = readOwnershipConfig(config);
  const openStore = async () => {
    throw new Error('connect ECONNREFUSED');
  };
  const ownership = await createOwnership({
    config,
    settings,
    database: mockServices.database.mock({ getClient: openStore }),
    openStore,
    urlReader: mockServices.urlReader.mock(),
    identifierProviders: [],
    onCallProviders: [],
    logger,
    now,
    newId: () => 'id',
    directory: __dirname,
  });
  const scheduled: string[] = [];
  const scheduler: SchedulerService = mockServices.scheduler.mock({
    scheduleTask: async ({ id, scope }) => {
      scheduled.push(id);
      await (scope === 'local' ? undefined : stored);
    },
  });
  logger.error.mockClear();
  const schedule = () =>
    scheduleTasks({
      ownership,
      settings,
      openStore,
      scheduler,
      catalog: catalogServiceMock(),
      auth: mockServices.auth(),
      logger,
      now,
    });
  return { logger, ownership, schedule, scheduled };
}

describe('scheduleTasks without a database', () => {
  it('does not wait for it, and has calendars read', async () => {
    const { ownership, schedule, scheduled } = await setUp(
      new Promise(() => {}),
    );

    await schedule();

    expect(scheduled).toEqual(['refresh-calendars', 'refresh-catalog']);
    await ownership.index.stop();
  });

  it('sets up the rest once it is there', async () => {
    let connect = () => {};
    const { logger, ownership, schedule, scheduled } = await setUp(
      new Promise(resolve => {
        connect = resolve;
      }),
    );
    await schedule();

    connect();
    await new Promise(setImmediate);

    expect(scheduled).toContain('purge');
    expect(logger.error).not.toHaveBeenCalled();
    await ownership.index.stop();
  });

  it('says so when it fails', async () => {
    const error = new Error('no database');
    const { logger, ownership, schedule } = await setUp(Promise.reject(error));

    await schedule();
    await new Promise(setImmediate);

    expect(logger.error.mock.calls).toEqual([
      [
        'The database cannot be reached, so nothing is refreshed until the portal is started again with it',
        error,
      ],
    ]);
    await ownership.index.stop();
  });
});
