import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

const DIVISIONS = 10;
const TEAMS_OF_A_DIVISION = 10;
const COMPONENTS_OF_A_TEAM = 5;

/** What is above all groups. */
export const COMPANY = 'group:default/company';

/** A component, who owns it, and where its source is. */
export interface CompanyComponent {
  component: string;
  team: string;
  repository: string;
}

/** A company: groups in three levels, and components that teams own. */
export interface Company {
  divisions: string[];
  teams: string[];
  components: CompanyComponent[];
  entities: Entity[];
}

/** Makes a company of 10 divisions, 100 teams and 500 components. */
export function createCompany(): Company {
  const company = groupOf('company', 'organization');
  const divisions = numbers(DIVISIONS).map(number =>
    groupOf(`division-${number}`, 'department', 'company'),
  );
  const teams = divisions.flatMap((division, at) =>
    numbers(TEAMS_OF_A_DIVISION).map(number =>
      groupOf(
        `team-${at * TEAMS_OF_A_DIVISION + number}`,
        'team',
        division.metadata.name,
      ),
    ),
  );
  const owned = teams.flatMap((team, at) =>
    numbers(COMPONENTS_OF_A_TEAM).map(number => ({
      entity: componentOf(
        `service-${at * COMPONENTS_OF_A_TEAM + number}`,
        stringifyEntityRef(team),
      ),
      team: stringifyEntityRef(team),
    })),
  );
  return {
    divisions: divisions.map(it => stringifyEntityRef(it)),
    teams: teams.map(it => stringifyEntityRef(it)),
    components: owned.map(({ entity, team }) => ({
      component: stringifyEntityRef(entity),
      team,
      repository: `github.com/bench/${entity.metadata.name}`,
    })),
    entities: [
      company,
      ...divisions,
      ...teams,
      ...owned.map(({ entity }) => entity),
    ],
  };
}

function groupOf(name: string, type: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type, children: [], ...(parent && { parent }) },
  };
}

function componentOf(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'github.com/project-slug': `bench/${name}` },
    },
    spec: { type: 'service', lifecycle: 'production', owner },
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}
