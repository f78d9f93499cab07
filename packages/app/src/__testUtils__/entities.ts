import { Entity, EntityRelation } from '@backstage/catalog-model';

interface EntityOptions {
  title?: string;
  annotations?: Record<string, string>;
  links?: Array<{ url: string; title?: string; icon?: string }>;
  spec?: Entity['spec'];
  /** Pairs of a relation and the ref that it leads to. */
  relations?: Array<[type: string, targetRef: string]>;
}

function entity(kind: string, name: string, options: EntityOptions): Entity {
  const { title, annotations, links, spec, relations = [] } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', title, annotations, links },
    spec,
    relations: relations.map(
      ([type, targetRef]): EntityRelation => ({ type, targetRef }),
    ),
  };
}

/** A Group with a display name. */
export function group(
  name: string,
  displayName: string,
  options: EntityOptions = {},
): Entity {
  return entity('Group', name, {
    ...options,
    spec: { type: 'team', profile: { displayName }, children: [] },
  });
}

/** A User with a display name. */
export function user(name: string, displayName: string): Entity {
  return entity('User', name, { spec: { profile: { displayName } } });
}

/** A Component that a group owns. */
export function component(
  name: string,
  owner: string,
  options: EntityOptions & { tier?: string; partOf?: string } = {},
): Entity {
  const { tier, partOf, ...rest } = options;
  return entity('Component', name, {
    spec: { type: 'service', lifecycle: 'production', owner },
    annotations: tier ? { 'groundwork.dev/tier': tier } : undefined,
    ...rest,
    relations: [
      ['ownedBy', `group:default/${owner}`],
      ...(partOf
        ? [['partOf', `system:default/${partOf}`] as [string, string]]
        : []),
    ],
  });
}

/** A System that a group owns. */
export function system(name: string, title: string, owner: string): Entity {
  return entity('System', name, {
    title,
    spec: { owner },
    relations: [['ownedBy', `group:default/${owner}`]],
  });
}
