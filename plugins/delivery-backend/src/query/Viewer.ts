import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { deliveryReadPermission } from '@groundwork/backstage-plugin-delivery-common';
import {
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';

type AnyRequest = Parameters<HttpAuthService['credentials']>[0];

/** The catalog's own permission, by which it decides about each entity. */
const entityReadPermission = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});

/** Who asks, for the time of one request: what they may read of the catalog. */
export interface Viewer {
  readonly credentials: BackstageCredentials;
  /** Whether they may read every entity: then nobody need ask about each. */
  readsAll(): Promise<boolean>;
  /** Those of some entities that they may read. */
  readable(entityRefs: string[]): Promise<Set<string>>;
}

/** Tells who asks, and refuses those who may read nothing. */
export class Viewers {
  constructor(
    private readonly options: {
      httpAuth: HttpAuthService;
      permissions: PermissionMemory;
      authorizer: ReadAuthorizer;
    },
  ) {}

  /**
   * @throws AuthenticationError without credentials, NotAllowedError without
   * the permission to read
   */
  async of(request: AnyRequest): Promise<Viewer> {
    return this.with(
      await this.options.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      }),
    );
  }

  /**
   * Somebody by their credentials.
   *
   * @throws NotAllowedError without the permission to read
   */
  async with(credentials: BackstageCredentials): Promise<Viewer> {
    const { permissions } = this.options;
    const { result } = await permissions.decide(
      deliveryReadPermission,
      credentials,
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This takes the permission '${deliveryReadPermission.name}'; whoever runs the portal can grant it`,
      );
    }
    return this.#viewerBy(credentials);
  }

  #viewerBy(credentials: BackstageCredentials): Viewer {
    const { permissions, authorizer } = this.options;
    return {
      credentials,
      readsAll: async () => {
        const { result } = await permissions.decide(
          entityReadPermission,
          credentials,
        );
        return result === AuthorizeResult.ALLOW;
      },
      readable: async entityRefs =>
        (await authorizer.readable(entityRefs, credentials)).refs,
    };
  }
}
