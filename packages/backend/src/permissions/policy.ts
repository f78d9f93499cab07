import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import {
  createEnvironmentsConditionalDecision,
  environmentsConditions,
} from '@groundwork/backstage-plugin-environments-backend';
import { RESOURCE_TYPE_ENVIRONMENT } from '@groundwork/backstage-plugin-environments-common';
import {
  createScorecardsConditionalDecision,
  scorecardsConditions,
} from '@groundwork/backstage-plugin-scorecards-backend';
import { RESOURCE_TYPE_SCORED_ENTITY } from '@groundwork/backstage-plugin-scorecards-common';
import { isApproval, Role, rolesOf } from './roles';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** What anyone who has signed in may do, besides reading. */
const EVERYONE_MAY = new Set([
  'catalog.entity.create',
  'catalog.entity.validate',
  'catalog.location.create',
  'catalog.location.analyze',
  // Who has to agree, the rule says that wants it, and never whoever asks.
  'environments.approve',
  // Whose team it is, the plugin looks at: members alone answer for it.
  'maturity.self-assessment.write',
  'ownership.feedback.create',
  'scaffolder.template.dry-run',
  'scaffolder.action.execute',
  'scaffolder.task.create',
]);

/**
 * The plugins whose data anyone who has signed in may read. Others, reports to
 * those who lead, and what holds secrets, are read by whom a rule of their own
 * allows.
 */
const EVERYONE_READS =
  /^(catalog|scaffolder|ownership|delivery|environments|scorecards|maturity)\.(?!report\.|.*secret)/;

/** What it takes at 3 a.m.: a fresh answer, an incident, and where it came from. */
const RESPONDERS_MAY: ReadonlySet<string> = new Set([
  'catalog.entity.refresh',
  'delivery.incident.write',
  'delivery.link.write',
]);

/** What a role may do to everything, owned or not. */
const ROLE_MAY: Record<Role, (permission: Permission) => boolean> = {
  platformEngineer: () => true,
  responder: permission => RESPONDERS_MAY.has(permission.name),
  lead: permission => permission.name === 'maturity.report.read',
  agent: () => false,
};

/** What people alone do: agree to something, and say what they think of it. */
function isForPeople(permission: Permission): boolean {
  return (
    isApproval(permission) ||
    permission.name === 'maturity.self-assessment.write'
  );
}

/**
 * The portal's policy. The first rule that applies decides:
 *
 * 1. nobody who is not signed in;
 * 2. an agent approves nothing, whatever else it is, and has no opinion of a team;
 * 3. a role's own rights (`ROLE_MAY`);
 * 4. one's own scaffolder tasks;
 * 5. everyone signed in reads what `EVERYONE_READS` names, and does what
 *    `EVERYONE_MAY` lists;
 * 6. members of an owner change what it owns, ask for waivers of its checks and
 *    report facts about it, create, operate and destroy its environments and see
 *    their secrets; who may approve waivers, a role says (3);
 * 7. nothing else.
 */
export class PortalPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    const owners = user.info.ownershipEntityRefs;
    const roles = rolesOf(owners);

    if (roles.has('agent') && isForPeople(permission)) {
      return DENY;
    }
    if ([...roles].some(role => ROLE_MAY[role](permission))) {
      return ALLOW;
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)) {
      return createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: [user.info.userEntityRef],
        }),
      );
    }
    if (
      (permission.attributes.action === 'read' &&
        EVERYONE_READS.test(permission.name)) ||
      EVERYONE_MAY.has(permission.name)
    ) {
      return ALLOW;
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims: owners }),
      );
    }
    if (
      isResourcePermission(permission, RESOURCE_TYPE_SCORED_ENTITY) &&
      !isApproval(permission)
    ) {
      return createScorecardsConditionalDecision(
        permission,
        scorecardsConditions.isScoredEntityOwner({ claims: owners }),
      );
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_ENVIRONMENT)) {
      return createEnvironmentsConditionalDecision(
        permission,
        environmentsConditions.isEnvironmentOwner({ claims: owners }),
      );
    }
    return DENY;
  }
}
