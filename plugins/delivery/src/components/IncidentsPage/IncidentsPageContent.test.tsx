import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { DeliveryApi } from '@groundwork/backstage-plugin-delivery-common';
import {
  INCIDENT_ID,
  incidentChain,
  incidentSummary,
} from '../../__testUtils__/lists';
import { refusal } from '../../__testUtils__/refusal';
import { renderDelivery } from '../../__testUtils__/renderDelivery';

const resolved = incidentSummary({
  id: 'i-2',
  title: 'Ledger was down',
  status: 'resolved',
  resolvedAt: '2026-11-20T11:30:00Z',
  source: 'alert',
});

async function renderPage(answers: Partial<DeliveryApi> = {}, query = '') {
  return renderDelivery({
    at: `/delivery/incidents${query}`,
    answers: {
      listIncidents: async () => ({
        items: [incidentSummary(), resolved],
        pageInfo: {},
      }),
      ...answers,
    },
  });
}

async function openDialog() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Declare an incident…' }),
  );
  return within(await screen.findByRole('dialog'));
}

describe('incidents', () => {
  it('say whether they are over, and lead to where they came from', async () => {
    await renderPage();
    expect(
      await screen.findByRole('heading', { name: '1 incident is open' }),
    ).toBeInTheDocument();
    const table = within(screen.getByRole('table', { name: 'Incidents' }));
    expect(
      table
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(
        /^Checkout is slowOpenhighorderspayments-core.*–Declared$/,
      ),
      expect.stringMatching(/^Ledger was downResolved.*2\.5 hAlert$/),
    ]);
    expect(
      table.getByRole('link', { name: 'Checkout is slow' }),
    ).toHaveAttribute('href', '/delivery/incidents/incident%2F1%20%232');
  });

  it('are narrowed by status, which the address keeps', async () => {
    const { deliveryApi } = await renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Resolved' }),
    );
    await waitFor(() =>
      expect(deliveryApi.listIncidents.mock.calls.at(-1)?.[0]).toMatchObject({
        scope: 'all',
        status: 'resolved',
      }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/delivery/incidents?status=resolved',
    );
  });

  it.each([
    ['', 'Here would be incidents'],
    ['?status=open', 'No incident has this status'],
  ])('say what would be here: %s', async (query, expected) => {
    await renderPage(
      { listIncidents: async () => ({ items: [], pageInfo: {} }) },
      query,
    );
    expect(await screen.findByText(expected)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'No incident is open' }),
    ).toBeInTheDocument();
  });

  it.each([
    [new NotAllowedError('no'), 'You may not see this'],
    [new Error('no line'), 'The incidents could not be read'],
  ])('say why they are not there: %s', async (error, expected) => {
    await renderPage({
      listIncidents: async () => {
        throw error;
      },
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });
});

describe('an incident', () => {
  it('is declared, and shown', async () => {
    const { deliveryApi, toasts } = await renderPage({
      declareIncident: async () => incidentSummary(),
      getIncident: async () => incidentChain(),
    });
    const dialog = await openDialog();
    const doIt = dialog.getByRole('button', { name: 'Declare' });
    expect(doIt).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^What is wrong/ }),
      ' Checkout is slow ',
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Severity' }),
      'high',
    );
    await userEvent.click(doIt);
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        `/delivery/incidents/${encodeURIComponent(INCIDENT_ID)}`,
      ),
    );
    expect(deliveryApi.declareIncident.mock.calls[0][0]).toEqual({
      title: 'Checkout is slow',
      component: undefined,
      environment: 'production',
      severity: 'high',
      startedAt: undefined,
      detectedAt: expect.stringMatching(/Z$/),
      description: undefined,
    });
    expect(toasts).toEqual(['The incident is declared']);
  });

  it('says why it was not declared, and keeps what was typed', async () => {
    const error = await refusal(400, 'InputError', 'It began after now');
    await renderPage({
      declareIncident: async () => {
        throw error;
      },
    });
    const dialog = await openDialog();
    const title = dialog.getByRole('textbox', { name: /^What is wrong/ });
    await userEvent.type(title, 'Checkout is slow');
    await userEvent.click(dialog.getByRole('button', { name: 'Declare' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The incident could not be declaredIt began after now',
    );
    expect(title).toHaveValue('Checkout is slow');
  });
});
