import { Snapshot } from '../directory';
import { homeOfDeployment, homeOfNamed } from './homes';

const snapshot = new Snapshot(
  {
    components: [
      {
        component: 'component:default/orders',
        title: 'Orders',
        repository: 'of-catalog',
        services: ['orders'],
      },
    ],
    groups: new Map(),
    groupsOfPeople: new Map(),
  },
  new Map(),
);

describe('homeOfDeployment', () => {
  it.each<[string, string[], string | undefined, string, string]>([
    ['that of its commit', ['b'], undefined, 'other', 'b'],
    ['that of its commit before its own', ['b'], 'own', 'orders', 'b'],
    ['its own, where several have the commit', ['a', 'own'], 'own', 'x', 'own'],
    [
      'that of the catalog, where several do',
      ['a', 'of-catalog'],
      undefined,
      'orders',
      'of-catalog',
    ],
    ['the first, where nothing says which', ['c', 'b'], undefined, 'x', 'b'],
    ['what its subject names', [], 'own', 'orders', 'own'],
    ['what the catalog says', [], undefined, 'orders', 'of-catalog'],
    ['none', [], undefined, 'x', 'service:x'],
  ])('is %s', (_, having, repository, component, expected) => {
    expect(
      homeOfDeployment(
        { component, sha: 'sha', ...(repository && { repository }) },
        () => having,
        snapshot,
      ),
    ).toBe(expected);
  });
});

describe('homeOfNamed', () => {
  it.each<[string, Parameters<typeof homeOfNamed>[0], string[], string]>([
    [
      'what the catalog says',
      { component: 'orders', repository: 'own' },
      ['z'],
      'of-catalog',
    ],
    [
      'what its subject names',
      { component: 'x', repository: 'own' },
      ['z'],
      'own',
    ],
    ['where its component comes from', { component: 'x' }, ['z', 'b'], 'b'],
    ['none', { component: 'x' }, [], 'service:x'],
    ['nothing at all', {}, [], 'service:'],
  ])('is %s', (_, named, from, expected) => {
    expect(homeOfNamed(named, from, snapshot)).toBe(expected);
  });
});
