import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { ScorecardsPageContent } from '../ScorecardsPage';

const Scorecard = lazy(() =>
  import('../ScorecardPage').then(module => ({
    default: module.ScorecardPageContent,
  })),
);

/** All scorecards, and each of them below that. */
export function ScorecardsRoutes() {
  return (
    <Routes>
      <Route index element={<ScorecardsPageContent />} />
      <Route
        path=":id/*"
        element={
          <Suspense fallback={null}>
            <Scorecard />
          </Suspense>
        }
      />
    </Routes>
  );
}
