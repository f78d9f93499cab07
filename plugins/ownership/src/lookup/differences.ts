import {
  Answer,
  Evidence,
} from '@groundwork/backstage-plugin-ownership-common';

function keyOf({ identifier }: Evidence): string {
  return `${identifier.kind}\n${identifier.key}`;
}

/**
 * For each answer the evidence that no other answer has, which is what tells
 * them apart. Where an answer has nothing of its own, the list is empty.
 */
export function distinguishingEvidence(
  answers: readonly Pick<Answer, 'evidence'>[],
): Evidence[][] {
  const holders = new Map<string, Set<number>>();
  answers.forEach(({ evidence }, index) =>
    evidence.forEach(piece => {
      const key = keyOf(piece);
      const set = holders.get(key) ?? new Set();
      holders.set(key, set.add(index));
    }),
  );
  return answers.map(({ evidence }) =>
    evidence.filter(piece => holders.get(keyOf(piece))?.size === 1),
  );
}

/** The keys that a runner-up shares with the answer, which is why it is one. */
export function sharedKeys(
  answer: Pick<Answer, 'evidence'>,
  other: Pick<Answer, 'evidence'>,
): string[] {
  const keys = new Set(answer.evidence.map(({ text }) => text));
  return [
    ...new Set(
      other.evidence.map(({ text }) => text).filter(text => keys.has(text)),
    ),
  ];
}
