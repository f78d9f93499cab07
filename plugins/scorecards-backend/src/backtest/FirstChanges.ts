import { byTier } from '../rollup/examples';
import { Difference } from './compare';

/** A change, as far as it is kept until the end. */
export type FoundChange = Exclude<Difference, { kind: 'same' }> & {
  entityRef: string;
  tier: number;
};

/** Keeps the changes that come first in the list, and no more. */
export class FirstChanges {
  #kept: FoundChange[] = [];
  #count = 0;

  constructor(private readonly limit: number) {}

  add(change: FoundChange): void {
    this.#count += 1;
    this.#kept.push(change);
    if (this.#kept.length >= 2 * this.limit) {
      this.#cut();
    }
  }

  /** The lowered ones first, then the most critical. */
  list(): FoundChange[] {
    this.#cut();
    return this.#kept;
  }

  /** Whether there were more than are kept. */
  get truncated(): boolean {
    return this.#count > this.limit;
  }

  #cut(): void {
    this.#kept = this.#kept.sort(inOrder).slice(0, this.limit);
  }
}

function inOrder(a: FoundChange, b: FoundChange): number {
  return (
    Number(b.kind === 'lowered') - Number(a.kind === 'lowered') ||
    byTier(a, b) ||
    compareTexts(a.entityRef, b.entityRef)
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
