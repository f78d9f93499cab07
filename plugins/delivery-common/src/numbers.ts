/**
 * A number that says how far it can be trusted. What is missing is never 0: then
 * `value` is left out, and `excluded` says why.
 *
 * @public
 */
export interface MeasuredNumber {
  value?: number;
  /** Of how many items it is made. */
  n: number;
  /** The interval that covers it with 95 %. A bound that is not known is left out. */
  interval?: { low?: number; high?: number };
  /** The share of items that could be measured, from 0 to 1. */
  coverage: number;
  /** How many were left out, by reason. */
  excluded: Record<string, number>;
  /** How many of `n` rest on something close to what is meant. */
  approximate?: number;
  definitionVersion: number;
}

/**
 * From a time until just before another; ISO 8601, UTC.
 *
 * @public
 */
export interface Period {
  from: string;
  to: string;
}

/**
 * What every answer says of itself.
 *
 * @public
 */
export interface AnswerContext {
  scope: string;
  period: Period;
  /** When it was asked. */
  asOf: string;
  /** Until when events had been made numbers of; left out before the first. */
  derivedAt?: string;
  /** What one has to know to read the numbers, such as tags that stand for deployments. */
  remarks: Remark[];
}

/**
 * Something that limits an answer.
 *
 * @public
 */
export interface Remark {
  /** Such as `deploymentsAreTags`, `catalogUnavailable`, `ownershipFromCatalog`, `demoData`. */
  code: string;
  /** For people. */
  text: string;
}

/**
 * How a change was written, as far as anything says so. Nothing said is
 * `undeclared`, never `human`.
 *
 * @public
 */
export type ChangeCohort = 'assisted' | 'human' | 'undeclared';

/**
 * What a change passes through; `operate` is what failures of it take later.
 *
 * @public
 */
export type DeliveryStage =
  | 'code'
  | 'review'
  | 'test'
  | 'environment'
  | 'deploy'
  | 'operate';
