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

type AnyRequest = Parameters<HttpAuthService['credentials']>[0];

/** Who asks, for the time of one request: what they may read of the catalog. */
export interface Viewer {
  readonly credentials: BackstageCredentials;
  /** Those of some groups that they may read. */
  readable(entityRefs: string[]): Promise<Set<string>>;
  /** Whether they have a permission. */
  may(permission: BasicPermission): Promise<boolean>;
}

/** Tells who asks, and refuses those who may not. */
export class Viewers {
  constructor(
    private readonly options: {
      httpAuth: HttpAuthService;
      /** Asked anew about what changes something. */
      permissions: Pick<PermissionsService, 'authorize'>;
      memory: PermissionMemory;
      authorizer: ReadAuthorizer;
    },
  ) {}

  /** @throws NotAllowedError without the permission */
  async of(request: AnyRequest, permission: BasicPermission): Promise<Viewer> {
    const credentials = await this.options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return this.with(credentials, permission);
  }

  /** @throws NotAllowedError without the permission */
  async with(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<Viewer> {
    const { memory } = this.options;
    const { result } = await memory.decide(permission, credentials);
    return this.#viewerBy(result, permission, credentials);
  }

  /**
   * Who changes something. Such a permission is asked for each time: one that was
   * taken away must not work on because it is remembered.
   *
   * @throws NotAllowedError without the permission
   */
  async actor(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<Viewer> {
    const [{ result }] = await this.options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    return this.#viewerBy(result, permission, credentials);
  }

  #viewerBy(
    result: AuthorizeResult,
    { name }: BasicPermission,
    credentials: BackstageCredentials,
  ): Viewer {
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This takes the permission '${name}'; whoever runs the portal can grant it`,
      );
    }
    const { authorizer, memory } = this.options;
    return {
      credentials,
      readable: async refs =>
        (await authorizer.readable(refs, credentials)).refs,
      may: async permission => {
        const decision = await memory.decide(permission, credentials);
        return decision.result === AuthorizeResult.ALLOW;
      },
    };
  }
}
