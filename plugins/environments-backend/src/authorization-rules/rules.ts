import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { environmentPermissionResourceRef } from './environmentResource';

const lower = (ref: string) => ref.toLocaleLowerCase('en-US');

/**
 * Allows what concerns environments that one of the claims owns.
 *
 * @public
 */
export const isEnvironmentOwner = createPermissionRule({
  name: 'IS_ENVIRONMENT_OWNER',
  description: 'Allow environments that a specified claim owns',
  resourceRef: environmentPermissionResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Refs of groups and users, at least one of which must own it'),
  }),
  apply: ({ owner }, { claims }) => claims.map(lower).includes(lower(owner)),
  toQuery: ({ claims }) => ({ owners: claims.map(lower) }),
});

/**
 * The rules for environments.
 *
 * @public
 */
export const environmentRules = { isEnvironmentOwner };

const exported = createConditionExports({
  resourceRef: environmentPermissionResourceRef,
  rules: environmentRules,
});

/**
 * Conditions for permission policies.
 *
 * @example
 *
 * ```ts
 * createEnvironmentsConditionalDecision(
 *   permission,
 *   environmentsConditions.isEnvironmentOwner({ claims }),
 * );
 * ```
 *
 * @public
 */
export const environmentsConditions = exported.conditions;

/**
 * Makes the conditional decision of a permission policy about a permission of
 * this plugin that is decided by the environment.
 *
 * @public
 */
export const createEnvironmentsConditionalDecision =
  exported.createConditionalDecision;
