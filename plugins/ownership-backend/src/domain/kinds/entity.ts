import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { boundedWalk } from './steps';
import { KindRules, WalkStep } from './types';

const MAX_LENGTH = 256;

/** Kinds to try for a name that its own kind does not have. */
const KINDS = [
  'component',
  'system',
  'resource',
  'api',
  'domain',
  'group',
  'user',
];

function normalise(text: string): string | undefined {
  const ref = text.trim();
  if (ref.length > MAX_LENGTH || !/^[a-z][a-z0-9]*:/i.test(ref)) {
    return undefined;
  }
  if (/[\s\p{C}]/u.test(ref)) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch {
    // An empty part is the one thing that the grammar forbids.
    return undefined;
  }
}

function walk(key: string): WalkStep[] {
  const { kind, namespace, name } = parseEntityRef(key);
  const others = KINDS.filter(other => other !== kind);
  const steps: WalkStep[] = others.map((other, index) => ({
    key: stringifyEntityRef({ kind: other, namespace, name }),
    match: 'entity of the same name',
    closeness: 0.7 - 0.02 * index,
  }));
  return boundedWalk({ kind: 'entity', key }, steps);
}

/**
 * Entities of the catalog by their full reference, `component:default/orders`.
 * The kind has to be written; the namespace defaults to `default`.
 *
 * @internal
 */
export const entityRules: KindRules = {
  kind: 'entity',
  specificity: 1,
  normalise,
  walk,
};
