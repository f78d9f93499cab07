import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Entity,
  GroupEntity,
  parseEntityRef,
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Group } from '../store';

/** What the model's filter may be about, and what is shown. */
const FIELDS = [
  'apiVersion',
  'kind',
  'metadata',
  'spec.type',
  'spec.parent',
  'spec.profile.displayName',
  'relations',
];

/** All groups of the catalog, page by page. */
export async function readGroups(options: {
  catalog: Pick<CatalogService, 'streamEntities'>;
  credentials: BackstageCredentials;
  /** Which of them the model is about. */
  filter: FilterPredicate;
  signal: AbortSignal;
}): Promise<Map<string, Group>> {
  const { catalog, credentials, filter, signal } = options;
  const isGraded = filterPredicateToFilterFunction<Entity>(filter);
  const groups = new Map<string, Group>();
  const pages = catalog.streamEntities(
    { filter: { kind: 'Group' }, fields: FIELDS },
    { credentials },
  );
  for await (const page of pages) {
    signal.throwIfAborted();
    for (const entity of page) {
      const group = groupOf(entity, isGraded(entity));
      groups.set(group.entityRef, group);
    }
  }
  return groups;
}

function groupOf(entity: Entity, graded: boolean): Group {
  const { metadata } = entity;
  const spec: Partial<GroupEntity['spec']> = entity.spec ?? {};
  const parent = parentOf(entity, spec.parent);
  return {
    entityRef: stringifyEntityRef(entity),
    title: spec.profile?.displayName ?? metadata.title ?? metadata.name,
    ...(parent !== undefined && { parent }),
    ...(spec.type !== undefined && { type: String(spec.type) }),
    graded,
  };
}

/** What parents say of their children comes as a relation, too. */
function parentOf(
  entity: Entity,
  specParent: string | undefined,
): string | undefined {
  const related = (entity.relations ?? [])
    .filter(it => it.type === RELATION_CHILD_OF)
    .map(it => it.targetRef.toLocaleLowerCase('en-US'))
    .sort()[0];
  if (related !== undefined) {
    return related;
  }
  return specParent === undefined
    ? undefined
    : stringifyEntityRef(
        parseEntityRef(specParent, {
          defaultKind: 'group',
          defaultNamespace: entity.metadata.namespace,
        }),
      );
}
