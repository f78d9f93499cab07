import { AnswerContext, MeasuredNumber } from './numbers';
import { ChangeSummary } from './changes';

/**
 * A change that waits for somebody.
 *
 * @public
 */
export interface WaitingChange {
  change: ChangeSummary;
  waitsFor: 'review' | 'approval' | 'merge';
  since: string;
  waitedHours: number;
  /** Longer than 90 % of this scope's waits of the last 12 weeks. */
  isOverdue: boolean;
  /** Why it should be looked at before others. */
  risks: string[];
}

/**
 * What `GET /reviews` answers: overdue first, then riskiest, then oldest.
 *
 * @public
 */
export interface ReviewQueue extends AnswerContext {
  items: WaitingChange[];
  /** Of all, not only of `items`. */
  total: number;
  overdue: number;
  /** What is usual: hours until the first review. */
  usual: MeasuredNumber;
  /** Beyond how many hours a wait is overdue; left out where too little is known. */
  overdueAfterHours?: number;
  /** Reviews asked of each team's changes in the last 4 weeks, and how many wait. */
  load: Array<{
    team: string;
    arrived: number;
    reviewed: number;
    waiting: number;
  }>;
}
