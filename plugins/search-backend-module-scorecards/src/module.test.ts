import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { searchModuleScorecardsCollator } from './module';

async function startWith(data: object) {
  const addCollator = jest.fn();
  const scheduler = mockServices.scheduler.mock();
  await startTestBackend({
    extensionPoints: [
      [
        searchIndexRegistryExtensionPoint,
        { addCollator, addDecorator: jest.fn() },
      ],
    ],
    features: [
      searchModuleScorecardsCollator,
      scheduler.factory,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return {
    types: addCollator.mock.calls.map(([{ factory }]) => factory.type),
    schedules: scheduler.createScheduledTaskRunner.mock.calls.map(
      ([schedule]) => schedule,
    ),
  };
}

describe('the module', () => {
  it('adds a collator to the search, with a schedule of its own', async () => {
    const { types, schedules } = await startWith({});

    expect(types).toEqual(['scorecards']);
    expect(schedules).toEqual([
      expect.objectContaining({ frequency: { minutes: 10 } }),
    ]);
  });

  it('reads as often as the configuration says', async () => {
    const schedule = { frequency: { hours: 2 }, timeout: { minutes: 3 } };
    const { schedules } = await startWith({
      search: { collators: { scorecards: { schedule } } },
    });

    expect(schedules).toEqual([schedule]);
  });

  it('does not start with a schedule that has no timeout', async () => {
    const schedule = { frequency: { hours: 2 } };

    await expect(
      startWith({ search: { collators: { scorecards: { schedule } } } }),
    ).rejects.toThrow(/'timeout'/);
  });
});
