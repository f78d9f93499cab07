import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  changeDetail,
  metricItemPage,
  OVERVIEW_ANSWERS,
} from '../__testUtils__/answers';
import {
  incidentChain,
  incidentSummary,
  reviewQueue,
  testDetail,
  testPage,
} from '../__testUtils__/lists';
import { renderDelivery } from '../__testUtils__/renderDelivery';

const answers = {
  ...OVERVIEW_ANSWERS,
  listMetricItems: async () => metricItemPage(),
  getChange: async () => changeDetail(),
  listTests: async () => testPage(),
  getTest: async () => testDetail(),
  getReviewQueue: async () => reviewQueue(),
  listIncidents: async () => ({ items: [incidentSummary()], pageInfo: {} }),
  getIncident: async () => incidentChain(),
  listBackfills: async () => ({ items: [], mayStart: true }),
};

describe('the page', () => {
  it.each([
    ['en', ['Delivery', 'Tests', 'Reviews', 'Incidents']],
    ['de', ['Delivery', 'Tests', 'Reviews', 'Vorfälle']],
  ] as const)('has its parts as tabs, in %s', async (language, expected) => {
    await renderDelivery({ answers, language });
    expect(
      (await screen.findAllByRole('tab')).map(({ textContent }) => textContent),
    ).toEqual(expected);
  });

  it.each([
    ['Tests', '/delivery/tests'],
    ['Reviews', '/delivery/reviews'],
    ['Incidents', '/delivery/incidents'],
  ])('leads to %s', async (name, address) => {
    await renderDelivery({ answers });
    await userEvent.click(await screen.findByRole('tab', { name }));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        new RegExp(`^${address}$`),
      ),
    );
  });

  it.each([
    ['/delivery', 'What would help most'],
    ['/delivery/metrics/lead-time', 'Fix rounding'],
    ['/delivery/changes?id=change%3A7', 'Where its time went'],
    ['/delivery/backfills', 'Your own repository'],
    ['/delivery/tests', '3 flaky tests cost 11 h'],
    ['/delivery/tests?test=cart', 'By day'],
    ['/delivery/reviews', '2 changes wait, 1 overdue'],
    ['/delivery/incidents', '1 incident is open'],
    ['/delivery/incidents/i-1', 'Where it came from'],
  ])('has %s', async (at, expected) => {
    await renderDelivery({ answers, at });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });
});
