import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import {
  RESOURCE_TYPE_SCORED_ENTITY,
  scorecardsFactsPushPermission,
  scorecardsWaiverApprovePermission,
  scorecardsWaiverRequestPermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';
import { isScoredEntityOwner } from './rules';
import {
  scoredEntityPermissionResourceRef,
  ScoredEntityResource,
} from './scoredEntity';

/** A permission that is decided by the entity. */
export type ScoredEntityPermission = ResourcePermission<
  typeof RESOURCE_TYPE_SCORED_ENTITY
>;

type Registry = Pick<
  PermissionsRegistryService,
  'addResourceType' | 'getPermissionRuleset'
>;

/**
 * Who may act on which entity.
 *
 * Decisions are never remembered: what is done by them stays done.
 */
export class EntityPermissions {
  constructor(
    private readonly options: {
      knex: Knex;
      permissions: Pick<PermissionsService, 'authorizeConditional'>;
      permissionsRegistry: Registry;
    },
  ) {}

  /** Lets the permission framework know of the resource and its rules; once. */
  register(): void {
    this.options.permissionsRegistry.addResourceType({
      resourceRef: scoredEntityPermissionResourceRef,
      permissions: [
        scorecardsWaiverRequestPermission,
        scorecardsWaiverApprovePermission,
        scorecardsFactsPushPermission,
      ],
      rules: [isScoredEntityOwner],
      getResources: refs => this.#find(refs),
    });
  }

  /**
   * Those of some entities on which a caller may act. It takes one decision,
   * and one statement when that depends on the entity.
   */
  async mayAct(
    permission: ScoredEntityPermission,
    credentials: BackstageCredentials,
    entityRefs: readonly string[],
  ): Promise<Set<string>> {
    const { permissions, permissionsRegistry } = this.options;
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return new Set(entityRefs);
      case AuthorizeResult.DENY:
        return new Set();
      default: {
        const isAllowed = createConditionAuthorizer(
          permissionsRegistry.getPermissionRuleset(
            scoredEntityPermissionResourceRef,
          ),
        );
        const resources = await this.#find(entityRefs);
        return new Set(
          entityRefs.filter((_, index) =>
            isAllowed(decision, resources[index]),
          ),
        );
      }
    }
  }

  async #find(
    entityRefs: readonly string[],
  ): Promise<Array<ScoredEntityResource | undefined>> {
    const rows = await this.options
      .knex<EntityTableRow>('entity')
      .where(whereInArray('entity_ref', entityRefs))
      .select('entity_ref', 'kind', 'owner_ref');
    const found = new Map(rows.map(row => [row.entity_ref, row]));
    return entityRefs.map(ref => {
      const row = found.get(ref);
      return (
        row && {
          entityRef: row.entity_ref,
          kind: row.kind,
          ownerRef: row.owner_ref === '' ? undefined : row.owner_ref,
        }
      );
    });
  }
}
