import type { PreparedEntity } from '../facts/PreparedEntity';
import { Failure, Fault } from '../failures';
import { MAX_STEPS } from '../limits';
import type { TimesNoted } from '../../types';
import type { Value } from '../values/values';

/** A compiled part of an expression. */
export type Operation = (run: Run) => Value | Failure;

const TOO_MUCH_WORK = new Fault(
  `it takes more than ${MAX_STEPS.toLocaleString('en-US')} steps`,
);

/** One evaluation: what it reads, and the work that it has done. */
export class Run {
  /** Values of the variables of comprehensions and `cel.bind`, by slot. */
  readonly variables: Array<Value | Failure> = [];
  private done = 0;

  constructor(
    readonly facts: PreparedEntity,
    readonly freshnessMs: number | undefined,
    /** Told how time alone can change what it comes to. */
    readonly times?: TimesNoted,
  ) {}

  get steps(): number {
    return this.done;
  }

  /**
   * Asks for steps before work is done whose size depends on the facts.
   *
   * @returns a fault when there are none left; the work is not to be done then
   */
  spend(steps: number): Fault | undefined {
    this.done += steps;
    return this.done > MAX_STEPS ? TOO_MUCH_WORK : undefined;
  }
}

/** Steps to go through a text once. */
export function stepsOfText(length: number): number {
  return length >> 6;
}
