import { screen } from '@testing-library/react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ledgerEntity } from '../../__testUtils__/entities';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import {
  checkResult,
  entityScorecard,
  entityScorecards,
} from '../../__testUtils__/scorecards';
import { EntityScorecardsTabContent } from './EntityScorecardsTabContent';

// In a file of its own: what a person may do is remembered by the page.
describe('the tab of who may only read', () => {
  it('offers neither to evaluate nor to ask for a waiver', async () => {
    renderInPortal(
      <EntityProvider entity={ledgerEntity}>
        <EntityScorecardsTabContent />
      </EntityProvider>,
      {
        scorecardsApi: fakeScorecardsApi({
          findEntity: async () =>
            entityScorecards(
              entityScorecard({ checks: [checkResult('review-wait')] }),
            ),
          queryHistory: async () => ({ items: [], pageInfo: {} }),
        }),
        lacks: ['scorecards.evaluate', 'scorecards.waiver.request'],
      },
    );
    await screen.findByText('Title of review-wait');
    await screen.findByText('Nothing has changed yet');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
