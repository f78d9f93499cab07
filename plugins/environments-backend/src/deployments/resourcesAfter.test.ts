import { resourceLines, resourcesAfter } from './resourcesAfter';

const resource = (name: string, driver: string, perHour?: number) => ({
  name,
  type: 'database' as const,
  driver,
  dependsOn: [],
  spec: {},
  ...(perHour !== undefined && { cost: { perHour, pausedPerHour: 0 } }),
});

const there = (...known: Array<[string, string]>) =>
  new Map(known.map(([name, driver]) => [name, { driver, type: 'cache' }]));

describe('What a deployment does with resources', () => {
  it('makes all of them where there is nothing', () => {
    expect(
      resourcesAfter({ resources: [resource('db', 'sqlite', 0.25)] }, there()),
    ).toEqual([{ name: 'db', type: 'database', action: 'create', perDay: 6 }]);
  });

  it('keeps what stays, makes anew by another driver, and removes the rest', () => {
    const resources = resourcesAfter(
      { resources: [resource('db', 'sqlite'), resource('store', 'postgres')] },
      there(['cache', 'process'], ['db', 'sqlite'], ['store', 'sqlite']),
    );
    expect(resources.map(({ name, action }) => [name, action])).toEqual([
      ['db', 'update'],
      ['store', 'replace'],
      ['cache', 'destroy'],
    ]);
    expect(resourceLines(resources)).toEqual([
      'Removes and makes anew, with the loss of all that is in it: store (database)',
      'Removes, with all that is in it: cache (cache)',
    ]);
  });
});
