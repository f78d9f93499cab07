import { NotImplementedError } from '@backstage/errors';
import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { ReadableFilter } from '../api/services';
import { EnvironmentResourceQuery } from './environmentResource';

/**
 * Whose environments fit a policy's conditions, as a filter of tables.
 *
 * @param queryOf - what a rule asks for
 * @throws NotImplementedError if the conditions use `not`: what is left then
 * cannot be listed
 */
export function readableBy(
  criteria: PermissionCriteria<PermissionCondition>,
  queryOf: (condition: PermissionCondition) => EnvironmentResourceQuery,
): ReadableFilter {
  const owners = ownersOf(criteria, queryOf);
  return owners.size === 0
    ? { kind: 'none' }
    : { kind: 'owners', owners: [...owners] };
}

function ownersOf(
  criteria: PermissionCriteria<PermissionCondition>,
  queryOf: (condition: PermissionCondition) => EnvironmentResourceQuery,
): Set<string> {
  if ('anyOf' in criteria) {
    return new Set(criteria.anyOf.flatMap(it => [...ownersOf(it, queryOf)]));
  }
  if ('allOf' in criteria) {
    const [first, ...others] = criteria.allOf.map(it => ownersOf(it, queryOf));
    return new Set(
      [...first].filter(owner => others.every(it => it.has(owner))),
    );
  }
  if ('not' in criteria) {
    throw new NotImplementedError(
      "The policy decides about environments.read with 'not', by which lists cannot be made; it can use IS_ENVIRONMENT_OWNER, anyOf and allOf",
    );
  }
  return new Set(queryOf(criteria).owners);
}
