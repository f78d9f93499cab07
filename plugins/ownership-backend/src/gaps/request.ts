import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import {
  GapKind,
  GapsQuery,
} from '@groundwork/backstage-plugin-ownership-common';
import { GapPosition } from '../domain/gaps/storedGap';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
const SHOWN = 100;

const cursors = createCursorCodec({
  tier: 'number',
  severity: 'number',
  title: 'string',
  id: 'string',
});

/** What is wanted, checked. */
export interface CheckedGapsQuery {
  kinds?: ReadonlySet<GapKind>;
  /** As they were given, in full and lower case. */
  owners?: readonly string[];
  text?: string;
  tiers?: ReadonlySet<number>;
  limit: number;
  after?: GapPosition;
}

/** @throws InputError that says which filter is wrong, and what would be right */
export function checkGapsQuery(query: GapsQuery): CheckedGapsQuery {
  const { kind, owner, tier, limit = DEFAULT_LIMIT, cursor } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(
      `'limit' is ${limit}; it must be a whole number from 1 to ${MAX_LIMIT}`,
    );
  }
  const text = query.text?.trim().toLowerCase();
  return {
    limit,
    ...(kind && kind.length > 0 && { kinds: new Set(kind) }),
    ...(owner && owner.length > 0 && { owners: owner.map(toOwnerRef) }),
    ...(tier && tier.length > 0 && { tiers: new Set(tier) }),
    ...(text && { text }),
    ...(cursor !== undefined && { after: cursors.decode(cursor) }),
  };
}

export function cursorAt({ tier, severity, title, id }: GapPosition): string {
  return cursors.encode({ tier, severity, title, id });
}

function toOwnerRef(owner: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(owner, { defaultKind: 'group' }));
  } catch (error) {
    throw new InputError(
      `'owner' is '${owner.slice(
        0,
        SHOWN,
      )}'; it must be a reference to a group or user, such as group:default/payments`,
      error,
    );
  }
}
