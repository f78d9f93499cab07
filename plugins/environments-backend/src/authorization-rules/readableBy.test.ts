import { PermissionCondition } from '@backstage/plugin-permission-common';
import { EnvironmentResourceQuery } from './environmentResource';
import { environmentsConditions, isEnvironmentOwner } from './rules';
import { readableBy } from './readableBy';

const owner = (...claims: string[]) =>
  environmentsConditions.isEnvironmentOwner({ claims });
const queryOf = ({ params }: PermissionCondition) =>
  isEnvironmentOwner.toQuery(
    params as { claims: string[] },
  ) as EnvironmentResourceQuery;
const filterOf = (criteria: Parameters<typeof readableBy>[0]) =>
  readableBy(criteria, queryOf);

describe('readableBy', () => {
  it('makes a filter of the conditions of a policy', () => {
    expect(filterOf(owner('Group:default/Shop'))).toEqual({
      kind: 'owners',
      owners: ['group:default/shop'],
    });
    expect(filterOf({ anyOf: [owner('a', 'b'), owner('b', 'c')] })).toEqual({
      kind: 'owners',
      owners: ['a', 'b', 'c'],
    });
    expect(filterOf({ allOf: [owner('a', 'b'), owner('b', 'c')] })).toEqual({
      kind: 'owners',
      owners: ['b'],
    });
    expect(filterOf({ allOf: [owner('a'), owner('b')] })).toEqual({
      kind: 'none',
    });
  });

  it('says what it cannot make one of', () => {
    expect(() => filterOf({ not: owner('a') })).toThrow(
      "decides about environments.read with 'not'",
    );
  });
});
