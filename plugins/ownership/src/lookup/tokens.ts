import {
  IdentifierKind,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';

/** What was recognised, and as what it was looked for. */
export interface RecognisedKey {
  key: string;
  /** The most likely kind first. */
  kinds: IdentifierKind[];
}

/** What was recognised, each text once, what weighs most first. */
export function tokensByKey(tokens: readonly Token[]): RecognisedKey[] {
  const byWeight = [...tokens].sort((a, b) => b.weight - a.weight);
  const groups = new Map<string, IdentifierKind[]>();
  for (const { key, kind } of byWeight) {
    const kinds = groups.get(key) ?? [];
    if (!kinds.includes(kind)) {
      groups.set(key, [...kinds, kind]);
    }
  }
  return [...groups].map(([key, kinds]) => ({ key, kinds }));
}
