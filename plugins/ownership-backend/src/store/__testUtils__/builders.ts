import { IdentifierSet } from '../../domain/identifierSet';
import { EntityProjection, projectEntity } from '../../domain/projection';
import { prepareSet } from '../identifierSets';

export const REF = (name: string) => `component:default/${name}`;

/** A component that is owned by groups. */
export function component(
  name: string,
  owners: string[] = [],
  title: string = name,
): { projection: EntityProjection; digest: string } {
  const projection = projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, title },
    relations: owners.map(owner => ({
      type: 'ownedBy',
      targetRef: `group:default/${owner}`,
    })),
  });
  return { projection, digest: `${title} ${owners}` };
}

/** Hosts that a source gives a component. */
export function hosts(
  source: string,
  name: string,
  keys: string[],
): IdentifierSet {
  return {
    source,
    entityRef: REF(name),
    identifiers: keys.map(key => ({
      kind: 'host',
      key,
      rule: 'rule',
      confidence: 1,
    })),
  };
}

export const prepared = (source: string, name: string, keys: string[]) =>
  prepareSet(hosts(source, name, keys));

/** Everything that an iterable of pages gives. */
export async function all<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) {
    items.push(...page);
  }
  return items;
}
