import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  CHECK_STATUSES,
  CheckStatus,
  ENTITY_ROW_ORDERS,
  EntityRowOrder,
  EntityRowQuery,
} from '@groundwork/backstage-plugin-scorecards-common';
import { checkEntityRef } from '../rollup/entityRef';

/** Rows of a page unless said. */
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
/** Of all refs together, since they are in the cursor, and that is in a URL. */
const MAX_BYTES_OF_REFS = 6_000;

const isText = (value: JsonValue) => typeof value === 'string';
const isCount = (value: JsonValue | undefined): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 1_000;

/** Which rows, with everything said and checked; the cursor apart. */
export interface RowSelection {
  owner?: string[];
  team?: string[];
  level?: number[];
  tier?: number[];
  unmeasured?: boolean;
  check?: string;
  checkStatus?: CheckStatus[];
  /** Lower case. */
  text?: string;
  orderBy: EntityRowOrder;
  limit: number;
}

/**
 * Brings a query into one form, whoever it came from.
 *
 * @throws InputError when refs are none, or a status is asked for of no check
 */
export function checkRowQuery(
  query: Omit<EntityRowQuery, 'cursor'>,
): RowSelection {
  if (query.checkStatus && query.check === undefined) {
    throw new InputError(
      `'checkStatus' is said without 'check'; say of which check`,
    );
  }
  const refs = [...(query.owner ?? []), ...(query.team ?? [])];
  const bytes = Buffer.byteLength(refs.join(''));
  if (bytes > MAX_BYTES_OF_REFS) {
    throw new InputError(
      `'owner' and 'team' have ${bytes} bytes together; at most ${MAX_BYTES_OF_REFS} fit into the cursor of the next page`,
    );
  }
  return {
    owner: query.owner?.map(ref => checkEntityRef(ref, 'owner')),
    team: query.team?.map(ref => checkEntityRef(ref, 'team')),
    level: query.level,
    tier: query.tier,
    unmeasured: query.unmeasured,
    check: query.check,
    checkStatus: query.checkStatus,
    text: query.text?.trim().toLocaleLowerCase('en-US') || undefined,
    orderBy: query.orderBy ?? 'title',
    limit: query.limit ?? DEFAULT_LIMIT,
  };
}

/**
 * Reads a selection that has come back in a cursor, so from outside.
 *
 * @returns undefined when it is none
 */
export function parseRowSelection(json: string): RowSelection | undefined {
  const parsed = parse(json);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return undefined;
  }
  const { limit, orderBy, unmeasured, check, text } = parsed as JsonObject;
  const isSound =
    // Which PostgreSQL can neither store nor compare
    !json.includes('\\u0000') &&
    isIn(ENTITY_ROW_ORDERS, orderBy) &&
    isCount(limit) &&
    limit >= 1 &&
    limit <= MAX_LIMIT &&
    (unmeasured === undefined || typeof unmeasured === 'boolean') &&
    [check, text].every(it => it === undefined || typeof it === 'string') &&
    hasLists(parsed as JsonObject);
  return isSound ? (parsed as unknown as RowSelection) : undefined;
}

function isIn<T extends string>(
  known: readonly T[],
  value: JsonValue | undefined,
): value is T {
  return known.some(it => it === value);
}

function hasLists({
  owner,
  team,
  level,
  tier,
  checkStatus,
}: JsonObject): boolean {
  return (
    isListOf(owner, isText) &&
    isListOf(team, isText) &&
    isListOf(level, isCount) &&
    isListOf(tier, isCount) &&
    isListOf(checkStatus, it => isIn(CHECK_STATUSES, it))
  );
}

function isListOf(
  value: JsonValue | undefined,
  isItem: (item: JsonValue) => boolean,
): boolean {
  return value === undefined || (Array.isArray(value) && value.every(isItem));
}

function parse(json: string): JsonValue | undefined {
  try {
    return JSON.parse(json);
  } catch {
    // Whoever asks says what is wrong with the cursor as a whole
    return undefined;
  }
}
