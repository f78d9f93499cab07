import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { IncidentsPageContent } from '../IncidentsPage';

const Incident = lazy(() =>
  import('../screens').then(module => ({
    default: module.IncidentPageContent,
  })),
);

/** All incidents, and each of them. */
export function IncidentsRoutes() {
  return (
    <Routes>
      <Route index element={<IncidentsPageContent />} />
      <Route
        path=":id"
        element={
          <Suspense fallback={null}>
            <Incident />
          </Suspense>
        }
      />
    </Routes>
  );
}
