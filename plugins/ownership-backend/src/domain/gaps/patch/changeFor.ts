import { parseEntityRef } from '@backstage/catalog-model';
import { GapKind } from '@groundwork/backstage-plugin-ownership-common';
import { EntityProjection } from '../../projection';
import { FieldChange } from './splice';

/** What has to be filled in by whoever knows. */
export const PLACEHOLDER = 'REPLACE-ME';

/** What is written into the catalog file to close a gap. */
export type GapChange = FieldChange & {
  /** Whether there is something to be filled in. */
  hasPlaceholder: boolean;
};

/**
 * The field of the catalog file that closes a gap.
 *
 * @param owner - the new owner, for gaps that an owner closes
 * @param isThere - whether the catalog has an owner
 * @returns undefined if no catalog file can close it
 */
export function changeFor(
  kind: GapKind,
  entity: EntityProjection,
  owner: string | undefined,
  isThere: (entityRef: string) => boolean,
): GapChange | undefined {
  switch (kind) {
    case 'unowned':
    case 'dangling-owner':
    case 'empty-team':
    case 'person-owner':
    case 'conflicting-sources':
      return owner === undefined
        ? undefined
        : {
            path: ['spec', 'owner'],
            value: ownersWith(kind, entity, owner, isThere),
            hasPlaceholder: false,
          };
    case 'no-on-call':
      return annotation('groundwork.dev/on-call', PLACEHOLDER);
    case 'no-channel':
      return annotation('groundwork.dev/chat-channel', `#${PLACEHOLDER}`);
    case 'no-runbook':
      return annotation(
        'groundwork.dev/runbook',
        `https://${PLACEHOLDER}.example`,
      );
    case 'silent-on-call':
      return undefined;
    default:
      return unknownKind(kind);
  }
}

/** Of several owners, those that are there stay when another dangles. */
function ownersWith(
  kind: GapKind,
  { owners, namespace }: EntityProjection,
  owner: string,
  isThere: (entityRef: string) => boolean,
): string | string[] {
  const staying =
    kind === 'dangling-owner'
      ? owners.filter(ref => ref !== owner && isThere(ref))
      : [];
  const written = [...staying, owner].map(ref => shortRef(ref, namespace));
  return written.length === 1 ? written[0] : written;
}

/** A reference as people write it; the kind stays, since it tells much. */
function shortRef(entityRef: string, ownNamespace: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return namespace === ownNamespace
    ? `${kind}:${name}`
    : `${kind}:${namespace}/${name}`;
}

function annotation(key: string, value: string): GapChange {
  return {
    path: ['metadata', 'annotations', key],
    value,
    hasPlaceholder: true,
  };
}

function unknownKind(kind: never): never {
  throw new Error(`There is no change that closes gaps of the kind '${kind}'`);
}
