import { durationToMilliseconds } from '@backstage/types';
import type {
  CheckDefinition,
  DefinitionProblem,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { checkDefinition } from '../definition/checkDefinition';
import { formatPath, type Path, type PathProblem } from '../definition/path';
import { parseTime } from '../definition/times';
import type {
  CompiledCheck,
  CompiledExpression,
  CompiledScorecard,
  ExpressionCompiler,
  ExpressionProblem,
  FactDeclaration,
} from '../types';
import { EntityFilters } from './entityFilter';

/**
 * Makes a definition ready to be evaluated, e.g. one that was stored.
 *
 * @returns what is wrong with it, e.g. because a fact is known no more
 * @public
 */
export function compileScorecard(
  definition: ScorecardDefinition,
  compiler: ExpressionCompiler,
):
  | { ok: true; scorecard: CompiledScorecard }
  | { ok: false; problems: DefinitionProblem[] } {
  const result = compileDefinition(definition, compiler);
  return result.ok
    ? result
    : {
        ok: false,
        problems: result.problems.map(({ path, message }) => ({
          path: formatPath(path),
          message,
        })),
      };
}

/** Like {@link compileScorecard}, with problems that can be found in a text. */
export function compileDefinition(
  definition: ScorecardDefinition,
  compiler: ExpressionCompiler,
):
  | { ok: true; scorecard: CompiledScorecard }
  | { ok: false; problems: PathProblem[] } {
  const problems = checkDefinition(definition);
  const expressions = definition.checks.map((check, index) =>
    compileExpressions(check, compiler, ['spec', 'checks', index], problems),
  );
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  const filters = new EntityFilters();
  const checks = definition.checks.map((check, index) => {
    const { condition, message } = expressions[index];
    if (!condition) {
      throw new Error(`Check '${check.id}' has neither condition nor problem`);
    }
    return compileCheck(check, { condition, message, compiler, filters });
  });
  const factIds = checks.flatMap(({ condition, message }) => [
    ...condition.factIds,
    ...(message?.factIds ?? []),
  ]);
  return {
    ok: true,
    scorecard: {
      definition,
      checks,
      factIds: [...new Set(factIds)].sort(),
      selects: filters.get(definition.filter),
    },
  };
}

function compileExpressions(
  check: CheckDefinition,
  compiler: ExpressionCompiler,
  path: Path,
  problems: PathProblem[],
): {
  condition?: CompiledExpression<boolean>;
  message?: CompiledExpression<string>;
} {
  const note = (part: string, { message, offset }: ExpressionProblem) =>
    problems.push({ path: [...path, part], message, offset: offset ?? 0 });

  const condition = compiler.compileCondition(check.expression);
  if (!condition.ok) {
    note('expression', condition.problem);
  }
  const message =
    check.message === undefined
      ? undefined
      : compiler.compileText(check.message);
  if (message && !message.ok) {
    note('message', message.problem);
  }
  return {
    condition: condition.ok ? condition.expression : undefined,
    message: message?.ok ? message.expression : undefined,
  };
}

function compileCheck(
  definition: CheckDefinition,
  {
    condition,
    message,
    compiler,
    filters,
  }: {
    condition: CompiledExpression<boolean>;
    message: CompiledExpression<string> | undefined;
    compiler: ExpressionCompiler;
    filters: EntityFilters;
  },
): CompiledCheck {
  const { announce, enforce } = definition.effective ?? {};
  return {
    definition,
    condition,
    message,
    reads: condition.factIds
      .map(id => compiler.facts.get(id))
      .filter((fact): fact is FactDeclaration => fact !== undefined),
    freshnessMs:
      definition.freshness && durationToMilliseconds(definition.freshness),
    announcedAt: announce === undefined ? undefined : parseTime(announce),
    enforcedAt: enforce === undefined ? undefined : parseTime(enforce),
    appliesTo: filters.get(definition.filter),
  };
}
