import {
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
    const { httpAuth, permissions } = this.options;
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [{ result }] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This takes the permission '${permission.name}'; whoever runs the portal can grant it`,
      );
    }
  }
}
