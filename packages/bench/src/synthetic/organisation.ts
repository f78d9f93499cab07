import { GroupEntity, UserEntity } from '@backstage/catalog-model';
import { listedMetadata, titleOf } from './metadata';
import { Random } from './random';
import { familyNames, givenNames, subjects } from './words';

/** The people of a synthetic company. */
export interface Organisation {
  groups: GroupEntity[];
  users: UserEntity[];
  /** Names of the groups that have no groups below them. */
  teams: string[];
  /** Names of the groups that do. */
  divisions: string[];
}

const GROUPS_PER_PARENT = 8;
const MEMBERS_OF_TWO_TEAMS = 0.05;

/**
 * Makes a tree of groups, each with up to eight below it, and people in the
 * teams at its leaves.
 */
export function createOrganisation(
  counts: { groups: number; users: number },
  random: Random,
): Organisation {
  const names = Array.from({ length: counts.groups }, (_, index) =>
    index === 0 ? 'acme' : `${random.pick(subjects)}-team-${index}`,
  );
  const childrenOf = (index: number) =>
    names.slice(
      index * GROUPS_PER_PARENT + 1,
      (index + 1) * GROUPS_PER_PARENT + 1,
    );
  const isTeam = (index: number) => childrenOf(index).length === 0;

  const groups = names.map((name, index) =>
    createGroup(name, {
      type: isTeam(index) ? 'team' : 'division',
      parent: names[Math.floor((index - 1) / GROUPS_PER_PARENT)],
      children: childrenOf(index),
    }),
  );
  const teams = names.filter((_, index) => isTeam(index));
  return {
    groups,
    users: Array.from({ length: counts.users }, (_, index) =>
      createUser(index, teams, random),
    ),
    teams,
    divisions: names.filter((_, index) => !isTeam(index)),
  };
}

function createGroup(
  name: string,
  spec: { type: string; parent: string | undefined; children: string[] },
): GroupEntity {
  const { type, parent, children } = spec;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: listedMetadata(name, 'groups.yaml'),
    spec: {
      type,
      profile: { displayName: titleOf(name), email: `${name}@acme.test` },
      ...(parent !== undefined && { parent }),
      children,
    },
  };
}

function createUser(
  index: number,
  teams: string[],
  random: Random,
): UserEntity {
  const given = random.pick(givenNames);
  const family = random.pick(familyNames);
  const name = `${given}-${family}-${index}`.toLowerCase();
  const memberOf = [random.pick(teams)];
  if (random.chance(MEMBERS_OF_TWO_TEAMS)) {
    memberOf.push(random.pick(teams));
  }
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: listedMetadata(name, 'users.yaml'),
    spec: {
      profile: {
        displayName: `${given} ${family}`,
        email: `${name}@acme.test`,
      },
      memberOf: [...new Set(memberOf)],
    },
  };
}
