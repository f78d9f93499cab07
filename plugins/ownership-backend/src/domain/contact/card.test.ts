import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import { projectEntity } from '../projection';
import { contactCard, refsOfCard } from './card';

interface Described {
  title?: string;
  annotations?: Record<string, string>;
  email?: string;
  relations?: Record<string, string[]>;
}

/** `component orders` with relations by their type. */
function entity(ref: string, described: Described = {}) {
  const [kind, name] = ref.split(' ');
  const { title, annotations, email, relations = {} } = described;
  return projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, title, annotations },
    spec: email ? { profile: { email } } : {},
    relations: Object.entries(relations).flatMap(([type, targets]) =>
      targets.map(target => ({
        type,
        targetRef: target.replace(' ', ':default/'),
      })),
    ),
  });
}

const entities = [
  entity('system payments', {
    title: 'Payments',
    relations: { ownedBy: ['group payments-core'] },
  }),
  entity('group payments-core', {
    title: 'Payments Core',
    annotations: {
      'groundwork.dev/lead': 'user:default/kofi.mensah',
      'groundwork.dev/chat-channel': '#team-payments-core',
      'groundwork.dev/runbook': 'https://runbooks.acme.test/team',
      'groundwork.dev/dashboards': 'https://grafana.acme.test/d/team',
      'groundwork.dev/tier': '2',
    },
    relations: {
      hasMember: ['user ada.byron', 'user kofi.mensah', 'user sam.gone'],
      childOf: ['group money'],
    },
  }),
  entity('group money', {
    title: 'Money',
    annotations: { 'groundwork.dev/lead': 'tomasz.zielinski' },
    relations: { childOf: ['group acme'] },
  }),
  entity('group acme', { title: 'Acme' }),
  entity('group loyalty', {
    title: 'Loyalty',
    annotations: { 'groundwork.dev/lead': 'user:default/sam.gone' },
    relations: { childOf: ['group money'] },
  }),
  entity('user kofi.mensah', {
    title: 'Kofi Mensah',
    email: 'kofi@acme.test',
  }),
  entity('user ada.byron', { title: 'Ada Byron' }),
  entity('user tomasz.zielinski', { title: 'Tomasz Zieliński' }),
  entity('component ledger', { annotations: { 'groundwork.dev/tier': '1' } }),
  entity('component orders', {
    annotations: { 'groundwork.dev/tier': '1' },
    relations: { dependsOn: ['component pricing', 'component ledger'] },
  }),
  entity('component cart', {
    annotations: { 'groundwork.dev/tier': '2' },
    relations: {
      dependsOn: ['resource redis', 'component orders', 'component payments'],
    },
  }),
  entity('component pricing'),
  entity('resource redis'),
];
const byRef = new Map(entities.map(one => [one.entityRef, one]));
const find = (ref: string) => byRef.get(ref);

const none: OnCall = { status: 'none', levels: [] };
const known: OnCall = {
  status: 'known',
  levels: [
    {
      level: 1,
      people: [
        {
          name: 'Ada Byron',
          entityRef: 'user:default/ada.byron',
          email: 'ada@acme.test',
        },
      ],
    },
  ],
};

const owned = (by: string, more: Described = {}) =>
  entity('component payments', {
    title: 'Payments API',
    ...more,
    relations: { ownedBy: [by], ...more.relations },
  });

describe('contactCard', () => {
  it('takes from the owner what the entity does not say', () => {
    expect(
      contactCard(owned('group payments-core'), { find, onCall: known }),
    ).toMatchObject({
      onCall: known,
      channel: { name: '#team-payments-core' },
      runbook: { title: 'Runbook', url: 'https://runbooks.acme.test/team' },
      dashboards: [
        { title: 'Dashboard', url: 'https://grafana.acme.test/d/team' },
      ],
      tier: 2,
    });
  });

  it('prefers what the entity says', () => {
    const payments = owned('group payments-core', {
      annotations: {
        'groundwork.dev/chat-channel': '#payments-incidents',
        'groundwork.dev/runbook': 'https://runbooks.acme.test/payments',
        'groundwork.dev/dashboards': 'https://grafana.acme.test/d/payments',
        'groundwork.dev/tier': '1',
      },
    });
    expect(contactCard(payments, { find, onCall: known })).toMatchObject({
      channel: { name: '#payments-incidents' },
      runbook: { url: 'https://runbooks.acme.test/payments' },
      dashboards: [{ url: 'https://grafana.acme.test/d/payments' }],
      tier: 1,
    });
  });

  it('has nothing to say of an entity without owner', () => {
    const card = contactCard(entity('component lost'), { find, onCall: none });
    expect(card).toEqual({
      onCall: none,
      channel: undefined,
      runbook: undefined,
      dashboards: [],
      tier: undefined,
      nearest: [],
      dependencies: [],
      dependents: [],
    });
  });

  describe('nearest people', () => {
    const nearest = (ref: string, more: Described = {}) =>
      contactCard(owned(ref, more), { find, onCall: none }).nearest.map(
        ({ name, why }) => `${name}: ${why}`,
      );

    it('are the lead, the members and who leads the group above', () => {
      expect(nearest('group payments-core')).toEqual([
        'Kofi Mensah: leads Payments Core, which owns Payments API',
        'Ada Byron: is in Payments Core, which owns Payments API',
        'Tomasz Zieliński: leads Money, above Payments Core',
      ]);
    });

    it('come with their address and entity', () => {
      const card = contactCard(owned('group payments-core'), {
        find,
        onCall: none,
      });
      expect(card.nearest[0]).toEqual({
        name: 'Kofi Mensah',
        entityRef: 'user:default/kofi.mensah',
        email: 'kofi@acme.test',
        why: 'leads Payments Core, which owns Payments API',
      });
    });

    it('are found above a group whose people are gone', () => {
      expect(nearest('group loyalty')).toEqual([
        'Tomasz Zieliński: leads Money, above Loyalty',
      ]);
    });

    it('are a person who owns it', () => {
      expect(nearest('user ada.byron')).toEqual([
        'Ada Byron: owns Payments API',
      ]);
    });

    it('are found through the system when the owner does not exist', () => {
      expect(
        nearest('group team-mobile', {
          relations: { partOf: ['system payments'] },
        })[0],
      ).toBe('Kofi Mensah: leads Payments Core, which owns Payments');
    });

    it.each(['silent', 'unavailable'] as const)(
      'are named when on-call is %s',
      status => {
        const card = contactCard(owned('group payments-core'), {
          find,
          onCall: { status, levels: [] },
        });
        expect(card.nearest).toHaveLength(3);
      },
    );

    it('are not named when somebody is on call', () => {
      const card = contactCard(owned('group payments-core'), {
        find,
        onCall: known,
      });
      expect(card.nearest).toEqual([]);
    });

    it('do not end in a circle of groups', () => {
      const circle = entity('group circle', {
        relations: { childOf: ['group circle'] },
      });
      const card = contactCard(owned('group circle'), {
        find: ref => (ref === circle.entityRef ? circle : find(ref)),
        onCall: none,
      });
      expect(card.nearest).toEqual([]);
    });
  });

  describe('related entities', () => {
    const payments = entity('component payments', {
      relations: {
        dependsOn: ['component gone', 'component cart', 'component orders'],
        dependencyOf: ['component cart'],
      },
    });
    const listed = (isReadable?: (ref: string) => boolean) =>
      contactCard(payments, {
        find,
        onCall: known,
        isReadable,
      }).dependencies.map(
        ({ entity: { entityRef }, hops }) => `${hops} ${entityRef}`,
      );

    it('are listed once, near ones and critical ones first', () => {
      expect(listed()).toEqual([
        '1 component:default/orders',
        '1 component:default/cart',
        '2 component:default/ledger',
        '2 component:default/pricing',
        '2 resource:default/redis',
      ]);
    });

    it('are listed in the other direction, too', () => {
      const { dependents } = contactCard(payments, { find, onCall: known });
      expect(dependents).toEqual([
        {
          entity: expect.objectContaining({
            entityRef: 'component:default/cart',
            kind: 'component',
            title: 'cart',
            tier: 2,
          }),
          hops: 1,
        },
      ]);
    });

    it('are hidden from who may not read them, with what lies behind', () => {
      expect(listed(ref => ref !== 'component:default/orders')).toEqual([
        '1 component:default/cart',
        '2 resource:default/redis',
      ]);
    });

    it('are at most 50, found in bounded work', () => {
      const refs = Array.from(
        { length: 5000 },
        (_, index) => `component:default/c${index}`,
      );
      const one = entity('component c0');
      const many = new Map(
        refs.map(ref => [ref, { ...one, entityRef: ref, dependsOn: refs }]),
      );
      const lookUp = jest.fn((ref: string) => many.get(ref));
      const { dependencies } = contactCard(many.get('component:default/c0')!, {
        find: lookUp,
        onCall: known,
      });
      expect(dependencies).toHaveLength(50);
      expect(lookUp.mock.calls.length).toBeLessThanOrEqual(1000);
    });
  });

  it('keeps to the name of somebody on call whom the caller may not read', () => {
    const card = contactCard(owned('group payments-core'), {
      find,
      onCall: known,
      isReadable: ref => !ref.startsWith('user:'),
    });
    expect(card.onCall.levels[0].people).toEqual([{ name: 'Ada Byron' }]);
  });

  it('takes nothing from an owner whom the caller may not read', () => {
    const card = contactCard(owned('group payments-core'), {
      find,
      onCall: none,
      isReadable: ref => ref !== 'group:default/payments-core',
    });
    expect(card.channel).toBe(undefined);
    expect(card.nearest).toEqual([]);
  });
});

describe('refsOfCard', () => {
  it('names all that a card shows or goes past', () => {
    const payments = owned('group payments-core', {
      relations: {
        dependsOn: ['component orders'],
        partOf: ['system payments'],
      },
    });
    expect(refsOfCard(payments, { find, onCall: known }).sort()).toEqual([
      'component:default/ledger',
      'component:default/orders',
      'component:default/pricing',
      'group:default/acme',
      'group:default/money',
      'group:default/payments-core',
      'system:default/payments',
      'user:default/ada.byron',
      'user:default/kofi.mensah',
      'user:default/sam.gone',
      'user:default/tomasz.zielinski',
    ]);
  });
});
