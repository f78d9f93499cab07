import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import {
  deliveryOverview,
  OVERVIEW_ANSWERS,
} from '../../__testUtils__/answers';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { EntityDeliveryCardContent } from './EntityDeliveryCardContent';

describe('the card', () => {
  it('has the DORA numbers of a group, with n and trend, and what holds it up', async () => {
    const deliveryApi = renderForEntity(
      <EntityDeliveryCardContent />,
      OVERVIEW_ANSWERS,
      { kind: 'Group', name: 'payments-core' },
    );
    const card = within(
      await screen.findByRole('region', { name: 'Delivery' }),
    );
    expect(
      await card.findByText('Review holds changes up most (86% of resamples)'),
    ).toBeInTheDocument();
    expect(card.getByRole('row', { name: /^Lead time/ })).toHaveTextContent(
      /^Lead timen=413\.2 days↓ less by 2 daysbetter/,
    );
    expect(card.queryByRole('row', { name: /^Review latency/ })).toBeNull();
    expect(card.getByRole('link', { name: 'All numbers' })).toHaveAttribute(
      'href',
      '/delivery?scope=group%3Adefault%2Fpayments-core&period=4w',
    );
    expect(deliveryApi.getConstraint.mock.calls[0][0]).toMatchObject({
      scope: 'group:default/payments-core',
    });
  });

  it('says what would be here', async () => {
    renderForEntity(<EntityDeliveryCardContent />, {
      ...OVERVIEW_ANSWERS,
      getOverview: async () => deliveryOverview({ hasData: false }),
    });
    expect(
      await screen.findByText('Nothing is known of this'),
    ).toBeInTheDocument();
  });

  it('is read again after a failure', async () => {
    let failures = 1;
    renderForEntity(<EntityDeliveryCardContent />, {
      ...OVERVIEW_ANSWERS,
      getOverview: async () => {
        if (failures-- > 0) {
          throw new Error('The database is away');
        }
        return deliveryOverview();
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('row', { name: /^Lead time/ }),
    ).toBeInTheDocument();
  });

  it('says who could let one see it', async () => {
    renderForEntity(<EntityDeliveryCardContent />, {
      ...OVERVIEW_ANSWERS,
      getConstraint: async () => {
        throw new NotAllowedError('no');
      },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});
