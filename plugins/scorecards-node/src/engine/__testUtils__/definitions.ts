import type { Entity } from '@backstage/catalog-model';
import type {
  CheckDefinition,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { compileScorecard } from '../evaluation';
import type { CompiledScorecard } from '../types';
import { testCompiler } from './facts';

/** A check with nothing said but what a test is about. */
export function check(
  id: string,
  rest: Partial<CheckDefinition> = {},
): CheckDefinition {
  return {
    id,
    title: `Title of ${id}`,
    expression: 'repo.hasReadme',
    level: 1,
    weight: 1,
    ...rest,
  };
}

/** A scorecard with three levels, and nothing else but what a test is about. */
export function scorecard(
  checks: CheckDefinition[],
  rest: Partial<ScorecardDefinition> = {},
): ScorecardDefinition {
  return {
    id: 'readiness',
    title: 'Readiness',
    owner: 'group:default/platform',
    levels: ['Bronze', 'Silver', 'Gold'].map((name, index) => ({
      name,
      level: index + 1,
    })),
    checks,
    tests: [],
    ...rest,
  };
}

/** Compiles a scorecard that is known to be right. */
export function compiled(definition: ScorecardDefinition): CompiledScorecard {
  const result = compileScorecard(definition, testCompiler);
  if (!result.ok) {
    throw new Error(JSON.stringify(result.problems));
  }
  return result.scorecard;
}

export const service: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'orders' },
  spec: { type: 'service', lifecycle: 'production' },
};

export const library: Entity = {
  ...service,
  metadata: { namespace: 'default', name: 'money' },
  spec: { type: 'library', lifecycle: 'experimental' },
};
