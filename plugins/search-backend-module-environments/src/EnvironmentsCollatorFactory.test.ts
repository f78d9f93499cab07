import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  EnvironmentsApi,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { EnvironmentsService } from '@groundwork/backstage-plugin-environments-node';
import { EnvironmentsCollatorFactory } from './EnvironmentsCollatorFactory';

function environment(id: string): EnvironmentSummary {
  return {
    id,
    name: `environment-${id}`,
    phase: 'ready',
    message: 'Everything is there',
    blueprint: { id: 'service', title: 'Service', version: 1 },
    owner: 'group:default/ordering',
    createdBy: 'user:default/mina.park',
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-21T09:00:00Z',
  };
}

/** The environments plugin, which answers one query after another. */
function serviceWith(queryEnvironments: jest.Mock) {
  const as = jest.fn<EnvironmentsApi, Parameters<EnvironmentsService['as']>>(
    () => ({ queryEnvironments } as unknown as EnvironmentsApi),
  );
  return { as };
}

function factoryWith(environments: EnvironmentsService) {
  return new EnvironmentsCollatorFactory({
    auth: mockServices.auth({ pluginId: 'search' }),
    environments,
  });
}

async function titlesOf(
  factory: EnvironmentsCollatorFactory,
): Promise<string[]> {
  const titles: string[] = [];
  for await (const { title } of await factory.getCollator()) {
    titles.push(title);
  }
  return titles;
}

describe('EnvironmentsCollatorFactory', () => {
  it('reads page after page, as the search itself', async () => {
    const queryEnvironments = jest
      .fn()
      .mockResolvedValueOnce({
        items: [environment('1'), environment('2')],
        totalItems: 3,
        pageInfo: { nextCursor: 'more' },
      })
      .mockResolvedValueOnce({
        items: [environment('3')],
        totalItems: 3,
        pageInfo: {},
      });
    const service = serviceWith(queryEnvironments);

    expect(await titlesOf(factoryWith(service))).toEqual([
      'environment-1',
      'environment-2',
      'environment-3',
    ]);
    expect(queryEnvironments.mock.calls.map(([query]) => query)).toEqual([
      expect.objectContaining({ scope: 'all', cursor: undefined }),
      expect.objectContaining({ scope: 'all', cursor: 'more' }),
    ]);
    expect(service.as).toHaveBeenCalledWith({
      credentials: mockCredentials.service('plugin:search'),
    });
  });

  it('fails when a page cannot be read, so that the old index stays', async () => {
    const service = serviceWith(jest.fn().mockRejectedValue(new Error('down')));

    await expect(titlesOf(factoryWith(service))).rejects.toThrow('down');
  });

  it('lets those find an environment who may read it', () => {
    const { visibilityPermission } = factoryWith(serviceWith(jest.fn()));

    expect(visibilityPermission).toMatchObject({
      name: 'environments.read',
      type: 'resource',
    });
  });
});
