import { Permission } from '@backstage/plugin-permission-common';

/**
 * The groups whose members have rights beyond what they own. They are groups
 * of the catalog, so that being in one is reviewed like any other change.
 */
export const ROLE_GROUPS = {
  platformEngineer: 'group:default/platform-engineers',
  responder: 'group:default/responders',
  lead: 'group:default/engineering-leads',
  agent: 'group:default/agents',
} as const;

/** A set of rights. One may have several, or none. */
export type Role = keyof typeof ROLE_GROUPS;

/** The roles that come with a person's memberships. */
export function rolesOf(ownershipEntityRefs: readonly string[]): Set<Role> {
  const held = new Set<Role>();
  for (const [role, group] of Object.entries(ROLE_GROUPS)) {
    if (ownershipEntityRefs.includes(group)) {
      held.add(role as Role);
    }
  }
  return held;
}

/**
 * Whether a permission lets its holder approve what somebody else asked for.
 * By convention the names of such permissions, and of no others, end in
 * `.approve`: `environments.approve`, `scorecards.waiver.approve`.
 */
export function isApproval(permission: Permission): boolean {
  return permission.name.split('.').at(-1) === 'approve';
}
