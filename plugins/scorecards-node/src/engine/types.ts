import type { Entity } from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import type {
  CheckDefinition,
  CheckStatus,
  FactSchema,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';

/**
 * A fact schema with its freshness settled.
 *
 * @public
 */
export interface FactDeclaration extends FactSchema {
  /** Milliseconds for which an observation counts as fresh. */
  freshnessMs: number;
}

/**
 * What is known of a fact of an entity.
 *
 * - no reading: never observed
 * - `value` absent, `observedAt` there: observed, and the entity has none
 * - `error` there: the last attempt failed; the value, if any, is older
 *
 * @public
 */
export interface FactReading {
  value?: JsonValue;
  /** Epoch milliseconds: when it was last seen to hold. */
  observedAt?: number;
  /** Epoch milliseconds: since when it has this value. */
  changedAt?: number;
  error?: string;
  /** Epoch milliseconds. */
  errorSince?: number;
}

/**
 * What is known of an entity, by fact id.
 *
 * @public
 */
export type FactReadings = Readonly<Record<string, FactReading | undefined>>;

/**
 * The facts of one entity, prepared once for all expressions of an environment
 * (values converted to CEL's types lazily, ages compared with a time).
 *
 * @public
 */
export interface PreparedFacts {
  readonly readings: FactReadings;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * What an expression came to.
 *
 * @public
 */
export type ExpressionOutcome<T> =
  | { kind: 'value'; value: T }
  /** A fact that decides is missing, or its collector failed. */
  | { kind: 'unknown'; reason: string; factIds: string[] }
  /** A fact that decides is too old. `since`: epoch ms when it became so. */
  | { kind: 'stale'; reason: string; factIds: string[]; since: number }
  /** E.g. a division by zero: the expression has no value for these facts. */
  | { kind: 'error'; reason: string };

/**
 * An expression that has been checked against the known facts.
 *
 * @public
 */
export interface CompiledExpression<T> {
  readonly source: string;
  /** Ids of the facts that it reads, sorted. */
  readonly factIds: readonly string[];
  /** True when it reads the time, so that its value can change by itself. */
  readonly readsTime: boolean;
  /**
   * @param freshnessMs - instead of what the facts' declarations say
   * @param times - told when it may come to something else, where it reads the
   * time; not of facts that grow stale
   */
  evaluate(
    facts: PreparedFacts,
    freshnessMs?: number,
    times?: TimesNoted,
  ): ExpressionOutcome<T>;
}

/**
 * Takes down how time alone can change what an expression comes to.
 *
 * @public
 */
export interface TimesNoted {
  /** It stays as it is until then, in epoch milliseconds, if nothing else is noted. */
  at(time: number): void;
  /** It may become something else at any time. */
  anyTime(): void;
}

/**
 * What is wrong with an expression, and where in its text.
 *
 * @public
 */
export interface ExpressionProblem {
  message: string;
  /** Offset in the expression, in UTF-16 code units. */
  offset?: number;
  length?: number;
}

/**
 * Compiles expressions over known facts. One is made per set of declarations
 * and shared by all scorecards.
 *
 * @public
 */
export interface ExpressionCompiler {
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  compileCondition(
    source: string,
  ):
    | { ok: true; expression: CompiledExpression<boolean> }
    | { ok: false; problem: ExpressionProblem };
  compileText(
    source: string,
  ):
    | { ok: true; expression: CompiledExpression<string> }
    | { ok: false; problem: ExpressionProblem };
  prepare(readings: FactReadings, now: number): PreparedFacts;
  /** Why a value is not one of the declared type; undefined when it is. */
  describeBadValue(factId: string, value: JsonValue): string | undefined;
}

/**
 * A check, ready to be evaluated.
 *
 * @public
 */
export interface CompiledCheck {
  readonly definition: CheckDefinition;
  readonly condition: CompiledExpression<boolean>;
  readonly message?: CompiledExpression<string>;
  /** The facts that the condition reads, in the order of its `factIds`. */
  readonly reads: readonly FactDeclaration[];
  /** Freshness of the check, in milliseconds, if it has one of its own. */
  readonly freshnessMs?: number;
  /** Epoch milliseconds. */
  readonly announcedAt?: number;
  /** Epoch milliseconds. */
  readonly enforcedAt?: number;
  /** Whether it applies to an entity that the scorecard selects. */
  appliesTo(entity: Entity): boolean;
}

/**
 * A scorecard, ready to be evaluated.
 *
 * @public
 */
export interface CompiledScorecard {
  readonly definition: ScorecardDefinition;
  readonly checks: readonly CompiledCheck[];
  /** Ids of all facts that it reads, sorted. */
  readonly factIds: readonly string[];
  selects(entity: Entity): boolean;
}

/**
 * What a check says of an entity.
 *
 * @public
 */
export interface CheckEvaluation {
  status: CheckStatus;
  /** Why it failed, is unknown or stale. */
  message?: string;
  /** False while it is only announced. */
  enforced: boolean;
  /** For `stale`: epoch milliseconds since when. */
  staleSince?: number;
}

/**
 * What a scorecard says of an entity.
 *
 * @public
 */
export interface ScorecardEvaluation {
  /** In the order of the scorecard's checks; undefined where one does not apply. */
  checks: ReadonlyArray<CheckEvaluation | undefined>;
  /** 0 when not even the lowest is reached. */
  level: number;
  /** Weight that passes, of enforced checks. */
  passedWeight: number;
  /** Weight that is pass or fail, of enforced checks. */
  knownWeight: number;
  /** Weight that applies, of enforced checks; exempt ones left out. */
  applicableWeight: number;
  /** Epoch milliseconds when the outcome may change by itself; a fact grows stale, a date is reached. */
  nextDueAt?: number;
  /**
   * True when it may change before `nextDueAt`, because an expression makes
   * more of the time than to compare it. Otherwise it holds until then.
   */
  unsteady?: true;
}

/**
 * A waiver that is in force.
 *
 * @public
 */
export interface ActiveWaiver {
  checkId: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** While this check does not pass, the waiver does not hold. */
  compensatingCheckId?: string;
}
