import {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
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
   * The caller of a route that changes what holds for everybody. Such a
   * permission is asked for each time: one that was taken away must not work
   * on because it is remembered, or because permissions do not answer.
   *
   * @throws NotAllowedError without the permission
   */
  async actorOf(
    request: AnyRequest,
    permission: BasicPermission,
    permissions: Pick<PermissionsService, 'authorize'>,
  ): Promise<Caller> {
    const credentials = await this.#credentialsOf(request);
    const [{ result }] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw refusalOf(permission);
    }
    return this.#callerBy(credentials);
  }

  /** @throws NotAllowedError without the permission */
  async callerWith(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<Caller> {
    if (!(await this.allows(credentials, permission))) {
      throw refusalOf(permission);
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

function refusalOf({ name }: BasicPermission): NotAllowedError {
  return new NotAllowedError(
    `This takes the permission '${name}'; whoever runs the portal can grant it`,
  );
}
