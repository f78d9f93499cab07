import { Entity } from '@backstage/catalog-model';
import {
  decodeProjection,
  encodeProjection,
  projectEntity,
} from './projection';

const NOTHING = {
  owners: [],
  partOf: [],
  dependsOn: [],
  dependencyOf: [],
  memberOf: [],
  members: [],
  annotations: {},
  unreadable: [],
  contact: { dashboards: [] },
};

function entity(rest: {
  kind?: string;
  metadata?: object;
  spec?: object;
  relations?: Array<[string, string]>;
}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: rest.kind ?? 'Component',
    metadata: { name: 'orders', ...rest.metadata },
    spec: rest.spec as Entity['spec'],
    relations: rest.relations?.map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  };
}

const project = (rest: Parameters<typeof entity>[0]) =>
  JSON.parse(JSON.stringify(projectEntity(entity(rest))));

describe('projectEntity', () => {
  it('needs no more than kind and name', () => {
    expect(project({})).toEqual({
      ...NOTHING,
      entityRef: 'component:default/orders',
      kind: 'component',
      namespace: 'default',
      name: 'orders',
      title: 'orders',
    });
  });

  it('keeps all relations that matter, each once, in full and lower case', () => {
    expect(
      project({
        relations: [
          ['ownedBy', 'group:default/Two'],
          ['ownedBy', 'group:default/one'],
          ['ownedBy', 'group:default/two'],
          ['partOf', 'system:default/shop'],
          ['dependsOn', 'component:default/a'],
          ['dependencyOf', 'component:default/b'],
          ['memberOf', 'group:default/c'],
          ['hasMember', 'user:default/d'],
          ['childOf', 'group:default/e'],
          ['apiConsumedBy', 'component:default/f'],
        ],
      }),
    ).toMatchObject({
      owners: ['group:default/two', 'group:default/one'],
      partOf: ['system:default/shop'],
      dependsOn: ['component:default/a'],
      dependencyOf: ['component:default/b'],
      memberOf: ['group:default/c'],
      members: ['user:default/d'],
      parent: 'group:default/e',
    });
  });

  it.each([
    ['shop', 'system:default/shop'],
    ['other/shop', 'system:other/shop'],
    ['system:Other/Shop', 'system:other/shop'],
    ['a:b:c/', undefined],
    [{ name: 'shop' }, undefined],
  ])('reads the system %j as %s', (system, expected) => {
    expect(project({ spec: { system } }).system).toBe(expected);
  });

  it('finds how people are reached', () => {
    expect(
      project({
        metadata: {
          annotations: {
            'groundwork.dev/chat-channel': '#pay',
            'groundwork.dev/runbook': 'https://runbooks.test/pay',
            'groundwork.dev/dashboards': 'https://g.test/1, https://g.test/2',
            'groundwork.dev/tier': '2',
            'groundwork.dev/on-call': 'payments',
          },
          links: [
            { url: 'https://chat.test/pay', title: '#pay' },
            { url: 'https://g.test/1', title: 'Latency', icon: 'dashboard' },
          ],
        },
        spec: { profile: { email: 'pay@acme.test', displayName: 'Pay' } },
      }),
    ).toMatchObject({
      title: 'Pay',
      tier: 2,
      onCallSchedule: 'payments',
      contact: {
        email: 'pay@acme.test',
        channel: { name: '#pay', url: 'https://chat.test/pay' },
        runbook: { title: 'Runbook', url: 'https://runbooks.test/pay' },
        dashboards: [
          { title: 'Latency', url: 'https://g.test/1' },
          { title: 'Dashboard', url: 'https://g.test/2' },
        ],
      },
    });
  });

  it.each(['0', '5', 'high', '1.5', ''])('knows no tier %j', tier => {
    const annotations = { 'groundwork.dev/tier': tier };

    expect(project({ metadata: { annotations } }).tier).toBeUndefined();
  });
});

describe('a projection that is encoded and decoded', () => {
  it('is the same, and short', () => {
    const projection = projectEntity(
      entity({ relations: [['ownedBy', 'group:default/one']] }),
    );

    const text = encodeProjection(projection);

    expect(JSON.parse(text)).toEqual({
      entityRef: 'component:default/orders',
      kind: 'component',
      namespace: 'default',
      name: 'orders',
      title: 'orders',
      owners: ['group:default/one'],
      contact: undefined,
    });
    expect(decodeProjection(text)).toEqual(
      JSON.parse(JSON.stringify(projection)),
    );
  });
});
