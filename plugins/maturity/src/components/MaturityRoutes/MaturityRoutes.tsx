import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { OrganisationPageContent } from '../OrganisationPage';

const Team = lazy(() =>
  import('../screens').then(module => ({ default: module.TeamPageContent })),
);

/** All teams, and each of them. */
export function MaturityRoutes() {
  return (
    <Routes>
      <Route index element={<OrganisationPageContent />} />
      <Route
        path="teams/:namespace/:name"
        element={
          <Suspense fallback={null}>
            <Team />
          </Suspense>
        }
      />
    </Routes>
  );
}
