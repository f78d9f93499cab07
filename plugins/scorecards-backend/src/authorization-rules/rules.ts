import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { scoredEntityPermissionResourceRef } from './scoredEntity';

const lower = (ref: string) => ref.toLocaleLowerCase('en-US');

/** Kinds that answer for themselves. */
const ANSWER_FOR_THEMSELVES = new Set(['group', 'user']);

/**
 * Allows what concerns entities that one of the claims owns. Groups and users
 * have no owner: they answer for themselves.
 *
 * @public
 */
export const isScoredEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description:
    'Allow entities that a specified claim owns, and the claims themselves',
  resourceRef: scoredEntityPermissionResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Refs of groups and users, at least one of which must own it'),
  }),
  apply: ({ entityRef, kind, ownerRef }, { claims }) => {
    const answers = ANSWER_FOR_THEMSELVES.has(kind) ? entityRef : ownerRef;
    return answers !== undefined && claims.map(lower).includes(lower(answers));
  },
  toQuery: ({ claims }) => ({ answerableRefs: claims.map(lower) }),
});

/**
 * The rules for entities with scorecards.
 *
 * @public
 */
export const scoredEntityRules = { isScoredEntityOwner };

const exported = createConditionExports({
  resourceRef: scoredEntityPermissionResourceRef,
  rules: scoredEntityRules,
});

/**
 * Conditions for permission policies.
 *
 * @example
 *
 * ```ts
 * createScorecardsConditionalDecision(
 *   permission,
 *   scorecardsConditions.isScoredEntityOwner({ claims }),
 * );
 * ```
 *
 * @public
 */
export const scorecardsConditions = exported.conditions;

/**
 * Makes the conditional decision of a permission policy about a permission of
 * this plugin that is decided by the entity.
 *
 * @public
 */
export const createScorecardsConditionalDecision =
  exported.createConditionalDecision;
