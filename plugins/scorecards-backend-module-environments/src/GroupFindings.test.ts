import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import {
  Deployment,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { GroupFindings } from './GroupFindings';
import { Owners } from './Owners';

const entity = (
  kind: string,
  name: string,
  type: string,
  targets: string[],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  relations: targets.map(targetRef => ({ type, targetRef })),
});
const group = (name: string, ...parents: string[]) =>
  entity(
    'Group',
    name,
    RELATION_CHILD_OF,
    parents.map(it => `group:default/${it}`),
  );
const component = (name: string, ...owners: string[]) =>
  entity('Component', name, RELATION_OWNED_BY, owners);

const COMPANY = [
  group('company'),
  group('shop', 'company'),
  group('orders', 'shop'),
  group('pay', 'shop'),
  group('idle', 'company'),
  component('cart', 'group:default/orders'),
  component('till', 'group:default/orders', 'group:default/pay'),
  component('own', 'user:default/mina'),
];

const environment = (over: Partial<EnvironmentSummary>) =>
  ({
    phase: 'ready',
    owner: 'group:default/pay',
    ...over,
  } as EnvironmentSummary);

function findingsOf(
  over: Partial<ConstructorParameters<typeof GroupFindings>[0]>,
) {
  return new GroupFindings({
    environments: [],
    requests: [],
    deployments: [],
    owners: new Owners(COMPANY),
    missing: new Set(),
    now: 0,
    ...over,
  });
}

describe('GroupFindings', () => {
  it('knows only groups that have something', () => {
    const findings = findingsOf({});
    const of = (name: string) => findings.of(`group:default/${name}`);

    expect(of('orders')).toMatchObject({ environments: [], orphans: 0 });
    expect(of('company')).toBeDefined();
    expect(of('idle')).toBeUndefined();
    expect(of('nothing')).toBeUndefined();
  });

  it('counts what a group and those below it own, each thing once', () => {
    const till = environment({ component: 'component:default/till' });
    const cart = environment({ component: 'component:default/cart' });
    const deployments = [
      { component: 'component:default/till' },
      { component: 'component:default/own' },
    ] as Deployment[];
    const findings = findingsOf({
      environments: [till, cart],
      requests: [till],
      deployments,
    });
    const countsOf = (name: string) => {
      const own = findings.of(`group:default/${name}`);
      return [
        own?.environments.length,
        own?.requests.length,
        own?.deployments.length,
      ];
    };

    expect(countsOf('orders')).toEqual([2, 1, 1]);
    expect(countsOf('pay')).toEqual([1, 1, 1]);
    expect(countsOf('shop')).toEqual([2, 1, 1]);
    expect(countsOf('company')).toEqual([2, 1, 1]);
  });

  it('takes the owner of what is of no component that a group owns', () => {
    const findings = findingsOf({
      environments: [
        environment({}),
        environment({ component: 'component:default/own' }),
        environment({ component: 'component:default/gone' }),
      ],
      missing: new Set(['component:default/gone']),
    });

    for (const name of ['pay', 'company']) {
      const own = findings.of(`group:default/${name}`);
      expect(own?.environments).toHaveLength(3);
      expect(own?.orphans).toBe(1);
    }
    expect(findings.of('group:default/orders')?.environments).toEqual([]);
  });
});

describe('Owners', () => {
  it('ends although groups are above each other', () => {
    const owners = new Owners([
      group('a', 'b'),
      group('b', 'a'),
      component('c', 'group:default/a'),
    ]);

    expect([...owners.groupsOf('component:default/c')]).toEqual([
      'group:default/a',
      'group:default/b',
    ]);
  });

  it('has each group above once, whichever way leads to it', () => {
    const owners = new Owners([
      group('top'),
      group('left', 'top'),
      group('right', 'top'),
      group('team', 'left', 'right'),
      component('c', 'group:default/team', 'group:default/left'),
    ]);

    expect([...owners.groupsOf('component:default/c')].sort()).toEqual([
      'group:default/left',
      'group:default/right',
      'group:default/team',
      'group:default/top',
    ]);
  });

  it('has no groups of what a user owns, or nobody', () => {
    const owners = new Owners(COMPANY);

    expect([...owners.groupsOf('component:default/own')]).toEqual([]);
    expect([...owners.groupsOf('component:default/none')]).toEqual([]);
  });
});
