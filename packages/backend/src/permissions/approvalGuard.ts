import {
  coreServices,
  createServiceFactory,
  PermissionsService,
  PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  Permission,
} from '@backstage/plugin-permission-common';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import { canApprove } from './canApprove';
import { isApproval } from './roles';

/**
 * Backstage's permissions, except that only those may approve who can stand
 * for an approval.
 *
 * Backstage decides about service principals by the restrictions of their
 * token alone and never asks the policy, and the policy does not see that a
 * person's session came through another plugin. So this rule has to hold
 * here, in front of both.
 */
export class ApprovalGuard implements PermissionsService {
  constructor(private readonly permissions: PermissionsService) {}

  readonly authorize: PermissionsService['authorize'] = (requests, options) =>
    denyApprovals(requests, options, rest =>
      this.permissions.authorize(rest, options),
    );

  readonly authorizeConditional: PermissionsService['authorizeConditional'] = (
    requests,
    options,
  ) =>
    denyApprovals(requests, options, rest =>
      this.permissions.authorizeConditional(rest, options),
    );
}

/** Answers what must not be approved, and passes on the rest. */
async function denyApprovals<
  TRequest extends { permission: Permission },
  TDecision,
>(
  requests: TRequest[],
  options: PermissionsServiceRequestOptions | undefined,
  decide: (requests: TRequest[]) => Promise<TDecision[]>,
): Promise<Array<TDecision | DefinitivePolicyDecision>> {
  if (!options || canApprove(options.credentials)) {
    return decide(requests);
  }
  const rest = requests.filter(({ permission }) => !isApproval(permission));
  const decisions = rest.length > 0 ? await decide(rest) : [];
  const next = decisions.values();
  return requests.map(({ permission }) =>
    isApproval(permission)
      ? { result: AuthorizeResult.DENY }
      : next.next().value!,
  );
}

/** Replaces Backstage's default permissions service in every plugin. */
export const approvalGuardServiceFactory = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
  },
  factory: ({ auth, config, discovery }) =>
    new ApprovalGuard(
      ServerPermissionClient.fromConfig(config, { auth, discovery }),
    ),
});
