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
    return this.callerWith(await this.#credentialsOf(request), permission);
  }

  /**
   * The caller of a route whose permission depends on the entity, and is
   * looked at by whoever acts on it.
   *
   * @throws AuthenticationError when nobody is signed in
   */
  async anyCallerOf(request: AnyRequest): Promise<Caller> {
    return this.#callerBy(await this.#credentialsOf(request));
  }

  /** @throws NotAllowedError without the permission */
  async callerWith(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<Caller> {
    if (!(await this.allows(credentials, permission))) {
      throw new NotAllowedError(
        `This takes the permission '${permission.name}'; whoever runs the portal can grant it`,
      );
    }
    return this.#callerBy(credentials);
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

  #callerBy(credentials: BackstageCredentials): Caller {
    const { permissions, authorizer } = this.options;
    return new Caller({ credentials, permissions, authorizer });
  }

  #credentialsOf(request: AnyRequest): Promise<BackstageCredentials> {
    return this.options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
  }
}
