import { Identifier } from './types';

/**
 * What somebody says of an answer.
 *
 * - `confirm`: it is right
 * - `reject`: it is wrong, and the right one is not known
 * - `correct`: it is wrong, and `correctRef` is right
 *
 * @public
 */
export interface FeedbackRequest {
  /** What the answer was found by: the identifier of its evidence. */
  identifier: Identifier;
  verdict: 'confirm' | 'reject' | 'correct';
  /** The entity that was answered. */
  entityRef: string;
  /** With `correct`: the entity that should have been. */
  correctRef?: string;
  /** Up to 500 characters. */
  comment?: string;
}
