import { AnswerContext, DeliveryStage } from './numbers';
import { ChangeSummary } from './changes';

/**
 * What speaks for a stage.
 *
 * @public
 */
export interface ConstraintStage {
  stage: DeliveryStage;
  /** The share of resamples in which it saves most, from 0 to 1. */
  share: number;
  /**
   * Hours saved per merged change in a replay of the period, were it 20 % faster. It
   * is what stages are compared by: what is saved in the end may be twice as much.
   */
  savedHours: number;
  /** Of 95 % of resamples of weeks; of the replay, not of what is saved in the end. */
  interval?: { low?: number; high?: number };
}

/**
 * Which stage holds changes up most, or why that is not said.
 *
 * @public
 */
export type ConstraintFindingAnswer =
  | {
      status: 'abstained';
      reason: 'tooFewChanges' | 'tooFewWeeks' | 'tooFewStages' | 'tooMany';
      found: number;
      needed: number;
    }
  | {
      /** `unclear`: it is the stage or its runner-up. */
      status: 'named' | 'unclear';
      stage: DeliveryStage;
      runnerUp: DeliveryStage;
      share: number;
      mergedChanges: number;
      gapHours: { value: number; interval?: { low?: number; high?: number } };
      stages: ConstraintStage[];
      /**
       * By which share the stage would have to be faster for its runner-up to be
       * the constraint instead.
       */
      takeoverAt?: number;
    };

/**
 * What `GET /constraint` answers.
 *
 * @public
 */
export interface ConstraintAnswer extends AnswerContext {
  finding: ConstraintFindingAnswer;
  /** Without what assisted changes add; left out where there are none. */
  withoutAssisted?: ConstraintFindingAnswer;
  /** The changes that waited longest for the stage, at most five. */
  examples: Array<{ change: ChangeSummary; hours: number; isOpen: boolean }>;
}
