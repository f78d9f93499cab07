import { parseEntityRef } from '@backstage/catalog-model';
import { IndexableDocument } from '@backstage/plugin-search-common';
import {
  IdentifierKind,
  OwnedEntity,
} from '@groundwork/backstage-plugin-ownership-common';

/**
 * What the search knows of an identifier.
 *
 * @public
 */
export interface OwnershipDocument extends IndexableDocument {
  /** The entity that the identifier leads to. */
  entityRef: string;
  identifierKind: IdentifierKind;
  identifierKey: string;
  /** Names of the owners, as in their references. */
  ownerNames: string[];
}

/** Names are in the documents of the catalog already. */
const IN_THE_CATALOG: ReadonlySet<IdentifierKind> = new Set([
  'entity',
  'person',
  'service-name',
]);

/** The documents of an entity: one for each identifier. */
export function toDocuments({
  entity,
  owners,
  identifiers,
}: OwnedEntity): OwnershipDocument[] {
  const { entityRef, title } = entity;
  // A title is for those who may read the owner, and this is for all who may
  // read the entity: they see its owner's name anyway.
  const ownerNames = owners.map(
    ({ entityRef: ownerRef }) => parseEntityRef(ownerRef).name,
  );
  const known = new Set<string>();
  return identifiers.flatMap(({ kind, key }) => {
    const identity = `${kind} ${key}`;
    if (IN_THE_CATALOG.has(kind) || known.has(identity)) {
      return [];
    }
    known.add(identity);
    return [
      {
        title: key,
        text: textOf({ kind, title, ownerNames }),
        location: locationOf(key, entityRef),
        authorization: { resourceRef: entityRef },
        entityRef,
        identifierKind: kind,
        identifierKey: key,
        ownerNames,
      },
    ];
  });
}

function textOf(said: {
  kind: IdentifierKind;
  title: string;
  ownerNames: readonly string[];
}): string {
  const { kind, title, ownerNames } = said;
  const owners =
    ownerNames.length === 0
      ? 'which nobody owns'
      : `owned by ${ownerNames.join(', ')}`;
  return `${kind.replaceAll('-', ' ')} of ${title}, ${owners}`;
}

/**
 * The look-up of the identifier. Search engines keep one document for each
 * location, so that two entities which claim the same need two of them.
 */
function locationOf(key: string, entityRef: string): string {
  return `/ownership?q=${encodeURIComponent(key)}#${entityRef}`;
}
