import { LinkClass } from '../types';

/**
 * How sure a link of each class is, at most. These are starting values, to be
 * calibrated by what people correct; only proximity falls below its own.
 */
export const CONFIDENCE: Readonly<Record<LinkClass, number>> = {
  explicit: 1,
  rollback: 0.95,
  revert: 0.9,
  hotfix: 0.6,
  proximity: 0.5,
};

/** What the headline of a metric counts; what is less sure is an upper bound. */
export const HEADLINE_CONFIDENCE = 0.6;
