import { compareText } from '../collections/compare';
import { groupBy } from '../collections/groupBy';
import { Link } from '../types';
import { CONFIDENCE } from './confidence';

/** What a person said of where something came from. The last word counts. */
export type Correction = {
  id: string;
  /** Milliseconds since 1970, UTC. */
  at: number;
  from: Link['from'];
  /** In the words of who said it. */
  reason: string;
} & (
  | { kind: 'is' | 'isNot'; to: Link['to'] }
  /** Nothing that is known led to it. */
  | { kind: 'none' }
);

/**
 * Keeps of what was found the strongest class for each beginning, and the
 * strongest link of a pair. What a person confirmed stands alone; what he
 * rejected is gone before the strongest is looked for, so that the next takes
 * its place. The same links and corrections give the same in any order.
 */
export function settleLinks(
  found: readonly Link[],
  corrections: readonly Correction[],
): Link[] {
  const foundFrom = groupBy(found, ({ from }) => keyOf(from));
  const saidOf = groupBy(inOrder(corrections), ({ from }) => keyOf(from));
  return [...new Set([...foundFrom.keys(), ...saidOf.keys()])]
    .sort(compareText)
    .flatMap(key => {
      const { confirmed, rejected, isNone } = foldSaid(saidOf.get(key) ?? []);
      if (isNone || confirmed.size > 0) {
        return [...confirmed.values()];
      }
      const left = (foundFrom.get(key) ?? []).filter(
        ({ to }) => !rejected.has(keyOf(to)),
      );
      return strongestOf(left);
    })
    .sort(byPlace);
}

function inOrder(corrections: readonly Correction[]): Correction[] {
  return corrections.toSorted((a, b) => a.at - b.at || compareText(a.id, b.id));
}

function foldSaid(said: readonly Correction[]) {
  const confirmed = new Map<string, Link>();
  const rejected = new Set<string>();
  let isNone = false;
  for (const it of said) {
    if (it.kind === 'none') {
      confirmed.clear();
      isNone = true;
      continue;
    }
    const to = keyOf(it.to);
    if (it.kind === 'is') {
      isNone = false;
      rejected.delete(to);
      confirmed.set(to, {
        from: it.from,
        to: it.to,
        class: 'explicit',
        confidence: CONFIDENCE.explicit,
        evidence: `A person said so: ${it.reason}`,
      });
    } else {
      confirmed.delete(to);
      rejected.add(to);
    }
  }
  return { confirmed, rejected, isNone };
}

function strongestOf(links: readonly Link[]): Link[] {
  const rank = Math.max(...links.map(it => CONFIDENCE[it.class]));
  const ofPair = groupBy(
    links.filter(it => CONFIDENCE[it.class] === rank),
    ({ to }) => keyOf(to),
  );
  return [...ofPair.values()].map(([first, ...others]) =>
    others.reduce(stronger, first),
  );
}

function stronger(one: Link, other: Link): Link {
  const difference =
    one.confidence - other.confidence ||
    compareText(other.evidence, one.evidence);
  return difference >= 0 ? one : other;
}

function byPlace(one: Link, other: Link): number {
  return (
    compareText(keyOf(one.from), keyOf(other.from)) ||
    compareText(keyOf(one.to), keyOf(other.to))
  );
}

function keyOf({ kind, id }: Link['from']): string {
  return JSON.stringify([kind, id]);
}
