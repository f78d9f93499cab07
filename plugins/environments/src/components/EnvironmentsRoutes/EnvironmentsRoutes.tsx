import { lazy, ReactNode, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { EnvironmentsPageContent } from '../EnvironmentsPage';

const Create = lazy(() =>
  import('../CreatePage').then(module => ({
    default: module.CreatePageContent,
  })),
);

const Environment = lazy(() =>
  import('../EnvironmentPage').then(module => ({
    default: module.EnvironmentPageContent,
  })),
);

function later(element: ReactNode) {
  return <Suspense fallback={null}>{element}</Suspense>;
}

/** All environments, creating one, and each of them. */
export function EnvironmentsRoutes() {
  return (
    <Routes>
      <Route index element={<EnvironmentsPageContent />} />
      <Route path="create" element={later(<Create />)} />
      <Route path=":id" element={later(<Environment />)} />
    </Routes>
  );
}
