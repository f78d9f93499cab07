import {
  BackstageCredentials,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { deliveryPlugin } from '../../plugin';

export const ORDERS = 'component:default/orders';
/** What the catalog does not show to anybody here. */
export const VAULT = 'component:default/vault';
export const asMina = mockCredentials.user('user:default/mina');
/** May read nothing of the catalog. */
export const asBlind = mockCredentials.user('user:default/blind');

/** What was written to the audit log. */
export interface Audited {
  eventId: string;
  subject?: unknown;
  ended: 'success' | 'failure';
}

/** A portal with the delivery plugin, and what models see of it. */
export async function startActionApp(knex: Knex) {
  const actions = actionsRegistryServiceMock();
  /** Names of permissions that those do not have who are called so. */
  const denied = new Map<string, string[]>([
    [asBlind.principal.userEntityRef, ['catalog.entity.read']],
  ]);
  const audit: Audited[] = [];
  const decide = (credentials: BackstageCredentials, name: string) => {
    const { userEntityRef = '' } = credentials.principal as {
      userEntityRef?: string;
    };
    return denied.get(userEntityRef)?.includes(name)
      ? ({ result: AuthorizeResult.DENY } as const)
      : ({ result: AuthorizeResult.ALLOW } as const);
  };
  const backend = await startTestBackend({
    features: [
      deliveryPlugin,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'orders' },
          },
        ],
      }),
      mockServices.auditor.mock({
        createEvent: async ({ eventId, meta }) => {
          const end = (ended: Audited['ended']) => async () => {
            audit.push({ eventId, subject: meta?.subject, ended });
          };
          return { success: end('success'), fail: end('failure') };
        },
      }).factory,
      mockServices.permissions.mock({
        authorize: async (asked, options) =>
          asked.map(({ permission }) =>
            decide(options!.credentials, permission.name),
          ),
        authorizeConditional: async (asked, options) =>
          asked.map(({ permission }) =>
            decide(options!.credentials, permission.name),
          ),
      }).factory,
    ],
  });
  return {
    actions,
    audit,
    denied,
    knex,
    stop: () => backend.stop(),
    /** What an action gives, after it went through its own schema. */
    async invoke(
      name: string,
      input: object,
      credentials: BackstageCredentials = asMina,
    ) {
      const { output } = await actions.invoke({
        id: `test:${name}`,
        input: JSON.parse(JSON.stringify(input)) as JsonObject,
        credentials,
      });
      return output as JsonObject;
    },
  };
}
