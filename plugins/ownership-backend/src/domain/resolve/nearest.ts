import {
  IdentifierKind,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';
import { kindRules } from '../kinds';
import { compareText } from './candidates';
import { NameIndex, SimilarName } from './nameIndex';

const MAX_TOKENS = 3;
const MAX_STEPS = 2;

/** Kinds whose own keys are half generated: a pod is not called as it is. */
const WALKED: readonly IdentifierKind[] = [
  'alert-label',
  'kubernetes-pod',
  'kubernetes-workload',
];

const MAX_NAMES = 5;
const LONGEST_QUERY = 100;
const SHORTEST_NAME = 3;

/**
 * The entities whose names are most like what was asked for.
 *
 * @param query - what was asked, if it was text
 */
export function findNearest(
  names: NameIndex,
  tokens: readonly Token[],
  query: string | undefined,
  limit: number,
): SimilarName[] {
  const best = new Map<string, number>();
  for (const name of namesIn(tokens, query)) {
    for (const { entityRef, similarity } of names.search(name, limit)) {
      const known = best.get(entityRef) ?? 0;
      best.set(entityRef, Math.max(known, similarity));
    }
  }
  return [...best]
    .map(([entityRef, similarity]) => ({ entityRef, similarity }))
    .sort(
      (a, b) =>
        b.similarity - a.similarity || compareText(a.entityRef, b.entityRef),
    )
    .slice(0, limit);
}

/** What of the question may be a name, a bounded number of times. */
function namesIn(
  tokens: readonly Token[],
  query: string | undefined,
): string[] {
  const names = new Set<string>();
  const trimmed = query?.trim() ?? '';
  if (trimmed !== '' && trimmed.length <= LONGEST_QUERY) {
    names.add(trimmed.toLowerCase());
  }
  for (const { kind, key } of tokens.slice(0, MAX_TOKENS)) {
    nameIn(kind, key).forEach(name => names.add(name));
    if (WALKED.includes(kind)) {
      for (const step of kindRules[kind].walk(key).slice(0, MAX_STEPS)) {
        nameIn(step.kind ?? kind, step.key).forEach(name => names.add(name));
      }
    }
  }
  return [...names].slice(0, MAX_NAMES);
}

/**
 * The part of a key that is a name of its own. The rest names what it is in: a
 * domain, a registry, an organisation, for which everything has a part that is
 * alike.
 */
function nameIn(kind: IdentifierKind, key: string): string[] {
  switch (kind) {
    case 'host':
      return longEnough([key.replace('*.', '').split('.')[0]]);
    case 'url': {
      const [authority, ...path] = key.split('/');
      const page = path.filter(segment => segment !== '').slice(-1);
      return longEnough([authority.split('.')[0], ...page]);
    }
    case 'person':
      return longEnough([key.replace(/^@/, '').split('@')[0]]);
    case 'image':
      return longEnough([key.split('@')[0].replace(/:[^/]*$/, '')].map(last));
    case 'package':
      return longEnough([key.split(/@(?=[^/]*$)/)[0]].map(last));
    default:
      return longEnough([last(key)]);
  }
}

function last(key: string): string {
  return key.split(/[/.:#=]/).at(-1) ?? '';
}

function longEnough(names: string[]): string[] {
  return names.filter(name => name.length >= SHORTEST_NAME);
}
