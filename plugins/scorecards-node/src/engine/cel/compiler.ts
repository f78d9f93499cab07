import type { JsonValue } from '@backstage/types';
import type {
  CompiledExpression,
  ExpressionCompiler,
  ExpressionOutcome,
  ExpressionProblem,
  FactDeclaration,
  FactReadings,
  PreparedFacts,
} from '../types';
import { createOperation } from './evaluate/evaluators';
import { Expression, readCondition, ReadResult, readText } from './Expression';
import { FactTable } from './facts/FactTable';
import { PreparedEntity } from './facts/PreparedEntity';
import { Refusal } from './problems';
import { parse } from './syntax/parse';
import { Resolver } from './syntax/Resolver';
import { checkType, Purpose } from './types/checkType';
import { createEnvironment } from './types/environment';

type Result<T> =
  | { ok: true; expression: Expression<T> }
  | { ok: false; problem: ExpressionProblem };

class CelCompiler implements ExpressionCompiler {
  readonly facts: ReadonlyMap<string, FactDeclaration>;

  constructor(private readonly table: FactTable) {
    this.facts = table.declarations;
  }

  compileCondition(source: string): Result<boolean> {
    return this.compile(source, 'condition', readCondition);
  }

  compileText(source: string): Result<string> {
    return this.compile(source, 'text', readText);
  }

  prepare(readings: FactReadings, now: number): PreparedFacts {
    return new PreparedEntity(this.table, readings, now);
  }

  describeBadValue(factId: string, value: JsonValue): string | undefined {
    const fact = this.table.byId.get(factId);
    if (!fact) return `there is no fact '${factId}'`;
    return fact.reader.describeBadValue(value);
  }

  private compile<T>(
    source: string,
    purpose: Purpose,
    read: ReadResult<T>,
  ): Result<T> {
    try {
      const resolver = new Resolver(this.table);
      const tree = resolver.resolve(parse(source));
      const { facts, fieldNames, readsTime } = resolver;
      checkType(
        createEnvironment(this.table, facts, fieldNames),
        source,
        purpose,
      );
      const expression = new Expression(
        { source, readsTime, factIds: idsOf(this.table, facts) },
        this.table,
        createOperation(tree),
        read,
      );
      return { ok: true, expression };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ok: false, problem: error.problem };
    }
  }
}

function idsOf(table: FactTable, facts: ReadonlySet<number>): string[] {
  return [...facts].map(it => table.facts[it].declaration.id).sort();
}

/**
 * Compiles CEL over facts.
 *
 * @public
 * @param facts - All facts that expressions can read
 * @throws InputError - if an id cannot be read in an expression, or the schema
 * of an object is not valid
 */
export function createExpressionCompiler(
  facts: readonly FactDeclaration[],
): ExpressionCompiler {
  return new CelCompiler(new FactTable(facts));
}

/**
 * Evaluates and says how many steps that took, for tests.
 */
export function countSteps(
  expression: CompiledExpression<unknown>,
  facts: PreparedFacts,
): { outcome: ExpressionOutcome<unknown>; steps: number } {
  if (!(expression instanceof Expression)) {
    throw new Error('The expression was not compiled here');
  }
  return expression.evaluateCounting(facts);
}
