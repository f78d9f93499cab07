import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockIntersections } from '../__testUtils__/mockIntersections';
import { organisationMaturity } from '../__testUtils__/organisation';
import { renderMaturity } from '../__testUtils__/renderMaturity';
import { modelAnswer, teamMaturity } from '../__testUtils__/team';

beforeAll(mockIntersections);

const answers = {
  getOrganisation: async () => organisationMaturity(),
  findTeam: async () => teamMaturity(),
  getModel: async () => modelAnswer(),
  exportReport: async () => '<p>Report</p>',
};

describe('the page', () => {
  it.each([
    ['en', ['Maturity', 'Report', 'Model']],
    ['de', ['Reife', 'Bericht', 'Modell']],
  ] as const)('has its parts as tabs, in %s', async (language, expected) => {
    await renderMaturity({ answers, language });
    expect(
      (await screen.findAllByRole('tab')).map(({ textContent }) => textContent),
    ).toEqual(expected);
  });

  it.each([
    ['Report', '/maturity/report'],
    ['Model', '/maturity/model'],
  ])('leads to %s', async (name, address) => {
    await renderMaturity({ answers });
    await userEvent.click(await screen.findByRole('tab', { name }));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        new RegExp(`^${address}$`),
      ),
    );
  });

  it.each([
    ['/maturity', 'Teams and capabilities'],
    ['/maturity/teams/default/payments-core', 'What to do next'],
    ['/maturity/report', 'Print'],
    ['/maturity/model', 'Questions to teams'],
  ])('has %s', async (at, expected) => {
    await renderMaturity({ answers, at });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('leads from all teams to one, and back', async () => {
    await renderMaturity({ answers });
    await userEvent.click(
      await screen.findByRole('link', { name: 'Payments Core' }),
    );
    expect(await screen.findByText('What to do next')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'All teams' }));
    expect(
      await screen.findByText('Teams and capabilities'),
    ).toBeInTheDocument();
  });
});
