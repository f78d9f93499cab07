import { EntityRowOrder } from '@groundwork/backstage-plugin-scorecards-common';
import { StateRow } from '../database/rows';

/** What rows are sorted by: a column of the table `state`. */
export interface RowOrder {
  column: keyof StateRow;
  direction: 'asc' | 'desc';
  /** What the column holds for entities that have no such thing: its least. */
  none?: string | number;
  /** Whether a value that came from outside can be one of the column. */
  isValue(value: string | number): boolean;
}

const isText = (value: string | number) => typeof value === 'string';
const isNumber = (value: string | number) => typeof value === 'number';
const isSmall = (value: string | number) =>
  Number.isSafeInteger(value) && Math.abs(Number(value)) < 1_000;
const isTime = (value: string | number) =>
  typeof value === 'string' &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString() === value;

/** Each has an index that begins with the scorecard and ends with the entity. */
const COLUMNS = {
  title: { column: 'title_key', isValue: isText },
  owner: { column: 'owner_ref', none: '', isValue: isText },
  level: { column: 'level', isValue: isSmall },
  score: { column: 'score', none: -1, isValue: isNumber },
  tier: { column: 'tier', none: 0, isValue: isSmall },
  since: { column: 'level_since', isValue: isTime },
} as const satisfies Record<string, Omit<RowOrder, 'direction'>>;

/** What an order means. */
export function rowOrderOf(orderBy: EntityRowOrder): RowOrder {
  const isDescending = orderBy.startsWith('-');
  const name = orderBy.replace('-', '') as keyof typeof COLUMNS;
  return { ...COLUMNS[name], direction: isDescending ? 'desc' : 'asc' };
}
