import { lazy, ReactNode, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { DeliveryPageContent } from '../DeliveryPage';

const Metric = lazy(() =>
  import('../screens').then(module => ({
    default: module.MetricPageContent,
  })),
);

const Change = lazy(() =>
  import('../screens').then(module => ({
    default: module.ChangePageContent,
  })),
);

const Backfills = lazy(() =>
  import('../screens').then(module => ({
    default: module.BackfillsPageContent,
  })),
);

function later(element: ReactNode) {
  return <Suspense fallback={null}>{element}</Suspense>;
}

/** The answer, what each number is made of, changes, and reading repositories. */
export function DeliveryRoutes() {
  return (
    <Routes>
      <Route index element={<DeliveryPageContent />} />
      <Route path="metrics/:metric" element={later(<Metric />)} />
      <Route path="changes" element={later(<Change />)} />
      <Route path="backfills" element={later(<Backfills />)} />
    </Routes>
  );
}
