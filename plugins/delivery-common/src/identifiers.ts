/**
 * What leads to a component, for whoever has it in hand: a commit that was merged,
 * or the id of a deployment as its tool gave it.
 *
 * @public
 */
export interface DeliveryIdentifier {
  kind: 'commit' | 'deployment';
  key: string;
  /** Entity ref of a component. */
  component: string;
  /** When it was merged or deployed. */
  at: string;
}

/**
 * Which identifiers are asked for.
 *
 * @public
 */
export interface IdentifierQuery {
  kind: DeliveryIdentifier['kind'];
  /** ISO 8601: only what was merged or deployed since then. */
  since: string;
  /** 1,000 at most, which it is unless said. */
  limit?: number;
  cursor?: string;
}

/**
 * What `GET /identifiers` answers. Only other plugins may ask.
 *
 * @public
 */
export interface IdentifierPage {
  items: DeliveryIdentifier[];
  pageInfo: { nextCursor?: string };
}
