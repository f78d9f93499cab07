import { AuthService } from '@backstage/backend-plugin-api';
import { DeliveryIdentifier } from '@groundwork/backstage-plugin-delivery-common';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import { IdentifierProvider } from '@groundwork/backstage-plugin-ownership-node';

const DAY_MS = 24 * 3_600_000;

/** What somebody has in hand is seldom older, and the index holds all of it. */
const KNOWN_FOR_DAYS = 90;

const KINDS = ['deployment', 'commit'] as const;

const RULES: Record<DeliveryIdentifier['kind'], string> = {
  commit: 'merged change',
  deployment: 'deployment of the component',
};

/**
 * The commits and deployments of 90 days. When the delivery plugin cannot be asked,
 * what was known stays, and is marked as stale.
 */
export function createDeliveryProvider(options: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  delivery: DeliveryService;
  now: () => Date;
}): IdentifierProvider {
  const { auth, delivery, now } = options;
  return {
    source: 'delivery',
    async *read({ signal }) {
      const credentials = await auth.getOwnServiceCredentials();
      const api = delivery.as({ credentials, signal });
      const observedAt = now();
      const since = new Date(
        observedAt.getTime() - KNOWN_FOR_DAYS * DAY_MS,
      ).toISOString();
      for (const kind of KINDS) {
        let cursor: string | undefined;
        do {
          const page = await api.listIdentifiers({ kind, since, cursor });
          yield {
            identifiers: page.items.map(({ key, component }) => ({
              kind,
              key,
              entityRef: component,
              rule: RULES[kind],
              observedAt: observedAt.toISOString(),
            })),
          };
          cursor = page.pageInfo.nextCursor;
        } while (cursor !== undefined);
      }
    },
  };
}
