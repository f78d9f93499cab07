import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';

/** A group, as far as the tree needs it. */
export type GroupRow = Pick<
  EntityTableRow,
  'entity_ref' | 'title' | 'parent_ref'
>;

/**
 * Which groups are below which. Catalogs can say that a group is below itself;
 * every group is still found once.
 */
export class GroupTree {
  readonly #titles = new Map<string, string>();
  readonly #parents = new Map<string, string>();
  readonly #children = new Map<string, string[]>();

  constructor(rows: readonly GroupRow[]) {
    for (const { entity_ref, title, parent_ref } of rows) {
      this.#titles.set(entity_ref, title);
      if (parent_ref !== null && parent_ref !== entity_ref) {
        this.#parents.set(entity_ref, parent_ref);
        const siblings = this.#children.get(parent_ref);
        if (siblings) {
          siblings.push(entity_ref);
        } else {
          this.#children.set(parent_ref, [entity_ref]);
        }
      }
    }
  }

  has(ref: string): boolean {
    return this.#titles.has(ref);
  }

  titleOf(ref: string): string | undefined {
    return this.#titles.get(ref);
  }

  /** The group right above, whether or not the catalog has it. */
  parentOf(ref: string): string | undefined {
    return this.#parents.get(ref);
  }

  /** The groups right below. */
  childrenOf(ref: string): readonly string[] {
    return this.#children.get(ref) ?? [];
  }

  /** All groups below, those that are nearer first, without the group itself. */
  descendantsOf(ref: string): string[] {
    const found = new Set([ref]);
    // Grows while it is gone through
    for (const group of found) {
      this.childrenOf(group).forEach(child => found.add(child));
    }
    found.delete(ref);
    return [...found];
  }

  /** All groups above, the nearest first, without the group itself. */
  ancestorsOf(ref: string): string[] {
    const found = new Set([ref]);
    let parent = this.parentOf(ref);
    while (parent !== undefined && !found.has(parent)) {
      found.add(parent);
      parent = this.parentOf(parent);
    }
    found.delete(ref);
    return [...found];
  }

  /** Groups that have no other above them that the catalog has. */
  get roots(): string[] {
    return [...this.#titles.keys()].filter(ref => {
      const parent = this.parentOf(ref);
      return parent === undefined || !this.has(parent);
    });
  }
}

/** The groups of the catalog, with one statement. */
export async function readGroupTree(knex: Knex): Promise<GroupTree> {
  const rows = await knex<EntityTableRow>('entity')
    .where({ kind: 'group' })
    .orderBy('title_key')
    .orderBy('entity_ref')
    .select('entity_ref', 'title', 'parent_ref');
  return new GroupTree(rows);
}
