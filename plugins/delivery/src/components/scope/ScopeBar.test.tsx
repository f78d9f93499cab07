import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OVERVIEW_ANSWERS } from '../../__testUtils__/answers';
import { mockIntersections } from '../../__testUtils__/mockIntersections';
import { renderDelivery } from '../../__testUtils__/renderDelivery';

beforeAll(mockIntersections);

const orders = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default' },
};

async function search(text: string) {
  const field = await screen.findByRole('combobox', {
    name: 'Find a team, system, component or repository',
  });
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

const expectAddress = (expected: string) =>
  waitFor(() =>
    expect(screen.getByTestId('address')).toHaveTextContent(expected),
  );

it('finds entities and any repository, and leads on with them', async () => {
  await renderDelivery({ answers: OVERVIEW_ANSWERS, entities: [orders] });
  await search('ord');
  await userEvent.click(await screen.findByRole('option', { name: /^orders/ }));
  await expectAddress('/delivery?scope=component%3Adefault%2Forders');
  expect(screen.getByDisplayValue('orders')).toBeInTheDocument();
  await waitFor(() =>
    expect(screen.getByRole('link', { name: 'Incidents' })).toHaveAttribute(
      'href',
      '/delivery/incidents?scope=component%3Adefault%2Forders&period=4w',
    ),
  );
  await search('github.com/acme/ledger');
  await userEvent.click(
    await screen.findByRole('option', { name: /^github\.com\/acme\/ledger/ }),
  );
  await expectAddress(
    '/delivery?scope=repository%3Agithub.com%2Facme%2Fledger',
  );
});
