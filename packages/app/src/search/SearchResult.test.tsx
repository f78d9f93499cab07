import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { portalApis } from '../__testUtils__/portalApis';
import { SearchResult } from './SearchResult';
import { SearchResult as Result } from './hits';

function renderResult(
  type: string,
  fields: object,
  highlight?: Result['highlight'],
) {
  const result = { title: 'orders', text: '', location: '/orders', ...fields };
  renderInTestApp(
    <SearchResult type={type} result={result} highlight={highlight} />,
    {
      apis: [...portalApis()],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const highlighted = (title: string) => ({
  preTag: '<b>',
  postTag: '</b>',
  fields: { title },
});

describe('a result of the search page', () => {
  it('is a team, which leads to its page', async () => {
    renderResult('software-catalog', {
      title: 'payments-core',
      text: 'Takes payments',
      kind: 'Group',
      componentType: 'team',
      location: '/catalog/default/group/payments-core',
    });
    expect(
      await screen.findByRole('link', { name: 'payments-core' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments-core');
    expect(screen.getByText('Team')).toBeInTheDocument();
    expect(screen.getByText('Takes payments')).toBeInTheDocument();
  });

  it('is an environment, with what it is made from and whose it is', async () => {
    renderResult('environments', {
      title: 'orders-42',
      location: '/environments/e-1',
      blueprint: 'Service',
      owner: 'group:default/ordering',
    });
    expect(
      await screen.findByRole('link', { name: 'orders-42' }),
    ).toHaveAttribute('href', '/environments/e-1');
    expect(screen.getByText(/^Environment · Service · /)).toHaveTextContent(
      'Environment · Service · ordering',
    );
  });

  it('is a scorecard, with the words that were found', async () => {
    renderResult(
      'scorecards',
      { title: 'Order readiness', location: '/scorecards/order' },
      highlighted('<b>Order</b> readiness'),
    );
    expect(
      await screen.findByRole('link', { name: 'Order readiness' }),
    ).toHaveAttribute('href', '/scorecards/order');
    expect(screen.getByText('Order').tagName).toBe('MARK');
    expect(screen.getByText('Scorecard')).toBeInTheDocument();
  });
});
