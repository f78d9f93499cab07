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

type AnyRequest = Parameters<HttpAuthService['credentials']>[0];

/** Who may do what. */
export class Access {
  constructor(
    private readonly options: {
      httpAuth: HttpAuthService;
      permissions: Pick<PermissionsService, 'authorize'>;
    },
  ) {}

  /**
   * @throws AuthenticationError without credentials of the portal,
   * NotAllowedError without the permission
   */
  async assert(
    request: AnyRequest,
    permission: BasicPermission,
  ): Promise<void> {
    if (!(await this.allows(request, permission))) {
      throw refusalOf(permission);
    }
  }

  /** @throws NotAllowedError without the permission */
  async assertWith(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void> {
    if (!(await this.#allowsWith(credentials, permission))) {
      throw refusalOf(permission);
    }
  }

  /** @throws AuthenticationError without credentials of the portal */
  async allows(
    request: AnyRequest,
    permission: BasicPermission,
  ): Promise<boolean> {
    const credentials = await this.options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return this.#allowsWith(credentials, permission);
  }

  async #allowsWith(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean> {
    const [{ result }] = await this.options.permissions.authorize(
      [{ permission }],
      {
        credentials,
      },
    );
    return result === AuthorizeResult.ALLOW;
  }
}

function refusalOf(permission: BasicPermission): NotAllowedError {
  return new NotAllowedError(
    `This takes the permission '${permission.name}'; whoever runs the portal can grant it`,
  );
}
