import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { OnCallProvider } from '@groundwork/backstage-plugin-ownership-node';
import { ContactService } from '../../contact/ContactService';
import { DEFAULT_CATALOG_RULES } from '../../domain/catalogRules';
import { createPeopleDirectory } from '../../domain/onCall/people';
import { encodeProjection } from '../../domain/projection';
import { createCandidateFinder } from '../../domain/resolve/candidates';
import { findNearest } from '../../domain/resolve/nearest';
import { IndexState } from '../../index/IndexState';
import { IcalOnCallProvider } from '../../onCall/IcalOnCallProvider';
import { OnCallService } from '../../onCall/OnCallService';
import { projectCatalogEntity } from '../../providers/catalog/projectCatalogEntity';
import { Resolver } from '../../resolver/Resolver';

/** When everything of acme's happens, unless a test says otherwise. */
export const NOW = new Date('2026-11-21T03:00:00Z');

function entity(
  kind: string,
  name: string,
  annotations: Record<string, string> = {},
  more: { owners?: string[]; title?: string } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, title: more.title, annotations },
    spec: {},
    relations: (more.owners ?? []).map(owner => ({
      type: 'ownedBy',
      targetRef: `group:default/${owner}`,
    })),
  };
}

const ENTITIES = [
  entity(
    'Component',
    'payments',
    {
      'groundwork.dev/hosts': 'pay.acme.test',
      'groundwork.dev/runbook': 'https://runbooks.acme.test/payments',
      'groundwork.dev/tier': '1',
      'backstage.io/kubernetes-id': 'payments',
      'backstage.io/kubernetes-namespace': 'payments',
      'groundwork.dev/on-call': 'payments-core',
      'groundwork.dev/otel-service-name': 'payments',
    },
    { owners: ['payments-core'], title: 'Payments' },
  ),
  entity(
    'Component',
    'orders',
    {
      'groundwork.dev/hosts': 'orders.acme.test,shared.acme.test',
      'backstage.io/kubernetes-id': 'orders',
      'backstage.io/kubernetes-namespace': 'ordering',
      'groundwork.dev/otel-service-name': 'orders',
    },
    { owners: ['ordering'], title: 'Orders' },
  ),
  entity(
    'Component',
    'stock',
    { 'groundwork.dev/hosts': 'shared.acme.test' },
    { owners: ['fulfilment'], title: 'Stock' },
  ),
  entity(
    'Group',
    'payments-core',
    { 'groundwork.dev/chat-channel': '#payments' },
    { title: 'Payments Core' },
  ),
  entity('Group', 'ordering', {}, { title: 'Ordering' }),
  entity('Group', 'fulfilment', {}, { title: 'Fulfilment' }),
];

/** Ada Byron is on call for Payments Core, week after week. */
const CALENDAR = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:ada',
  'SUMMARY:Ada Byron',
  'DTSTART:20200106T080000Z',
  'DURATION:P7D',
  'RRULE:FREQ=WEEKLY',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

function createState(): IndexState {
  const state = new IndexState({ storeId: 'test', revision: 1 });
  for (const one of ENTITIES) {
    const { projection, identifiers } = projectCatalogEntity(
      one,
      DEFAULT_CATALOG_RULES,
    );
    const { entityRef } = projection;
    state.applyEntity({ entityRef, text: encodeProjection(projection) });
    state.applySet({ source: 'catalog', entityRef, identifiers });
  }
  state.applySource({
    source: 'catalog',
    state: {
      source: 'catalog',
      attemptedAt: NOW,
      succeededAt: NOW,
      problems: [],
      problemCount: 0,
      identifiers: 0,
    },
  });
  while (state.names.read(100));
  return state;
}

/** A resolver with a small index in memory, and a calendar in a file. */
export async function createAcme({
  onCallProviders = [],
  now = () => NOW,
}: { onCallProviders?: OnCallProvider[]; now?: () => Date } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'enrichment-'));
  await writeFile(join(directory, 'payments-core.ics'), CALENDAR);
  const logger = mockServices.logger.mock();
  const state = createState();
  const find = (ref: string) => state.entities.get(ref);
  const ical = IcalOnCallProvider.fromConfig({
    config: new ConfigReader({
      ownership: {
        onCall: {
          ical: [{ schedule: 'payments-core', path: 'payments-core.ics' }],
        },
      },
    }),
    origins: {
      urlReader: mockServices.urlReader.mock(),
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      directory,
    },
    people: createPeopleDirectory([]),
    logger,
    now,
  });
  const contacts = new ContactService({
    find,
    onCall: new OnCallService({
      providers: [...onCallProviders, ical],
      find,
      logger,
    }),
  });
  const resolver = new Resolver({
    inheritOwners: false,
    index: {
      candidateFinder: () => createCandidateFinder(state),
      findNearest: (tokens, query, limit) =>
        findNearest(state.names.all, tokens, query, limit),
      findOwnersAt: async () => new Map(),
      freshness: () => ({
        asOf: NOW.toISOString(),
        degraded: false,
        degradedReasons: [],
      }),
      getEntity: find,
      hasEntity: ref => state.hasEntity(ref),
      lastReadOf: () => NOW,
    },
    contacts: (entities, { at, readable }) =>
      contacts.cards(entities, { at, findReadable: readable }),
  });
  return {
    resolver,
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** One alert of Alertmanager's, in a group of its own. */
export function alertsFor(...labels: Array<Record<string, string>>): string {
  return JSON.stringify({
    version: '4',
    status: 'firing',
    receiver: 'all',
    alerts: labels.map(one => ({
      status: 'firing',
      labels: { alertname: 'HighLatency', ...one },
      annotations: { summary: 'p99 is high' },
      startsAt: '2026-11-21T02:58:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      fingerprint: '1a30ba71cca2921f',
    })),
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    groupKey: '{}:{}',
    truncatedAlerts: 0,
  });
}
