import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import request from 'supertest';
import { deliveryPlugin } from '../../../plugin';
import { junitOf } from '../../../tests/__testUtils__/world';

export const TOKEN = 'a-token-of-continuous-integration';
export const REPOSITORY = 'github.com/acme/orders';

/** What the address of an upload says, unless a test says otherwise. */
export const QUERY = {
  repository: REPOSITORY,
  commit: 'a'.repeat(40),
  job: 'unit',
  attempt: '1',
  branch: 'main',
};

/** One test that passed when it was tried again, and two that passed. */
export const FLAKY = junitOf({ adds: 'flaky', one: 'pass', two: 'pass' });

function permissionsWithout(denied: string[]) {
  const decide = async (
    asked: Array<{ permission: { name: string } }>,
  ): Promise<DefinitivePolicyDecision[]> =>
    asked.map(({ permission: { name } }) => ({
      result: denied.includes(name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    }));
  return mockServices.permissions.mock({
    authorize: decide,
    authorizeConditional: decide,
  });
}

async function startBackend(knex: Knex, denied: string[]) {
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({
      success: async () => {},
      fail: async () => {},
    }),
  });
  const backend = await startTestBackend({
    features: [
      deliveryPlugin,
      auditor.factory,
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory(),
      permissionsWithout(denied).factory,
      mockServices.rootConfig.factory({
        data: { delivery: { ingest: { tests: { tokens: [TOKEN] } } } },
      }),
    ],
  });
  return { backend, auditor };
}

/** Starts the plugin, and stops it after each test. */
export function useTestsApp() {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const backends: Array<{ stop(): Promise<void> }> = [];
  const stop = async () => {
    await Promise.all(backends.splice(0).map(it => it.stop()));
  };
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
  });
  afterEach(stop);

  return {
    stop,
    knex: () => knex,
    start: async ({ denied = [] }: { denied?: string[] } = {}) => {
      const { backend, auditor } = await startBackend(knex, denied);
      backends.push(backend);
      return { backend, auditor, ...callsOf(backend) };
    },
  };
}

function callsOf(backend: Awaited<ReturnType<typeof startBackend>>['backend']) {
  const send = (
    body: string | Buffer,
    {
      query = {},
      authorization = `Bearer ${TOKEN}`,
      headers = {},
    }: {
      query?: Record<string, string | undefined>;
      authorization?: string;
      headers?: Record<string, string>;
    } = {},
  ) =>
    request(backend.server)
      .post('/api/delivery/ingest/tests')
      .query({ ...QUERY, ...query })
      .set('authorization', authorization)
      .set('content-type', 'application/octet-stream')
      .set(headers)
      .serialize(it => it)
      .send(body);
  const get = (path: string) =>
    request(backend.server).get(`/api/delivery${path}`);
  /** The worker counts in its own time. */
  const untilListed = async () => {
    for (;;) {
      const { body } = await get('/tests?scope=all');
      if (body.items?.length > 0) {
        return body.items[0];
      }
      await new Promise(resolve => {
        setTimeout(resolve, 20);
      });
    }
  };
  const quarantine = (key: string, body: object) =>
    request(backend.server)
      .put(`/api/delivery/tests/${key}/quarantine`)
      .send(body);
  return { send, get, untilListed, quarantine };
}
