import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Caller } from '../authorization/Caller';

type AnyRequest = Parameters<HttpAuthService['credentials']>[0];

/** Who may do what. */
export class Access {
  constructor(
    private readonly options: {
      httpAuth: HttpAuthService;
      permissions: PermissionMemory;
      authorizer: ReadAuthorizer;
    },
  ) {}

  /**
   * The caller of a route.
   *
   * @throws NotAllowedError without the permission
   */
  async callerOf(
    request: AnyRequest,
    permission: BasicPermission,
  ): Promise<Caller> {
    const { httpAuth } = this.options;
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return this.callerWith(credentials, permission);
  }

  /** @throws NotAllowedError without the permission */
  async callerWith(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<Caller> {
    const { permissions, authorizer } = this.options;
    const { result, degradedReason } = await permissions.decide(
      permission,
      credentials,
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This takes the permission '${permission.name}'; whoever runs the portal can grant it`,
      );
    }
    return new Caller({ credentials, authorizer, degradedReason });
  }

  /** Whether a caller has a permission that only adds to an answer. */
  async allows(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean> {
    const { permissions } = this.options;
    const { result } = await permissions.decide(permission, credentials);
    return result === AuthorizeResult.ALLOW;
  }
}
