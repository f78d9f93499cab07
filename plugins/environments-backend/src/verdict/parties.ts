import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { VerdictReason } from '@groundwork/backstage-plugin-environments-common';
import { Caller } from '../api/services';
import { readEntityRef } from '../blueprints/entityRefs';

/** Something that was looked for, or why it is not there. */
export type Found<T> =
  | { ok: true; value: T }
  | { ok: false; reason: VerdictReason };

type Catalog = Pick<CatalogService, 'getEntityByRef'>;

/** The component that a request is for, if the caller may read it. */
export async function findComponent(
  text: string,
  { catalog, caller }: { catalog: Catalog; caller: Caller },
): Promise<Found<{ ref: string; entity: Entity }>> {
  const ref = readEntityRef(text, ['component']);
  if (ref === undefined) {
    return missing(
      'component',
      `'${text}' is no ref of a component, such as component:default/orders`,
    );
  }
  const entity = await catalog.getEntityByRef(ref, {
    credentials: caller.credentials,
  });
  return entity
    ? { ok: true, value: { ref, entity } }
    : missing('component', `There is no ${ref} in the catalog`);
}

/**
 * Who is to own an environment: who is named, else the component's owner, else
 * the caller's only group. It must be in the catalog.
 */
export async function findOwner(
  { given, component }: { given?: string; component?: Entity },
  { catalog, caller }: { catalog: Catalog; caller: Caller },
): Promise<Found<string>> {
  const chosen =
    given === undefined
      ? ownerOf(component) ?? ownGroup(caller)
      : readEntityRef(given, ['group', 'user']);
  if (chosen === undefined) {
    return missing(
      'owner',
      given === undefined
        ? sayWhich(caller)
        : `'${given}' is no ref of a group or user, such as group:default/ordering`,
    );
  }
  const entity = await catalog.getEntityByRef(chosen, {
    credentials: caller.credentials,
  });
  return entity
    ? { ok: true, value: stringifyEntityRef(entity) }
    : missing('owner', `There is no ${chosen} in the catalog; say who owns it`);
}

function ownerOf(component: Entity | undefined): string | undefined {
  const related = component?.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  const written = component?.spec?.owner;
  const text = related ?? (typeof written === 'string' ? written : undefined);
  return text === undefined
    ? undefined
    : readEntityRef(text, ['group', 'user']);
}

function ownGroup({ ownershipRefs, ref }: Caller): string | undefined {
  const groups = groupsOf(ownershipRefs);
  if (groups.length === 0 && ref.startsWith('user:')) {
    return ref;
  }
  return groups.length === 1 ? groups[0] : undefined;
}

function sayWhich({ ownershipRefs }: Caller): string {
  const groups = groupsOf(ownershipRefs);
  return groups.length > 1
    ? `Say who owns it: one of ${groups.join(', ')}`
    : 'Say who owns it: the ref of a group or user';
}

function groupsOf(refs: readonly string[]): string[] {
  return refs.filter(ref => ref.startsWith('group:'));
}

function missing(code: string, message: string): Found<never> {
  return { ok: false, reason: { code, message } };
}
