import { CheckDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import { CurrentDefinitions } from '../definitions/types';

/**
 * Ids of the facts that a check reads, which may be of a version before the one
 * in force: until all entities are evaluated by the new one.
 */
export function factIdsOf(
  { scorecards, compiler }: Pick<CurrentDefinitions, 'scorecards' | 'compiler'>,
  scorecardId: string,
  { id, expression }: Pick<CheckDefinition, 'id' | 'expression'>,
): readonly string[] {
  const known = scorecards
    .get(scorecardId)
    ?.compiled.checks.find(({ definition }) => definition.id === id);
  if (known?.definition.expression === expression) {
    return known.condition.factIds;
  }
  const compiled = compiler.compileCondition(expression);
  // A fact that it reads may be gone since
  return compiled.ok ? compiled.expression.factIds : [];
}
