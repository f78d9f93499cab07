import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { KnownFact } from '@groundwork/backstage-plugin-scorecards-common';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import { FactsPageContent } from './FactsPageContent';

function fact(id: string, rest: Partial<KnownFact> = {}): KnownFact {
  return {
    id,
    type: 'boolean',
    description: `Description of ${id}`,
    source: 'catalog',
    freshnessMs: 24 * 3_600_000,
    usedBy: [],
    ...rest,
  };
}

const FACTS = [
  fact('catalog.hasOwner', {
    description: 'Whether `spec.owner` names somebody: `x` is not enough.',
    usedBy: [
      { scorecardId: 'production-readiness', title: 'Production readiness' },
      { scorecardId: 'security', title: 'Security basics' },
    ],
  }),
  fact('delivery.reviewWaitHours', {
    type: 'double',
    unit: 'hours',
    source: 'delivery',
    freshnessMs: 30 * 24 * 3_600_000,
  }),
];

async function renderPage(
  listFacts: () => Promise<{ items: KnownFact[] }>,
  path = '/',
) {
  const { address } = renderInPortal(<FactsPageContent />, {
    scorecardsApi: fakeScorecardsApi({ listFacts }),
    path,
  });
  await screen.findByTestId('address');
  return { address };
}

const rowTexts = () =>
  within(screen.getByRole('table', { name: 'Facts' }))
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

describe('the list of facts', () => {
  it('says what each is, from where, how long it is fresh, and who reads it', async () => {
    await renderPage(async () => ({ items: FACTS }));
    expect(
      await screen.findByRole('heading', {
        name: '2 facts that checks can read',
      }),
    ).toBeInTheDocument();
    expect(rowTexts()).toEqual([
      'catalog.hasOwnerWhether spec.owner names somebody: x is not enough.booleancatalog1 dayProduction readiness, Security basics',
      'delivery.reviewWaitHoursDescription of delivery.reviewWaitHoursdouble, hoursdelivery30 daysno scorecard',
    ]);
    expect(
      screen.getByRole('link', { name: 'Security basics' }),
    ).toHaveAttribute('href', '/scorecards/security');
    expect(screen.getByText('spec.owner').tagName).toBe('CODE');
  });

  it('is searched by the slash, and filtered by source', async () => {
    const { address } = await renderPage(async () => ({ items: FACTS }));
    await screen.findByRole('table', { name: 'Facts' });
    await userEvent.keyboard('/review');
    expect(address()).toBe('/?text=review');
    expect(rowTexts()).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'catalog 1' }));
    expect(address()).toBe('/?text=review&source=catalog');
    expect(screen.getByText('No fact matches')).toBeInTheDocument();
  });

  it('says what would be here', async () => {
    await renderPage(async () => ({ items: [] }));
    expect(
      await screen.findByText(/^Here would be what is known of entities/),
    ).toBeInTheDocument();
  });

  it('says why it could not be read', async () => {
    await renderPage(async () => {
      throw new Error('The database is away.');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The facts could not be read',
    );
  });
});
