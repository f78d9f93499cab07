import {
  EntityIdentifier,
  IdentifierKind,
} from '@groundwork/backstage-plugin-ownership-common';

/** The parameter of the address that holds the chosen kinds. */
export const IDENTIFIER_PARAM = 'identifier';

/** How many identifiers there are of a kind. */
export interface IdentifierKindCount {
  kind: IdentifierKind;
  count: number;
}

/** The kinds among identifiers, the most frequent first. */
export function identifierKinds(
  identifiers: EntityIdentifier[],
): IdentifierKindCount[] {
  const counts = new Map<IdentifierKind, number>();
  for (const { kind } of identifiers) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind));
}

/** Those of the kinds; all of them when no kind is chosen. */
export function identifiersOf(
  identifiers: EntityIdentifier[],
  kinds: readonly string[],
): EntityIdentifier[] {
  return kinds.length === 0
    ? identifiers
    : identifiers.filter(({ kind }) => kinds.includes(kind));
}

/** Tells an identifier from all others of an entity. */
export function identifierKey(identifier: EntityIdentifier): string {
  const { kind, key, rule, source } = identifier;
  return JSON.stringify([kind, key, rule, source]);
}

/** What to add to a catalog file so that a paste leads to the entity. */
export const IDENTIFIERS_EXAMPLE = `metadata:
  annotations:
    groundwork.dev/hosts: pay.acme.test
    groundwork.dev/images: registry.acme.test/payments/checkout
    groundwork.dev/otel-service-name: checkout
    backstage.io/kubernetes-id: checkout
`;
