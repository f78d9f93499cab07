import { StorageApi } from '@backstage/core-plugin-api';
import { screen } from '@testing-library/react';
import {
  EntityRowPage,
  EntityRowQuery,
} from '@groundwork/backstage-plugin-scorecards-common';
import { EntitiesSection } from '../components/ScorecardPage/entities';
import { paymentsCoreEntity } from './entities';
import { renderInPortal } from './renderInPortal';
import { fakeScorecardsApi } from './scorecardsApi';
import { entityRow, scorecardDetail } from './scorecards';

/** The ledger, for which two checks do not pass. */
export const ledgerRow = entityRow('ledger', {
  entity: {
    title: 'Ledger',
    tier: 1,
    owner: { entityRef: 'group:default/payments-core', title: 'Payments Core' },
  },
  missing: [
    { checkId: 'review-wait', title: 'Mean review wait', status: 'fail' },
    { checkId: 'rollback', title: 'Rollback', status: 'stale' },
  ],
});

/** A page of rows; the only one, unless said. */
export function pageOf(
  items: EntityRowPage['items'],
  rest: Partial<EntityRowPage> = {},
): EntityRowPage {
  return { items, totalItems: items.length, pageInfo: {}, ...rest };
}

/** The entities of "Production readiness". */
export async function renderEntities(
  queryEntities: (query: EntityRowQuery) => Promise<EntityRowPage>,
  path = '/',
  options: { storage?: StorageApi } = {},
) {
  const scorecardsApi = fakeScorecardsApi({
    queryEntities: (_id, query) => queryEntities(query),
  });
  const { address, storage, errors } = renderInPortal(
    <EntitiesSection scorecard={scorecardDetail()} />,
    { scorecardsApi, path, entities: [paymentsCoreEntity], ...options },
  );
  await screen.findByRole('search', { name: 'Filters' });
  return {
    address,
    storage,
    errors,
    /** What was asked of the backend, apart from how much. */
    asked: () =>
      scorecardsApi.queryEntities.mock.calls.map(([, query]) =>
        JSON.parse(JSON.stringify({ ...query, limit: undefined })),
      ),
    /** How much of it. */
    limits: () =>
      scorecardsApi.queryEntities.mock.calls.map(([, { limit }]) => limit),
  };
}
