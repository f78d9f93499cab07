import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Identifier } from '@groundwork/backstage-plugin-ownership-common';

/**
 * A statement of a provider: this identifier leads to that entity.
 *
 * @public
 */
export interface ProvidedIdentifier extends Identifier {
  /** Full entity ref, e.g. `component:default/orders`. */
  entityRef: string;
  /** The rule that says so, for people, e.g. `annotation groundwork.dev/hosts`. */
  rule: string;
  /** ISO 8601: when the origin was last seen to say so. */
  observedAt: string;
  /** Where a person can look it up. */
  link?: string;
  /** From 0 to 1, how much the origin is to be trusted; 1 unless said. */
  confidence?: number;
}

/**
 * What a provider found wrong in its origin, and read past.
 *
 * @public
 */
export interface ProviderProblem {
  /** Where, e.g. `line 812`. */
  where: string;
  /** What is wrong and what would be right. */
  message: string;
}

/**
 * One batch of a provider's complete state.
 *
 * @public
 */
export interface IdentifierBatch {
  identifiers: ProvidedIdentifier[];
  problems?: ProviderProblem[];
}

/**
 * A source of identifiers other than the built-in ones.
 *
 * @public
 */
export interface IdentifierProvider {
  /** Unique and stable, e.g. `feed:cluster-export`; identifiers are kept per source. */
  readonly source: string;
  /**
   * Yields everything that the source knows. What was there before and is not
   * yielded any more is removed, once the iteration has ended without an error.
   * When it throws, the last good state stays and is marked as stale.
   */
  read(context: { signal: AbortSignal }): AsyncIterable<IdentifierBatch>;
}

/**
 * Where modules of the ownership plugin add sources of identifiers.
 *
 * @public
 */
export interface OwnershipIdentifiersExtensionPoint {
  addProvider(provider: IdentifierProvider): void;
}

/**
 * @public
 */
export const ownershipIdentifiersExtensionPoint =
  createExtensionPoint<OwnershipIdentifiersExtensionPoint>({
    id: 'ownership.identifiers',
  });
