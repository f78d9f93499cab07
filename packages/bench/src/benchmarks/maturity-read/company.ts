import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  listedMetadata,
  repositoryMetadata,
  titleOf,
} from '../../synthetic/metadata';

const TEAMS_OF_A_DEPARTMENT = 25;
const DEPARTMENTS_OF_A_DIVISION = 5;
/** How much software a team has. */
export const COMPONENTS_OF_A_TEAM = 100;

/** Whose members people are. */
const FIRST_TEAM = 'group:default/team-0';

/** May read all of the catalog. */
export const READS_ALL = 'user:default/reads-all';
/** May read what a condition allows, which is all that is here. */
export const READS_BY_CONDITION = 'user:default/reads-by-condition';

/** A company: groups in four levels, and who may look at them. */
export interface Company {
  /** Refs of the groups that are graded. */
  teams: string[];
  departments: string[];
  /** All groups and users, with their relations. */
  entities: Entity[];
}

/** Makes a company of so many teams, in departments, in divisions. */
export function createCompany(teams: number): Company {
  if (!Number.isInteger(teams) || teams < 1) {
    throw new InputError(
      `A company of ${teams} teams cannot be made: it must be a whole number from 1`,
    );
  }
  const departments = Math.ceil(teams / TEAMS_OF_A_DEPARTMENT);
  const divisions = Math.ceil(departments / DEPARTMENTS_OF_A_DIVISION);
  const groups = [
    groupOf('company', 'organization'),
    ...numbers(divisions).map(at =>
      groupOf(`division-${at}`, 'division', 'company'),
    ),
    ...numbers(departments).map(at =>
      groupOf(
        `department-${at}`,
        'department',
        `division-${Math.floor(at / DEPARTMENTS_OF_A_DIVISION)}`,
      ),
    ),
    ...numbers(teams).map(at =>
      groupOf(
        `team-${at}`,
        'team',
        `department-${Math.floor(at / TEAMS_OF_A_DEPARTMENT)}`,
      ),
    ),
  ];
  const users = [READS_ALL, READS_BY_CONDITION].map(ref => userOf(ref));
  const refsOf = (type: string) =>
    groups
      .filter(it => it.spec?.type === type)
      .map(it => stringifyEntityRef(it));
  return {
    teams: refsOf('team'),
    departments: refsOf('department'),
    entities: [
      ...groups.map(it => withRelations(it, groups, users)),
      ...users.map(it => ({
        ...it,
        relations: [{ type: RELATION_MEMBER_OF, targetRef: FIRST_TEAM }],
      })),
    ],
  };
}

/** What a team owns. */
export function componentsOf(team: string): Entity[] {
  const [, name] = team.split('/');
  return numbers(COMPONENTS_OF_A_TEAM).map(at => {
    const metadata = repositoryMetadata(`${name}-service-${at}`);
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        ...metadata,
        namespace: 'default',
        labels: { tier: `tier-${1 + (at % 4)}` },
        tags: ['java', 'service'],
      },
      spec: { type: 'service', lifecycle: 'production', owner: team },
      relations: [{ type: RELATION_OWNED_BY, targetRef: team }],
    };
  });
}

function groupOf(name: string, type: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { ...listedMetadata(name, 'groups.yaml'), namespace: 'default' },
    spec: {
      type,
      profile: { displayName: titleOf(name) },
      ...(parent && { parent }),
      children: [],
    },
  };
}

function userOf(ref: string): Entity {
  const [, name] = ref.split('/');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { ...listedMetadata(name, 'users.yaml'), namespace: 'default' },
    spec: { profile: { displayName: titleOf(name) }, memberOf: [FIRST_TEAM] },
  };
}

/** As the catalog adds them, those of whoever refers to it too. */
function withRelations(
  group: Entity,
  groups: readonly Entity[],
  users: readonly Entity[],
): Entity {
  const { name } = group.metadata;
  const ref = stringifyEntityRef(group);
  const related = (type: string, entities: readonly Entity[]) =>
    entities.map(it => ({ type, targetRef: stringifyEntityRef(it) }));
  const { parent, type } = group.spec ?? {};
  return {
    ...group,
    relations: [
      ...related(
        RELATION_CHILD_OF,
        groups.filter(it => it.metadata.name === parent),
      ),
      ...related(RELATION_HAS_MEMBER, ref === FIRST_TEAM ? users : []),
      ...related(RELATION_OWNER_OF, type === 'team' ? componentsOf(ref) : []),
      ...related(
        RELATION_PARENT_OF,
        groups.filter(it => it.spec?.parent === name),
      ),
    ],
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}
