import { screen, within } from '@testing-library/react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  EntityScorecards,
  ScorecardsApi,
  Transition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { EntityScorecardsTabContent } from '../components/EntityScorecards';
import { ledgerEntity } from './entities';
import { renderInPortal } from './renderInPortal';
import { fakeScorecardsApi } from './scorecardsApi';

/** The tab of the ledger. */
export function renderTab(
  known: EntityScorecards | undefined,
  options: {
    transitions?: Transition[];
    answers?: Partial<ScorecardsApi>;
    path?: string;
  } = {},
) {
  const { transitions = [], answers, path } = options;
  const scorecardsApi = fakeScorecardsApi({
    findEntity: async () => known,
    queryHistory: async () => ({ items: transitions, pageInfo: {} }),
    ...answers,
  });
  const rendered = renderInPortal(
    <EntityProvider entity={ledgerEntity}>
      <EntityScorecardsTabContent />
    </EntityProvider>,
    { scorecardsApi, path },
  );
  return { scorecardsApi, ...rendered };
}

/** The part of the tab about a scorecard, once it is there. */
export async function section(name = 'Production readiness') {
  await screen.findByRole('heading', { name });
  return within(screen.getByRole('region', { name }));
}
