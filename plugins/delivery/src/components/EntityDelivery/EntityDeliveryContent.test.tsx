import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deliveryOverview,
  OVERVIEW_ANSWERS,
} from '../../__testUtils__/answers';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { EntityDeliveryContent } from './EntityDeliveryContent';

describe('the tab of an entity', () => {
  it('has the answer of that entity, and leads further', async () => {
    const deliveryApi = renderForEntity(
      <EntityDeliveryContent />,
      OVERVIEW_ANSWERS,
    );
    expect(
      await screen.findByRole('heading', { name: /^Review holds changes up/ }),
    ).toBeInTheDocument();
    expect(deliveryApi.getOverview.mock.calls[0][0]).toMatchObject({
      scope: 'component:default/orders',
    });
    expect(screen.getByRole('link', { name: 'Tests' })).toHaveAttribute(
      'href',
      '/delivery/tests?scope=component%3Adefault%2Forders&period=4w',
    );
    await userEvent.click(screen.getByRole('radio', { name: '12 weeks' }));
    await waitFor(() =>
      expect(
        screen.getAllByRole('link', { name: '3.2 days' })[0],
      ).toHaveAttribute(
        'href',
        '/delivery/metrics/lead-time?scope=component%3Adefault%2Forders&period=12w',
      ),
    );
  });

  it('leads to reading its repository while nothing is known', async () => {
    renderForEntity(<EntityDeliveryContent />, {
      getOverview: async () => deliveryOverview({ hasData: false }),
    });
    expect(
      await screen.findByRole('link', { name: 'Read a repository' }),
    ).toHaveAttribute('href', '/delivery/backfills');
  });
});
