import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import limiter from 'p-limit';
import type { PermissionMemory } from './PermissionMemory';

/** The catalog takes bodies of up to 100 KiB. */
const MAX_BYTES_OF_REFS = 80 * 1024;

const MAX_CALLS_AT_ONCE = 4;

/**
 * What a caller may read, and whether that was known or remembered.
 *
 * @public
 */
export interface ReadableEntities {
  /** Those of the asked entities that the caller may read. */
  refs: Set<string>;
  /** Why this may be out of date, when permissions could not be asked. */
  degradedReason?: string;
}

/**
 * Tells which entities a caller may read, as the catalog would.
 *
 * @remarks
 *
 * One decision about all entities is enough for most callers. For the others
 * the catalog is asked about the entities at hand, with as few calls as it
 * takes.
 *
 * @example
 *
 * ```ts
 * const permissions = new PermissionMemory({
 *   permissions: permissionsService,
 *   now: () => new Date(),
 * });
 * const authorizer = new ReadAuthorizer({ permissions, catalog });
 *
 * const { refs } = await authorizer.readable(entityRefs, credentials);
 * ```
 *
 * @public
 */
export class ReadAuthorizer {
  constructor(
    private readonly options: {
      /** What the caller may do. */
      permissions: PermissionMemory;
      /** Asked what a caller may read when that depends on the entity. */
      catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
    },
  ) {}

  /**
   * Tells which of some entities a caller may read.
   *
   * @throws ServiceUnavailableError when the decision is neither to be had nor
   * remembered
   */
  async readable(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<ReadableEntities> {
    const { result, degradedReason } = await this.options.permissions.decide(
      catalogEntityReadPermission,
      credentials,
    );
    switch (result) {
      case AuthorizeResult.ALLOW:
        return { refs: new Set(refs), degradedReason };
      case AuthorizeResult.DENY:
        return { refs: new Set(), degradedReason };
      default:
        return {
          refs: await this.#askCatalog(refs, credentials),
          degradedReason,
        };
    }
  }

  async #askCatalog(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const { catalog } = this.options;
    const limit = limiter(MAX_CALLS_AT_ONCE);
    try {
      const readable = await Promise.all(
        portionsOf(refs).map(entityRefs =>
          limit(async () => {
            const { items } = await catalog.getEntitiesByRefs(
              { entityRefs, fields: ['kind'] },
              { credentials },
            );
            return entityRefs.filter((_, index) => items[index]);
          }),
        ),
      );
      return new Set(readable.flat());
    } catch (error) {
      throw new ServiceUnavailableError(
        'What you may read depends on the entity, and the catalog does not answer. Try again in a moment',
        error,
      );
    }
  }
}

/** Parts that fit into one call each. */
function portionsOf(refs: readonly string[]): string[][] {
  const portions: string[][] = [];
  let left = 0;
  for (const ref of refs) {
    const bytes = Buffer.byteLength(JSON.stringify(ref)) + 1;
    if (bytes > left) {
      portions.push([]);
      left = MAX_BYTES_OF_REFS;
    }
    left -= bytes;
    portions.at(-1)?.push(ref);
  }
  return portions;
}
