import { EntityProjection } from '../projection';

/** What is known of groups: who is in them, and which are below which. */
export class GroupTree {
  readonly #parents = new Map<string, string | undefined>();
  readonly #children = new Map<string, string[]>();
  readonly #groupsOfUser = new Map<string, string[]>();
  readonly #sizes = new Map<string, number>();
  readonly #withPeople = new Set<string>();

  /**
   * Only users that the catalog has count as members: a group may list people
   * who have left.
   */
  constructor(
    groups: Iterable<EntityProjection>,
    users: Iterable<EntityProjection>,
  ) {
    const memberships = new Map<string, Set<string>>();
    for (const user of users) {
      memberships.set(user.entityRef, new Set(user.memberOf));
    }
    for (const { entityRef, parent, members } of groups) {
      this.#parents.set(entityRef, parent);
      if (parent !== undefined) {
        const siblings = this.#children.get(parent) ?? [];
        siblings.push(entityRef);
        this.#children.set(parent, siblings);
      }
      members.forEach(user => memberships.get(user)?.add(entityRef));
    }
    for (const [user, its] of memberships) {
      const known = [...its].filter(group => this.#parents.has(group));
      this.#groupsOfUser.set(user, known);
      known.forEach(group => this.#addMember(group));
    }
  }

  /** Whether the catalog has the group. */
  has(group: string): boolean {
    return this.#parents.has(group);
  }

  /** Whether anybody is in the group, or in one below it. */
  hasPeople(group: string): boolean {
    return this.#withPeople.has(group);
  }

  /** How many are in the group itself. */
  sizeOf(group: string): number {
    return this.#sizes.get(group) ?? 0;
  }

  /** The group and all groups below it, each once. */
  withDescendants(group: string): Set<string> {
    const found = new Set([group]);
    for (const one of found) {
      this.#children.get(one)?.forEach(child => found.add(child));
    }
    return found;
  }

  /** The groups above a group, nearest first; not the group itself. */
  ancestorsOf(group: string): Set<string> {
    const found = new Set<string>();
    let above = this.#parents.get(group);
    while (above !== undefined && above !== group && !found.has(above)) {
      found.add(above);
      above = this.#parents.get(above);
    }
    return found;
  }

  /** Whether the groups are one, or one is below the other. */
  isSameLine(one: string, other: string): boolean {
    return (
      one === other ||
      this.ancestorsOf(one).has(other) ||
      this.ancestorsOf(other).has(one)
    );
  }

  /** Whether a user is in a group, or in one below it. */
  isIn(user: string, group: string): boolean {
    return this.groupsOf(user).some(
      its => its === group || this.ancestorsOf(its).has(group),
    );
  }

  /** The groups that a user is in. */
  groupsOf(user: string): readonly string[] {
    return this.#groupsOfUser.get(user) ?? [];
  }

  /** The groups that a user is in, without those that another is below. */
  closestGroupsOf(user: string): string[] {
    const groups = this.groupsOf(user);
    return groups.filter(
      group => !groups.some(other => this.ancestorsOf(other).has(group)),
    );
  }

  #addMember(group: string): void {
    this.#sizes.set(group, this.sizeOf(group) + 1);
    let one: string | undefined = group;
    while (one !== undefined && !this.#withPeople.has(one)) {
      this.#withPeople.add(one);
      one = this.#parents.get(one);
    }
  }
}
