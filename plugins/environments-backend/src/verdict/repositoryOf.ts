import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Where a component's git repository is. */
export const ANNOTATION_REPOSITORY = 'groundwork.dev/repository';

/**
 * The address of a component's repository, as its annotations say.
 *
 * @returns undefined if they say nothing of it
 */
export function repositoryOf(entity: Entity): string | undefined {
  const { annotations = {} } = entity.metadata;
  const own = annotations[ANNOTATION_REPOSITORY]?.trim();
  if (own) {
    return own;
  }
  const location = annotations[ANNOTATION_SOURCE_LOCATION]?.trim();
  const target = location && /^(?:url|dir|file):(.+)$/.exec(location)?.[1];
  return target ? withoutPath(target) : undefined;
}

/** What to say where an entity does not tell its repository. */
export function lackOfRepository(entity: Entity): string {
  return `${stringifyEntityRef(
    entity,
  )} does not tell its repository: give it the annotation ${ANNOTATION_REPOSITORY}, or say which repository`;
}

/**
 * The repository of an address that leads into its files, as code hosts write
 * them: `…/acme/cart/tree/main/src`, `…/acme/cart/-/blob/main/README.md`.
 */
function withoutPath(target: string): string {
  return target.replace(
    /(?:\/-)?\/(?:tree|blob|raw|src\/(?:branch|tag|commit))\/.*$/,
    '',
  );
}
