import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  EnvironmentsApi,
  OwnerQuota,
} from '@groundwork/backstage-plugin-environments-common';
import { environmentSummary } from '../../__testUtils__/environments';
import { fakeEnvironmentsApi } from '../../__testUtils__/environmentsApi';
import { environmentsApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { GroupEnvironmentsCardContent } from './GroupEnvironmentsCardContent';

const OWNER = 'group:default/payments-core';

const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments-core', namespace: 'default' },
};

function quota(changed: Partial<OwnerQuota> = {}): OwnerQuota {
  return {
    owner: OWNER,
    currency: 'EUR',
    environments: { used: 3 },
    costPerDay: { used: 2.4, limit: 10 },
    byBlueprint: [
      { blueprintId: 'service', title: 'Service', used: 2, limit: 2 },
      { blueprintId: 'queue', title: 'Queue', used: 1 },
      { blueprintId: 'never', title: 'Never used', used: 0 },
    ],
    ...changed,
  };
}

async function renderCard(answers: Partial<EnvironmentsApi> = {}) {
  const environmentsApi = fakeEnvironmentsApi({
    findQuota: async () => quota(),
    queryEnvironments: async () => ({
      items: [environmentSummary({ phase: 'degraded' })],
      totalItems: 3,
      pageInfo: {},
    }),
    ...answers,
  });
  renderInTestApp(
    <EntityProvider entity={group}>
      <GroupEnvironmentsCardContent />
    </EntityProvider>,
    {
      apis: [[environmentsApiRef, environmentsApi]],
      mountedRoutes: {
        '/environments': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  const card = await screen.findByRole('region', { name: 'Environments' });
  return { card, environmentsApi };
}

describe('the card of a group', () => {
  it('shows what it has, and what its quota leaves', async () => {
    const { card, environmentsApi } = await renderCard();
    expect(
      await screen.findByRole('list', { name: 'By blueprint' }),
    ).toBeInTheDocument();
    expect(card).toHaveTextContent('Environments3');
    expect(card).toHaveTextContent('Cost per day€2.40of €10.00');
    expect(
      screen.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      'ServiceUsed up2 of 2 used',
      'Queue1 used, no limit',
      expect.stringMatching(/^orders-discountDegradedends /),
    ]);
    expect(environmentsApi.queryEnvironments.mock.calls[0][0]).toMatchObject({
      scope: 'all',
      owner: OWNER,
      sort: 'createdAt',
      order: 'desc',
    });
  });

  it('leads to all of them, and to those of a blueprint', async () => {
    await renderCard();
    const owner = 'owner=group%3Adefault%2Fpayments-core';
    expect(
      await screen.findByRole('link', { name: 'All of the group' }),
    ).toHaveAttribute('href', `/environments?scope=all&${owner}`);
    expect(screen.getByRole('link', { name: 'Service' })).toHaveAttribute(
      'href',
      `/environments?scope=all&${owner}&blueprint=service`,
    );
    expect(
      screen.getByRole('link', { name: 'orders-discount' }),
    ).toHaveAttribute('href', '/environments/e-1');
  });

  it('says what would be here, and leads to creating', async () => {
    await renderCard({
      findQuota: async () => quota({ environments: { used: 0 } }),
    });
    expect(
      await screen.findByText('No environments of this group'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'New environment' }),
    ).toHaveAttribute('href', '/environments/create');
  });

  it('says who could let one see it', async () => {
    await renderCard({
      findQuota: async () => {
        throw new NotAllowedError('no');
      },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is read again after a failure', async () => {
    let failures = 1;
    const { card } = await renderCard({
      findQuota: async () => {
        if (failures-- > 0) {
          throw new Error('The database is away');
        }
        return quota();
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The environments of the group could not be readThe database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('€2.40')).toBeInTheDocument();
    expect(card).not.toHaveTextContent('could not be read');
  });
});
