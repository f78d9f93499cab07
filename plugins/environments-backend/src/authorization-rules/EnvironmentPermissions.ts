import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  environmentsAdminPermission,
  environmentsApprovePermission,
  environmentsCreatePermission,
  environmentsDestroyPermission,
  environmentsOperatePermission,
  environmentsReadPermission,
  environmentsRevealSecretPermission,
} from '@groundwork/backstage-plugin-environments-common';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ReadableFilter } from '../api/services';
import { EnvironmentRow } from '../database/rows';
import {
  environmentPermissionResourceRef,
  EnvironmentResource,
  EnvironmentResourceQuery,
} from './environmentResource';
import { readableBy } from './readableBy';
import { isEnvironmentOwner } from './rules';

/** What stands for an environment of an owner that there is not yet. */
const OF_OWNER = 'owner:';

const BY_ENVIRONMENT = {
  read: environmentsReadPermission,
  create: environmentsCreatePermission,
  operate: environmentsOperatePermission,
  destroy: environmentsDestroyPermission,
  'reveal-secret': environmentsRevealSecretPermission,
  approve: environmentsApprovePermission,
};

const ACTIONS = Object.keys(BY_ENVIRONMENT) as EnvironmentPermissionAction[];

/** What is allowed by the environment. */
export type EnvironmentPermissionAction = keyof typeof BY_ENVIRONMENT;

/** What the policy says of somebody. */
export type EnvironmentDecisions = Readonly<
  Record<EnvironmentPermissionAction, PolicyDecision>
>;

type Registry = Pick<
  PermissionsRegistryService,
  'addPermissions' | 'addResourceType' | 'getPermissionRuleset'
>;

/**
 * Who may do what with which environment.
 *
 * Decisions are never remembered beyond a request: what is done by them stays
 * done.
 */
export class EnvironmentPermissions {
  constructor(
    private readonly options: {
      knex: Knex;
      permissions: PermissionsService;
      permissionsRegistry: Registry;
    },
  ) {}

  /** Lets the permission framework know of the resource and its rules; once. */
  register(): void {
    const { permissionsRegistry } = this.options;
    permissionsRegistry.addPermissions([environmentsAdminPermission]);
    permissionsRegistry.addResourceType({
      resourceRef: environmentPermissionResourceRef,
      permissions: Object.values(BY_ENVIRONMENT),
      rules: [isEnvironmentOwner],
      getResources: refs => this.#find(refs),
    });
  }

  /** What the policy says of somebody, with one question for all. */
  async decide(
    credentials: BackstageCredentials,
  ): Promise<EnvironmentDecisions> {
    const decisions = await this.options.permissions.authorizeConditional(
      ACTIONS.map(action => ({ permission: BY_ENVIRONMENT[action] })),
      { credentials },
    );
    return Object.fromEntries(
      ACTIONS.map((action, index) => [action, decisions[index]]),
    ) as EnvironmentDecisions;
  }

  /** Whether a decision lets somebody do something with an environment. */
  allows(decision: PolicyDecision, environment: EnvironmentResource): boolean {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return true;
      case AuthorizeResult.DENY:
        return false;
      default:
        return createConditionAuthorizer(this.#ruleset())(
          decision,
          environment,
        );
    }
  }

  /** Which environments a decision lets somebody read. */
  readable(decision: PolicyDecision): ReadableFilter {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return { kind: 'all' };
      case AuthorizeResult.DENY:
        return { kind: 'none' };
      default: {
        const queryOf = createConditionTransformer(this.#ruleset());
        return readableBy(
          decision.conditions,
          // Of a single condition a transformer makes what its rule asks for.
          condition => queryOf(condition) as EnvironmentResourceQuery,
        );
      }
    }
  }

  /** Whether somebody may do what concerns all environments. */
  async mayAdminister(credentials: BackstageCredentials): Promise<boolean> {
    const [{ result }] = await this.options.permissions.authorize(
      [{ permission: environmentsAdminPermission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  #ruleset() {
    return this.options.permissionsRegistry.getPermissionRuleset(
      environmentPermissionResourceRef,
    );
  }

  async #find(
    refs: readonly string[],
  ): Promise<Array<EnvironmentResource | undefined>> {
    const ids = refs.filter(ref => !ref.startsWith(OF_OWNER));
    const rows =
      ids.length === 0
        ? []
        : await this.options
            .knex<EnvironmentRow>('environment')
            .where(whereInArray('id', ids))
            .select('id', 'owner_ref', 'created_by');
    const found = new Map(rows.map(row => [row.id, row]));
    return refs.map(ref => {
      if (ref.startsWith(OF_OWNER)) {
        return { owner: ref.slice(OF_OWNER.length) };
      }
      const row = found.get(ref);
      return (
        row && { id: row.id, owner: row.owner_ref, createdBy: row.created_by }
      );
    });
  }
}
