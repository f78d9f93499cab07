import { screen } from '@testing-library/react';
import { createRouteRef } from '@backstage/core-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { useMountedPath } from './useMountedPath';

const pageRouteRef = createRouteRef({ id: 'page' });
const missingRouteRef = createRouteRef({ id: 'missing' });

function Paths() {
  const page = useMountedPath(pageRouteRef);
  const missing = useMountedPath(missingRouteRef);
  return (
    <>
      <p>Page: {page ?? 'nowhere'}</p>
      <p>Missing: {missing ?? 'nowhere'}</p>
    </>
  );
}

it('knows where a page is, and that another is not installed', async () => {
  renderInTestApp(<Paths />, { mountedRoutes: { '/page': pageRouteRef } });
  expect(await screen.findByText('Page: /page')).toBeInTheDocument();
  expect(screen.getByText('Missing: nowhere')).toBeInTheDocument();
});
