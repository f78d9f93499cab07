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
