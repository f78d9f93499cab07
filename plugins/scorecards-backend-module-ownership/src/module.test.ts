import { setTimeout as sleep } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- who is asked is the real one
import ownershipPlugin from '@groundwork/backstage-plugin-ownership-backend';
import {
  FactCollector,
  factCollectorsExtensionPoint,
  FactObservation,
} from '@groundwork/backstage-plugin-scorecards-node';
import scorecardsModuleOwnership from './index';

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//acme//on-call//EN',
  'BEGIN:VEVENT',
  'UID:always@acme.test',
  'DTSTAMP:20200101T000000Z',
  'DTSTART:20200101T000000Z',
  'DTEND:20990101T000000Z',
  'SUMMARY:Ada Byron',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** `component orders`, owned by `group ordering`. */
function entity(
  ref: string,
  given: {
    owner?: string;
    members?: string[];
    annotations?: Record<string, string>;
    type?: string;
  } = {},
): Entity {
  const [kind, name] = ref.split(' ');
  const refOf = (text: string) => text.replace(' ', ':default/');
  const { owner, members = [], annotations, type = 'service' } = given;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, annotations },
    spec: kind === 'component' ? { type, lifecycle: 'production' } : {},
    relations: [
      ...(owner ? [{ type: 'ownedBy', targetRef: refOf(owner) }] : []),
      ...members.map(it => ({ type: 'hasMember', targetRef: refOf(it) })),
    ],
  };
}

const PAYMENTS = entity('component payments', {
  owner: 'group payments-core',
  annotations: {
    'groundwork.dev/hosts': 'pay.acme.test, hooks.acme.test',
    'groundwork.dev/runbook': 'https://runbooks.acme.test/payments',
  },
});
const LEDGER = entity('component ledger', { owner: 'group payments-core' });
const LOST = entity('component lost', { type: 'library' });
const PAYMENTS_CORE = entity('group payments-core', {
  members: ['user ada.byron'],
  annotations: {
    'groundwork.dev/on-call': 'payments-core',
    'groundwork.dev/chat-channel': '#payments',
  },
});
const ENTITIES = [
  PAYMENTS,
  LEDGER,
  LOST,
  PAYMENTS_CORE,
  entity('group idle'),
  entity('user ada.byron'),
];
const STRANGER = entity('component stranger');

async function observed(
  collector: FactCollector,
  pages: Entity[][],
): Promise<Record<string, FactObservation>> {
  const found: Record<string, FactObservation> = {};
  async function* given() {
    yield* pages;
  }
  const batches = collector.collect(given(), {
    signal: new AbortController().signal,
    logger: mockServices.logger.mock(),
  });
  for await (const batch of batches) {
    batch.forEach(it => {
      found[it.entityRef.replace(/^.*\//, '')] = it;
    });
  }
  return found;
}

describe('scorecardsModuleOwnership', () => {
  const directory = createMockDirectory({
    content: { 'payments-core.ics': CALENDAR },
  });
  let collector: FactCollector;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const collectors: FactCollector[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          factCollectorsExtensionPoint,
          { addCollector: it => collectors.push(it) },
        ],
      ],
      features: [
        scorecardsModuleOwnership,
        ownershipPlugin,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.acme.test' },
            ownership: {
              snapshotFile: false,
              onCall: {
                ical: [
                  {
                    schedule: 'payments-core',
                    path: directory.resolve('payments-core.ics'),
                  },
                ],
              },
            },
          },
        }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalogServiceMock({ entities: ENTITIES }),
        }),
      ],
    });
    stop = () => backend.stop();
    [collector] = collectors;
    // Gaps are looked for once the catalog was read, for the first time.
    for (let left = 300; left > 0; left--) {
      const { ledger } = await observed(collector, [[LEDGER]]);
      if (ledger.errors && Object.keys(ledger.errors).length === 0) {
        break;
      }
      await sleep(100);
    }
  }, 60_000);
  afterAll(() => stop());

  const ALL = [ENTITIES.slice(0, 3), [...ENTITIES.slice(3, 5), STRANGER]];

  it('adds the collector', () => {
    expect(collector).toMatchObject({
      id: 'ownership',
      frequency: { minutes: 5 },
    });
  });

  it.each<[string, (entities: Entity[]) => Entity[][]]>([
    ['over everything', () => ALL],
    ['over a few', entities => [entities]],
  ])('observes entities, %s', async (_, pagesOf) => {
    const found = await observed(collector, pagesOf([PAYMENTS, LEDGER, LOST]));

    expect(found.payments).toEqual({
      entityRef: 'component:default/payments',
      errors: {},
      facts: {
        'ownership.hasOwner': true,
        'ownership.ownerExists': true,
        'ownership.ownerIsGroup': true,
        'ownership.ownerInherited': false,
        'ownership.identifierCount': expect.any(Number),
        'ownership.gaps': [],
        'ownership.gapCount': 0,
        'ownership.hasRunbook': true,
        'ownership.hasChannel': true,
        'ownership.onCallScheduled': true,
        'ownership.onCallNow': true,
      },
    });
    expect(
      found.payments.facts['ownership.identifierCount'],
    ).toBeGreaterThanOrEqual(2);
    expect(found.ledger.facts).toMatchObject({
      'ownership.gaps': ['no-runbook'],
      'ownership.gapCount': 1,
      'ownership.hasRunbook': false,
      'ownership.onCallNow': true,
    });
    expect(found.lost.facts).toMatchObject({
      'ownership.hasOwner': false,
      'ownership.gaps': ['unowned'],
      'ownership.onCallScheduled': false,
      'ownership.onCallNow': false,
    });
  });

  it.each<[string, (entities: Entity[]) => Entity[][]]>([
    ['over everything', () => ALL],
    ['over a few', entities => [entities]],
  ])('observes groups, %s', async (_, pagesOf) => {
    const [, , , core, idle] = ENTITIES;
    const found = await observed(collector, pagesOf([core, idle]));

    expect(found['payments-core']).toMatchObject({
      errors: {},
      facts: {
        'ownership.ownedEntities': 2,
        'ownership.ownedWithGaps': 1,
        'ownership.coverage': 0.5,
        'ownership.onCallCovered': true,
      },
    });
    expect(found.idle.facts).toMatchObject({ 'ownership.ownedEntities': 0 });
  });

  it.each<[string, () => Entity[][]]>([
    ['over everything', () => ALL],
    ['over a few', () => [[STRANGER]]],
  ])(
    'says nothing of what the ownership plugin does not know, %s',
    async (_, pagesOf) => {
      const { stranger } = await observed(collector, pagesOf());

      expect(stranger.facts).toEqual({});
      expect(stranger.errors).toMatchObject({
        'ownership.hasOwner':
          'The ownership plugin does not know the entity yet',
        'ownership.onCallNow':
          'The ownership plugin has no contact card of the entity yet',
      });
    },
  );

  it('yields nothing when there is nothing to observe', async () => {
    expect(await observed(collector, [])).toEqual({});
  });
});
