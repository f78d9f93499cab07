/** A reason why a group could own an entity. */
export interface OwnerEvidence {
  /** The group. */
  entityRef: string;
  /** From 0 to 1, how much this reason alone is worth. */
  confidence: number;
  /** One sentence, for people, without a full stop. */
  reason: string;
}

/** How often something was counted for each group. */
export type Shares = ReadonlyMap<string, number>;

/** `1 file`, `3 files` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
