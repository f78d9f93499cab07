import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  DeliveryApi,
  IncidentChain,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  INCIDENT_ID,
  incidentChain,
  incidentSummary,
} from '../../__testUtils__/lists';
import { refusal } from '../../__testUtils__/refusal';
import { renderDelivery } from '../../__testUtils__/renderDelivery';

async function renderPage(
  chain: IncidentChain = incidentChain(),
  answers: Partial<DeliveryApi> = {},
) {
  return renderDelivery({
    at: `/delivery/incidents/${encodeURIComponent(INCIDENT_ID)}`,
    answers: { getIncident: async () => chain, ...answers },
  });
}

async function correct(button: string, doIt: string) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(
    dialog.getByRole('textbox', { name: /^Why/ }),
    'Logs say so',
  );
  await userEvent.click(dialog.getByRole('button', { name: doIt }));
  return dialog;
}

describe('an incident', () => {
  it('leads from deployment over change to team, each with how it is known', async () => {
    const { deliveryApi } = await renderPage();
    expect(
      await screen.findByRole('heading', { name: 'Checkout is slow' }),
    ).toBeInTheDocument();
    expect(deliveryApi.getIncident.mock.calls[0][0]).toBe(INCIDENT_ID);
    const chain = screen.getByRole('region', { name: 'Where it came from' });
    expect(chain).toHaveTextContent('orders v1.8.2productionrolled back · 95%');
    expect(chain).toHaveTextContent('v1.8.1 came back 20 minutes later');
    expect(chain).toHaveTextContent('deployed by ada.byron');
    expect(chain).toHaveTextContent('assistedcontains it · 100%');
    expect(chain).toHaveTextContent('and 2 more');
    expect(chain).toHaveTextContent(
      'Owned then by payments-coreowner then · 100%',
    );
    expect(
      within(chain).getByRole('link', { name: 'Add discounts' }),
    ).toHaveAttribute(
      'href',
      '/delivery/changes?id=change%3Agithub.com%2Facme%2Forders%237',
    );
  });

  it.each([
    [
      'Not this one… orders v1.8.2 (production)',
      'Unlink',
      { kind: 'isNot', to: { kind: 'deployment', id: 'd-1' } },
    ],
    [
      'Link… ledger v3.0.0 (production)',
      'Link',
      { kind: 'is', to: { kind: 'deployment', id: 'd-0' } },
    ],
    [
      'By this one… Add discounts',
      'Link',
      {
        kind: 'is',
        to: { kind: 'change', id: 'change:github.com/acme/orders#7' },
      },
    ],
    ['It came from no deployment…', 'Say so', { kind: 'none', to: undefined }],
  ])('is corrected with a reason: %s', async (button, doIt, expected) => {
    const { deliveryApi, toasts } = await renderPage(incidentChain(), {
      correctLink: async () => {},
    });
    await correct(button, doIt);
    await waitFor(() =>
      expect(deliveryApi.correctLink.mock.calls).toEqual([
        [
          {
            from: { kind: 'incident', id: INCIDENT_ID },
            reason: 'Logs say so',
            ...expected,
          },
        ],
      ]),
    );
    await waitFor(() =>
      expect(deliveryApi.getIncident).toHaveBeenCalledTimes(2),
    );
    expect(toasts).toEqual(['The link is corrected']);
  });

  it('says why it was not corrected', async () => {
    const error = await refusal(409, 'ConflictError', 'Said already');
    await renderPage(incidentChain(), {
      correctLink: async () => {
        throw error;
      },
    });
    const dialog = await correct('It came from no deployment…', 'Say so');
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The link could not be correctedSaid already',
    );
  });

  it('is resolved', async () => {
    const { deliveryApi } = await renderPage(incidentChain(), {
      changeIncident: async (_id, { resolvedAt }) =>
        incidentChain({
          incident: incidentSummary({
            status: 'resolved',
            resolvedAt: resolvedAt ?? undefined,
          }),
        }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Resolve…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Resolve' }));
    expect(await screen.findByText('Resolved')).toBeInTheDocument();
    expect(deliveryApi.changeIncident.mock.calls).toEqual([
      [INCIDENT_ID, { resolvedAt: expect.stringMatching(/Z$/) }],
    ]);
    expect(screen.queryByRole('button', { name: 'Resolve…' })).toBeNull();
  });

  it('can turn out to have been none', async () => {
    const { deliveryApi } = await renderPage(incidentChain(), {
      changeIncident: async () =>
        incidentChain({
          incident: { ...incidentSummary(), isIncident: false },
        }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'This was no incident' }),
    );
    expect(
      await screen.findByRole('button', {
        name: 'It was an incident after all',
      }),
    ).toBeInTheDocument();
    expect(deliveryApi.changeIncident.mock.calls).toEqual([
      [INCIDENT_ID, { isIncident: false }],
    ]);
  });

  it('can only be read by those who may not write', async () => {
    await renderPage(incidentChain({ mayWrite: false, mayLink: false }));
    await screen.findByRole('region', { name: 'Where it came from' });
    expect(
      screen.getByText(/^Those who have the permission delivery\.link\.write/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', {
        name: /Link|Not this|Resolve|no incident/,
      }),
    ).toBeNull();
  });

  it('says that where it came from is not known, and what was said', async () => {
    await renderPage(
      incidentChain({
        deployments: [],
        candidates: [],
        owner: undefined,
        corrections: [
          {
            at: '2026-11-20T10:00:00Z',
            kind: 'isNot',
            to: { kind: 'deployment', id: 'd-1' },
            reason: 'It was the network',
          },
        ],
      }),
    );
    expect(
      await screen.findByText('Where it came from is not known'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Who owned it then is not known'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'What people said' }),
    ).toHaveTextContent('did not come from d-1: It was the network');
  });

  it.each([
    [new NotAllowedError('no'), 'You may not see this'],
    [new NotFoundError('No such incident'), 'This is not known here'],
    [new Error('The database is away'), 'The incident could not be read'],
  ])('says why it is not there: %s', async (error, expected) => {
    await renderPage(incidentChain(), {
      getIncident: async () => {
        throw error;
      },
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });
});
