import { Entity } from '@backstage/catalog-model';

/** What of an entity differs from a plain component. */
export interface Described {
  kind?: string;
  metadata?: Partial<Entity['metadata']>;
  annotations?: Record<string, string>;
  spec?: Entity['spec'];
  /** Refs by the type of relation. */
  relations?: Record<string, string[]>;
}

/** An entity as the catalog would have it. */
export function entity(described: Described = {}): Entity {
  const { kind = 'Component', metadata, annotations, spec } = described;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name: 'orders',
      ...metadata,
      ...(annotations && { annotations }),
    },
    spec,
    relations: Object.entries(described.relations ?? {}).flatMap(
      ([type, refs]) => refs.map(targetRef => ({ type, targetRef })),
    ),
  };
}
