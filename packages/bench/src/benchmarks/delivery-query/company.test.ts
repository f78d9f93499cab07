import { createCompany } from './company';

describe('createCompany', () => {
  const { components, divisions, entities, teams } = createCompany();

  it('has groups in three levels, and components that teams own', () => {
    expect([divisions.length, teams.length, components.length]).toEqual([
      10, 100, 500,
    ]);
    expect(entities).toHaveLength(1 + 10 + 100 + 500);
    const parentOf = (name: string) =>
      entities.find(it => it.kind === 'Group' && it.metadata.name === name)
        ?.spec?.parent;
    expect(parentOf('team-99')).toBe('division-9');
    expect(parentOf('division-9')).toBe('company');
    expect(components[499]).toEqual({
      component: 'component:default/service-499',
      team: 'group:default/team-99',
      repository: 'github.com/bench/service-499',
    });
  });
});
