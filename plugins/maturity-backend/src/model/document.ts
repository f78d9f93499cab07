import type { FilterPredicate } from '@backstage/filter-predicates';
import type {
  ModelCheck,
  ModelPractice,
  ModelQuestion,
} from '@groundwork/backstage-plugin-maturity-common';
import type { Capability } from '@groundwork/backstage-plugin-scorecards-common';

type WithoutWeight<T extends { weight: number }> = Omit<T, 'weight'> & {
  weight?: number;
};

/** A maturity model as it is written, when it is as its schema says. */
export interface ModelDocument {
  apiVersion: 'groundwork/v1';
  kind: 'MaturityModel';
  metadata: {
    name: string;
    title: string;
    description?: string;
    version: string;
    owner: string;
  };
  spec: {
    filter: FilterPredicate;
    levels: Array<{ name: string; description?: string }>;
    capabilities: Array<{
      capability: Capability;
      title: string;
      description: string;
      checks: Array<WithoutWeight<ModelCheck>>;
    }>;
    practices?: Array<WithoutWeight<ModelPractice>>;
    questions?: Array<
      Omit<ModelQuestion, 'answers'> & {
        /** One for each level, the lowest first. */
        answers: string[];
      }
    >;
  };
}
