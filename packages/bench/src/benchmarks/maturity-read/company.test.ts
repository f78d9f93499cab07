import { stringifyEntityRef } from '@backstage/catalog-model';
import { componentsOf, createCompany, READS_ALL } from './company';

describe('createCompany', () => {
  const { departments, entities, teams } = createCompany(130);
  const byRef = new Map(entities.map(it => [stringifyEntityRef(it), it]));
  const relationsOf = (ref: string, type: string) =>
    (byRef.get(ref)?.relations ?? [])
      .filter(it => it.type === type)
      .map(({ targetRef }) => targetRef);

  it('has departments of 25 teams, and divisions of 5 departments', () => {
    expect(teams).toHaveLength(130);
    expect(departments).toHaveLength(6);
    const divisions = entities.filter(it => it.spec?.type === 'division');
    expect(divisions).toHaveLength(2);
    expect(entities).toHaveLength(1 + 2 + 6 + 130 + 2);
  });

  it.each([
    ['group:default/team-129', 'group:default/department-5'],
    ['group:default/department-5', 'group:default/division-1'],
    ['group:default/division-1', 'group:default/company'],
  ])('has %s in %s', (child, parent) => {
    expect(relationsOf(child, 'childOf')).toEqual([parent]);
    expect(relationsOf(parent, 'parentOf')).toContain(child);
  });

  it('has a hundred components of each team, related both ways', () => {
    const components = componentsOf('group:default/team-7');
    expect(components).toHaveLength(100);
    expect(relationsOf('group:default/team-7', 'ownerOf')).toEqual(
      components.map(it => stringifyEntityRef(it)),
    );
    expect(components[99].relations).toEqual([
      { type: 'ownedBy', targetRef: 'group:default/team-7' },
    ]);
    expect(relationsOf('group:default/department-0', 'ownerOf')).toEqual([]);
  });

  it('has people in a team', () => {
    expect(relationsOf(READS_ALL, 'memberOf')).toEqual([
      'group:default/team-0',
    ]);
    expect(relationsOf('group:default/team-0', 'hasMember')).toHaveLength(2);
  });

  it.each([0, -1, 2.5])('refuses %d teams', teamCount => {
    expect(() => createCompany(teamCount)).toThrow(
      'it must be a whole number from 1',
    );
  });
});
