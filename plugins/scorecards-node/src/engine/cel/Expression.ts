import type {
  CompiledExpression,
  ExpressionOutcome,
  PreparedFacts,
  TimesNoted,
} from '../types';
import { Operation, Run } from './evaluate/Run';
import type { FactTable } from './facts/FactTable';
import { PreparedEntity } from './facts/PreparedEntity';
import { Failure } from './failures';
import { MAX_MESSAGE_LENGTH } from './limits';
import { outcomeOfFailure } from './outcome';
import { cutText } from './values/texts';
import { describeType, Value } from './values/values';

/** What an expression must come to, or undefined if it is something else. */
export type ReadResult<T> = (value: Value) => T | undefined;

export const readCondition: ReadResult<boolean> = value =>
  typeof value === 'boolean' ? value : undefined;

export const readText: ReadResult<string> = value =>
  typeof value === 'string' ? cutText(value, MAX_MESSAGE_LENGTH) : undefined;

export interface ExpressionDescription {
  source: string;
  readsTime: boolean;
  factIds: readonly string[];
}

/** A compiled expression. */
export class Expression<T> implements CompiledExpression<T> {
  readonly source: string;
  readonly readsTime: boolean;
  readonly factIds: readonly string[];

  constructor(
    description: ExpressionDescription,
    private readonly table: FactTable,
    private readonly operation: Operation,
    private readonly read: ReadResult<T>,
  ) {
    this.source = description.source;
    this.readsTime = description.readsTime;
    this.factIds = description.factIds;
  }

  evaluate(
    facts: PreparedFacts,
    freshnessMs?: number,
    times?: TimesNoted,
  ): ExpressionOutcome<T> {
    return this.evaluateCounting(facts, freshnessMs, times).outcome;
  }

  /** Also says how many steps it took, for tests. */
  evaluateCounting(
    facts: PreparedFacts,
    freshnessMs?: number,
    times?: TimesNoted,
  ): { outcome: ExpressionOutcome<T>; steps: number } {
    const run = new Run(this.preparedHere(facts), freshnessMs, times);
    const value = this.operation(run);
    return { outcome: this.outcomeOf(value), steps: run.steps };
  }

  private outcomeOf(value: Value | Failure): ExpressionOutcome<T> {
    if (value instanceof Failure) return outcomeOfFailure(value, this.source);
    const result = this.read(value);
    return result === undefined
      ? { kind: 'error', reason: `it comes to ${describeType(value)}` }
      : { kind: 'value', value: result };
  }

  /** Facts are numbered by the compiler that prepared them. */
  private preparedHere(facts: PreparedFacts): PreparedEntity {
    return facts instanceof PreparedEntity && facts.table === this.table
      ? facts
      : new PreparedEntity(this.table, facts.readings, facts.now);
  }
}
