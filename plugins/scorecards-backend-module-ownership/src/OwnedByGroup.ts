import { KnownOwner } from './facts';

/**
 * Kinds of what is owned and has gaps where that is not in order. Groups and
 * users own, and nothing is wrong with the ownership of a location.
 */
export const OWNED_KINDS: readonly string[] = [
  'component',
  'api',
  'resource',
  'system',
  'domain',
];

/** What groups own themselves. What they own together counts for each. */
export class OwnedByGroup {
  readonly #owned = new Map<string, string[]>();

  constructor(private readonly owners: ReadonlyMap<string, KnownOwner>) {
    for (const [entityRef, known] of owners) {
      const isOwned = OWNED_KINDS.includes(entityRef.split(':')[0]);
      for (const owner of isOwned ? known.owners : []) {
        const owned = this.#owned.get(owner.entityRef) ?? [];
        owned.push(entityRef);
        this.#owned.set(owner.entityRef, owned);
      }
    }
  }

  /** undefined if nothing is known of the group. */
  of(groupRef: string): readonly string[] | undefined {
    return (
      this.#owned.get(groupRef) ?? (this.owners.has(groupRef) ? [] : undefined)
    );
  }
}
