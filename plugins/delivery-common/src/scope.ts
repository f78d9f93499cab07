import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * What numbers are asked of: everything; an entity, of which a group counts with
 * the groups in it, and a system with its components; or a repository, known to
 * the catalog or not.
 *
 * @public
 */
export type Scope =
  | { kind: 'all' }
  | { kind: 'entity'; entityRef: string }
  | { kind: 'repository'; repository: string };

const REPOSITORY_PREFIX = 'repository:';
/** No name has such characters, and databases refuse some of them. */
const UNPRINTABLE = /[\p{Control}\p{Surrogate}]/u;
const ENTITY_KINDS = ['component', 'system', 'domain', 'group'];

/**
 * Reads a scope as it stands in addresses: `all`, an entity ref of a component,
 * system, domain or group, or `repository:github.com/acme/orders`.
 *
 * @returns undefined for anything else
 *
 * @public
 */
export function parseScope(text: string): Scope | undefined {
  if (text === 'all') {
    return { kind: 'all' };
  }
  if (UNPRINTABLE.test(text)) {
    return undefined;
  }
  if (text.startsWith(REPOSITORY_PREFIX)) {
    const repository = text.slice(REPOSITORY_PREFIX.length);
    return repository === '' ? undefined : { kind: 'repository', repository };
  }
  try {
    const ref = parseEntityRef(text);
    return ENTITY_KINDS.includes(ref.kind.toLowerCase())
      ? { kind: 'entity', entityRef: stringifyEntityRef(ref) }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What {@link parseScope} reads.
 *
 * @public
 */
export function formatScope(scope: Scope): string {
  switch (scope.kind) {
    case 'all':
      return 'all';
    case 'repository':
      return `${REPOSITORY_PREFIX}${scope.repository}`;
    default:
      return scope.entityRef;
  }
}
