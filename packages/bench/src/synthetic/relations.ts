import {
  Entity,
  parseEntityRef,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CHILD_OF,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_MEMBER,
  RELATION_HAS_PART,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Which field of `spec` says what, and what it says of the other side. */
const RELATIONS: Array<{
  field: string;
  kind?: string;
  type: string;
  inverse: string;
}> = [
  {
    field: 'owner',
    kind: 'group',
    type: RELATION_OWNED_BY,
    inverse: RELATION_OWNER_OF,
  },
  {
    field: 'system',
    kind: 'system',
    type: RELATION_PART_OF,
    inverse: RELATION_HAS_PART,
  },
  {
    field: 'domain',
    kind: 'domain',
    type: RELATION_PART_OF,
    inverse: RELATION_HAS_PART,
  },
  {
    field: 'dependsOn',
    type: RELATION_DEPENDS_ON,
    inverse: RELATION_DEPENDENCY_OF,
  },
  {
    field: 'providesApis',
    kind: 'api',
    type: RELATION_PROVIDES_API,
    inverse: RELATION_API_PROVIDED_BY,
  },
  {
    field: 'consumesApis',
    kind: 'api',
    type: RELATION_CONSUMES_API,
    inverse: RELATION_API_CONSUMED_BY,
  },
  {
    field: 'memberOf',
    kind: 'group',
    type: RELATION_MEMBER_OF,
    inverse: RELATION_HAS_MEMBER,
  },
  {
    field: 'parent',
    kind: 'group',
    type: RELATION_CHILD_OF,
    inverse: RELATION_PARENT_OF,
  },
];

/**
 * Entities with the relations that the catalog would give them, on both sides.
 *
 * `children` is left out: in a synthetic catalog it says what `parent` says.
 */
export function withRelations(entities: readonly Entity[]): Entity[] {
  const byRef = new Map<string, Map<string, string[]>>();
  const relate = (from: string, type: string, to: string) => {
    const types = byRef.get(from) ?? new Map<string, string[]>();
    byRef.set(from, types);
    types.set(type, [...(types.get(type) ?? []), to]);
  };
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    for (const { field, kind, type, inverse } of RELATIONS) {
      for (const target of targetsOf(entity, field, kind)) {
        relate(ref, type, target);
        relate(target, inverse, ref);
      }
    }
  }
  return entities.map(entity => ({
    ...entity,
    relations: [...(byRef.get(stringifyEntityRef(entity)) ?? [])].flatMap(
      ([type, targets]) => targets.map(targetRef => ({ type, targetRef })),
    ),
  }));
}

function targetsOf(
  entity: Entity,
  field: string,
  defaultKind: string | undefined,
): string[] {
  const written = [entity.spec?.[field] ?? []].flat() as string[];
  const refs = written.map(ref =>
    stringifyEntityRef(
      parseEntityRef(ref, { defaultKind, defaultNamespace: 'default' }),
    ),
  );
  return [...new Set(refs)];
}
