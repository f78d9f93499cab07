import { EntityIdentifier, Gap, OwnershipPeriod } from './gaps';
import { ContactCard, EntitySummary, Freshness, OwnerSummary } from './resolve';

/**
 * All that is known of the ownership of one entity.
 *
 * @public
 */
export interface EntityOwnership extends Freshness {
  entity: EntitySummary;
  owners: OwnerSummary[];
  inheritedFrom?: string;
  contact: ContactCard;
  identifiers: EntityIdentifier[];
  /** Latest first. */
  history: OwnershipPeriod[];
  gaps: Gap[];
}

/**
 * An entity with its owners and the identifiers that lead to it.
 *
 * @public
 */
export interface OwnedEntity {
  entity: EntitySummary;
  owners: OwnerSummary[];
  inheritedFrom?: string;
  identifiers: EntityIdentifier[];
}

/**
 * Which entities are wanted.
 *
 * @public
 */
export interface EntitiesQuery {
  /** Only what these groups or users own, by entity ref. */
  owner?: string[];
  /** 100 unless said, 500 at most. */
  limit?: number;
  cursor?: string;
}
