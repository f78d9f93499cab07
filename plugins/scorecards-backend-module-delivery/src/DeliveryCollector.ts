import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  DeliveryApi,
  ScopeFigures,
} from '@groundwork/backstage-plugin-delivery-common';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import {
  CollectContext,
  FactBatch,
  FactCollector,
} from '@groundwork/backstage-plugin-scorecards-node';
import { DELIVERY_FACTS } from './facts';
import { factsOf } from './factsOf';

/** The most that the API gives at once. */
const AT_ONCE = 200;

/**
 * Observes what the delivery plugin measures of components and groups. When it
 * cannot be asked, nothing is observed, and what was known grows stale.
 */
export function createDeliveryCollector(options: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  delivery: DeliveryService;
}): FactCollector {
  return {
    id: 'delivery',
    facts: DELIVERY_FACTS,
    freshness: { hours: 3 },
    frequency: { minutes: 15 },
    target: { kind: { $in: ['component', 'group'] } },
    async *collect(
      pages: AsyncIterable<Entity[]>,
      { signal }: CollectContext,
    ): AsyncIterable<FactBatch> {
      const { auth, delivery } = options;
      const api = delivery.as({
        credentials: await auth.getOwnServiceCredentials(),
        signal,
      });
      for await (const page of pages) {
        signal.throwIfAborted();
        const figures = await readFigures(api, page.map(stringifyRef));
        yield page.map(entity => {
          const entityRef = stringifyRef(entity);
          const found = figures.get(entityRef);
          return { entityRef, facts: found ? factsOf(found) : {} };
        });
      }
    },
  };
}

async function readFigures(
  api: Pick<DeliveryApi, 'getFigures'>,
  scopes: readonly string[],
): Promise<Map<string, ScopeFigures>> {
  const found = new Map<string, ScopeFigures>();
  for (let start = 0; start < scopes.length; start += AT_ONCE) {
    const { items } = await api.getFigures({
      scopes: scopes.slice(start, start + AT_ONCE),
    });
    for (const item of items) {
      found.set(item.scope, item);
    }
  }
  return found;
}

function stringifyRef(entity: Entity): string {
  return stringifyEntityRef(entity);
}
