import { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { seedEntities } from '../../__testUtils__/seed';
import {
  CATALOG,
  createFacts,
  NOW,
  ORDERS,
  STOCK,
} from '../../facts/__testUtils__/facts';
import { FactService } from '../../facts/FactService';
import { readPushConfig } from '../config';
import { EntitySelector, PushService } from '../PushService';

export const SECRET = 'a-secret-of-24-characters';
/** Of a client that may report about services only. */
export const LIMITED_SECRET = 'another-secret-of-24-characters';
/** A library, which that client may not report about. */
export const LIBRARY = 'component:default/library';
/** What nobody but the plugin may read. */
export const VAULT = 'component:default/vault';

/** What was written to the audit log: how an event ended, and about what. */
export type Audited = Pick<
  AuditorServiceCreateEventOptions,
  'eventId' | 'meta'
> & { ended: JsonObject | string; hasRequest: boolean };

const CONFIG = {
  facts: [
    { id: 'ci.passed', type: 'boolean', description: 'Whether it passed' },
    { id: 'ci.minutes', type: 'double', description: 'How long it took' },
    { id: 'coverage.line', type: 'double', description: 'Lines covered' },
  ],
  clients: [
    { id: 'jenkins', secret: SECRET, facts: ['ci.*'] },
    {
      id: 'limited',
      secret: LIMITED_SECRET,
      facts: ['ci.passed'],
      entities: { 'spec.type': 'service' },
    },
  ],
};

/**
 * The push service with two clients, and a portal where people may report about
 * Orders, and other plugins about everything.
 */
export async function createPushes(knex: Knex) {
  const facts = await createFacts(knex, { expressions: ['ci.passed'] });
  await seedEntities(knex, [{ ref: LIBRARY, type: 'library' }, { ref: VAULT }]);
  const audit: Audited[] = [];
  const peopleOnly =
    (allowed: string[]): EntitySelector =>
    async ({ principal }, refs) =>
      new Set(
        (principal as { type?: string }).type === 'service'
          ? refs
          : refs.filter(ref => allowed.includes(ref)),
      );
  const push = new PushService({
    config: readPushConfig(new ConfigReader({ scorecards: { push: CONFIG } })),
    knex,
    catalog: CATALOG,
    store: facts.store,
    definitions: facts.definitions,
    readable: peopleOnly([ORDERS, STOCK, LIBRARY]),
    mayPush: peopleOnly([ORDERS, VAULT]),
    httpAuth: mockServices.httpAuth({
      defaultCredentials: mockCredentials.none(),
    }),
    auditor: auditorOf(audit),
    now: () => NOW,
  });
  const service = new FactService({ ...facts, knex, catalog: CATALOG });
  return { ...facts, push, audit, service };
}

function auditorOf(audit: Audited[]) {
  return mockServices.auditor.mock({
    createEvent: async ({ eventId, meta, request }) => {
      const end = (ended: Audited['ended']) => {
        audit.push({ eventId, meta, ended, hasRequest: request !== undefined });
      };
      return {
        success: async options => end(options?.meta ?? {}),
        fail: async ({ error }) => end((error as Error).message),
      };
    },
  });
}
