import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import request from 'supertest';
import { deliveryPlugin } from '../../../plugin';

export const HOUR_MS = 3_600_000;
/** Of the configuration, for Alertmanager. */
export const TOKEN = 'a-token-of-alertmanager';

/** The way to an incident. */
export const pathOf = (id: string) => `/incidents/${encodeURIComponent(id)}`;

/** Portals with the delivery plugin, each with a database of its own. */
export class IncidentApps {
  readonly #databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  readonly #backends: Array<{ stop(): Promise<void> }> = [];

  async stop(): Promise<void> {
    await Promise.all(this.#backends.splice(0).map(it => it.stop()));
  }

  /** @param denied - What nobody may do */
  async start(denied: readonly string[] = []) {
    const knex: Knex = await this.#databases.init('SQLITE_3');
    const auditor = mockServices.auditor.mock({
      createEvent: jest.fn(async () => ({
        success: async () => {},
        fail: async () => {},
      })),
    });
    const backend = await startTestBackend({
      features: [
        deliveryPlugin,
        mockServices.database.factory({ knex }),
        auditor.factory,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'orders' },
            },
          ],
        }),
        mockServices.permissions.mock({
          authorize: async asked =>
            asked.map(({ permission }) => ({
              result: denied.includes(permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            })),
          authorizeConditional: async asked =>
            asked.map(() => ({ result: AuthorizeResult.ALLOW })),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            delivery: { ingest: { alertmanager: { tokens: [TOKEN] } } },
          },
        }),
      ],
    });
    this.#backends.push(backend);
    const call = (
      method: 'get' | 'post' | 'patch',
      path: string,
      body?: object,
      headers: Record<string, string> = {},
    ) =>
      request(backend.server)
        [method](`/api/delivery${path}`)
        .set(headers)
        .send(body);
    const declare = (body: object, headers?: Record<string, string>) =>
      call(
        'post',
        '/incidents',
        { title: 'Orders are lost', ...body },
        headers,
      );
    return { knex, call, declare, auditor };
  }
}
