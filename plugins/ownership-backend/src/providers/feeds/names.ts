import { EntityProjection } from '../../domain/projection';

/** Finds refs of entities whose name or title is as given, regardless of case. */
export type FindByName = (name: string) => readonly string[];

/** @param kinds - of the entities that may be meant, lower case */
export function createNameFinder(
  entities: Iterable<EntityProjection>,
  kinds: readonly string[],
): FindByName {
  const refs = new Map<string, Set<string>>();
  for (const { kind, name, title, entityRef } of entities) {
    if (kinds.includes(kind)) {
      for (const called of [name, title]) {
        const same = refs.get(comparable(called)) ?? new Set();
        refs.set(comparable(called), same.add(entityRef));
      }
    }
  }
  return name => [...(refs.get(comparable(name)) ?? [])];
}

function comparable(name: string): string {
  return name.trim().toLowerCase();
}
