import type { FilterPredicate } from '@backstage/filter-predicates';
import type {
  CheckDefinition,
  ScorecardFixture,
} from '@groundwork/backstage-plugin-scorecards-common';

/** A scorecard as it is written, when it is as its schema says. */
export interface ScorecardDocument {
  apiVersion: 'groundwork/v1';
  kind: 'Scorecard';
  metadata: {
    name: string;
    title: string;
    description?: string;
    owner: string;
  };
  spec: {
    filter?: FilterPredicate;
    levels: Array<{ name: string; description?: string }>;
    checks: Array<Omit<CheckDefinition, 'weight'> & { weight?: number }>;
  };
  tests?: ScorecardFixture[];
}
