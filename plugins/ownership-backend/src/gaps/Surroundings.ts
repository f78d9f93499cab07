import { setImmediate as nextTurn } from 'node:timers/promises';
import { FeedOwners } from '../domain/gaps/feedOwners';
import { GroupTree } from '../domain/gaps/groupTree';
import { sourceCodeOf } from '../domain/gaps/sourceCode';
import { OwnershipIndex } from '../index/OwnershipIndex';

const FRESH_FOR_MS = 60_000;
const ENTITIES_AT_ONCE = 500;

/** As many of one mind tell as much as all. */
const MAX_SIBLINGS = 50;

/** What is around entities: what they are part of, and who is in groups. */
export interface Surroundings {
  groups: GroupTree;
  feeds: FeedOwners;
  /** The first parts of each system. */
  inSystem: ReadonlyMap<string, readonly string[]>;
  /** The first entities of each repository. */
  inRepository: ReadonlyMap<string, readonly string[]>;
}

type Index = Pick<
  OwnershipIndex,
  'allEntities' | 'entitiesOfKind' | 'identifiersOf'
>;

/** The surroundings as they were a minute ago at most. */
export class KnownSurroundings {
  #known: { surroundings: Promise<Surroundings>; at: number } | undefined;

  constructor(private readonly options: { index: Index; now: () => Date }) {}

  get(): Promise<Surroundings> {
    const { index, now } = this.options;
    const at = now().getTime();
    if (!this.#known || at - this.#known.at > FRESH_FOR_MS) {
      const surroundings = lookAround(index);
      this.#known = { surroundings, at };
      surroundings.catch(() => {
        // Whoever waits for it is told; the next one tries again.
        this.#known = undefined;
      });
    }
    return this.#known.surroundings;
  }
}

/** Goes through all entities, giving way to others in between. */
export async function lookAround(index: Index): Promise<Surroundings> {
  const groups = [...index.entitiesOfKind('group')];
  const inSystem = new Map<string, string[]>();
  const inRepository = new Map<string, string[]>();
  let seen = 0;
  for (const entity of index.allEntities()) {
    const { kind, entityRef, partOf } = entity;
    if (kind !== 'group' && kind !== 'user') {
      partOf
        .filter(ref => ref.startsWith('system:'))
        .forEach(system => add(inSystem, system, entityRef));
      const code = sourceCodeOf(entity);
      if (code) {
        add(inRepository, code.repo, entityRef);
      }
    }
    seen += 1;
    if (seen % ENTITIES_AT_ONCE === 0) {
      await nextTurn();
    }
  }
  return {
    groups: new GroupTree(groups, index.entitiesOfKind('user')),
    feeds: feedOwnersOf(groups, index),
    inSystem,
    inRepository,
  };
}

/** The owners that feeds name. */
export function feedOwnersOf(
  groups: ReadonlyArray<{ entityRef: string }>,
  index: Pick<OwnershipIndex, 'identifiersOf'>,
): FeedOwners {
  return new FeedOwners(
    groups.map(({ entityRef }) => ({
      entityRef,
      sets: index.identifiersOf(entityRef),
    })),
  );
}

function add(lists: Map<string, string[]>, key: string, ref: string): void {
  const list = lists.get(key) ?? [];
  if (list.length < MAX_SIBLINGS) {
    list.push(ref);
    lists.set(key, list);
  }
}
