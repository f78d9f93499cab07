import type { JsonObject, JsonValue } from '@backstage/types';
import type { FactType } from '@groundwork/backstage-plugin-scorecards-common';
import type {
  CompiledExpression,
  ExpressionCompiler,
  ExpressionOutcome,
  ExpressionProblem,
  FactDeclaration,
  FactReading,
} from '../../types';
import { createExpressionCompiler } from '../compiler';

/** The time at which everything is evaluated. */
export const NOW = Date.parse('2026-11-21T09:30:00Z');
export const DAY = 24 * 60 * 60 * 1000;

/** Facts count as fresh for a day unless said otherwise. */
export function declare(
  id: string,
  type: FactType,
  more: { schema?: JsonObject; freshnessMs?: number } = {},
): FactDeclaration {
  return { id, type, description: `The ${id}`, freshnessMs: DAY, ...more };
}

/** Seen to hold an hour ago. */
export function fresh(value: JsonValue): FactReading {
  return { value, observedAt: NOW - DAY / 24 };
}

/** Seen to hold three days ago. */
export function old(value: JsonValue): FactReading {
  return { value, observedAt: NOW - 3 * DAY };
}

/** Looked for an hour ago, and the entity has none. */
export const none: FactReading = { observedAt: NOW - DAY / 24 };

/** What is known of an entity: values are fresh, readings are as they are. */
export interface World {
  compiler: ExpressionCompiler;
  readings: Record<string, FactReading>;
}

export function world(
  facts: FactDeclaration[],
  readings: Record<string, FactReading> = {},
): World {
  return { compiler: createExpressionCompiler(facts), readings };
}

const noFacts = world([]);

/** Evaluates what must compile. */
export function evaluate(
  source: string,
  { compiler, readings }: World = noFacts,
  freshnessMs?: number,
): ExpressionOutcome<boolean> {
  return compiledCondition(source, { compiler }).evaluate(
    compiler.prepare(readings, NOW),
    freshnessMs,
  );
}

/** Compiles what must compile. */
export function compiledCondition(
  source: string,
  { compiler }: Pick<World, 'compiler'>,
): CompiledExpression<boolean> {
  const result = compiler.compileCondition(source);
  if (!result.ok) throw new Error(`${source}: ${result.problem.message}`);
  return result.expression;
}

export function evaluateText(
  source: string,
  { compiler, readings }: World = noFacts,
): ExpressionOutcome<string> {
  const result = compiler.compileText(source);
  if (!result.ok) throw new Error(`${source}: ${result.problem.message}`);
  return result.expression.evaluate(compiler.prepare(readings, NOW));
}

/** What is wrong with what must not compile. */
export function problemOf(
  source: string,
  { compiler }: World = noFacts,
): ExpressionProblem {
  const result = compiler.compileCondition(source);
  if (result.ok) throw new Error(`${source} compiles`);
  return result.problem;
}

/** The part of an expression that a problem points to. */
export function pointedAt(
  source: string,
  { offset, length }: ExpressionProblem,
): string | undefined {
  if (offset === undefined || length === undefined) return undefined;
  return source.slice(offset, offset + length);
}

/** Evaluates over one fact, `a.fact`, that has this value. */
export function evaluateFact(
  type: FactType,
  value: JsonValue,
  source: string,
  schema?: JsonObject,
) {
  const facts = world([declare('a.fact', type, { schema })], {
    'a.fact': fresh(value),
  });
  return evaluate(source, facts);
}
