import {
  createBackendModule,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ownershipIdentifiersExtensionPoint } from '@groundwork/backstage-plugin-ownership-node';
import { startOwnership, untilRead } from './__testUtils__/startOwnership';

const feed = (id: string) => ({
  id,
  path: `${id}.csv`,
  refresh: { hours: 2 },
  mapping: {
    entity: { field: 'ref' },
    identifiers: [{ kind: { constant: 'host' }, key: { field: 'host' } }],
  },
});

/** The mock can be installed, but its type does not say so. */
const install = (scheduler: SchedulerService) =>
  (
    scheduler as unknown as { factory: typeof mockServices.scheduler.factory }
  ).factory({ includeInitialDelayedTasksOnStartup: true });

describe('scheduleTasks', () => {
  const scheduler = mockServices.scheduler();
  const scheduleTask = jest.spyOn(scheduler, 'scheduleTask');
  let ownership: Awaited<ReturnType<typeof startOwnership>>;
  beforeAll(async () => {
    const cmdb = createBackendModule({
      pluginId: 'ownership',
      moduleId: 'cmdb',
      register(env) {
        env.registerInit({
          deps: { identifiers: ownershipIdentifiersExtensionPoint },
          async init({ identifiers }) {
            identifiers.addProvider({
              source: 'cmdb:eu/west',
              async *read() {
                yield { identifiers: [] };
              },
            });
          },
        });
      },
    });
    ownership = await startOwnership({
      config: {
        catalog: { refresh: { seconds: 45 }, timeout: { minutes: 7 } },
        feeds: [feed('dns.eu'), feed('dns-eu')],
      },
      features: [cmdb, install(scheduler)],
    });
    await untilRead(ownership.get, ['cmdb:eu/west']);
  }, 30_000);

  const settings = () =>
    new Map(scheduleTask.mock.calls.map(([task]) => [task.id, task]));

  it('gives each task a name of its own, so that none replaces another', () => {
    const ids = scheduleTask.mock.calls.map(([{ id }]) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        'refresh-catalog',
        'refresh-codeowners',
        'refresh-feed:dns.eu',
        'refresh-feed:dns-eu',
        'refresh-cmdb:eu/west',
        'refresh-calendars',
        'forget-sources',
        'purge',
      ]),
    );
  });

  it('reads the catalog as often, and for as long, as it is told', () => {
    expect(settings().get('refresh-catalog')).toMatchObject({
      frequency: { seconds: 45 },
      timeout: { minutes: 7 },
    });
  });

  it('gives a provider that is seldom read as long as until the next time', () => {
    expect(settings().get('refresh-feed:dns-eu')).toMatchObject({
      frequency: { hours: 2 },
      initialDelay: { seconds: 5 },
      timeout: { milliseconds: 2 * 60 * 60_000 },
    });
    expect(settings().get('refresh-cmdb:eu/west')).toMatchObject({
      frequency: { minutes: 15 },
      timeout: { milliseconds: 15 * 60_000 },
    });
  });

  it('reads calendars on every replica, and the rest on one', () => {
    const local = [...settings().values()].filter(
      ({ scope }) => scope === 'local',
    );

    expect(local.map(({ id }) => id)).toEqual(['refresh-calendars']);
  });

  it('says which feed cannot be read', async () => {
    await untilRead(ownership.get, ['feed:dns.eu', 'feed:dns-eu']);
    const { body } = await ownership.get('/sources');

    const { error } = body.items.find(
      ({ source }: { source: string }) => source === 'feed:dns.eu',
    );
    expect(error).toMatch(
      /^feed 'dns\.eu', .*dns\.eu\.csv could not be read: /,
    );
  });
});

describe('a catalog that lists nothing right after the start', () => {
  it('is read again soon, not only after the period', async () => {
    const { post } = await startOwnership({
      isEmptyAtFirst: true,
      config: { catalog: { refresh: { minutes: 5 } } },
    });

    const { body } = await post('/resolve', { query: 'pay.acme.test' });

    expect(body).toMatchObject({ status: 'found', degraded: false });
  }, 30_000);
});
