import { InputError } from '@backstage/errors';
import {
  EnvironmentPhase,
  EnvironmentQuery,
} from '@groundwork/backstage-plugin-environments-common';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { assertNever } from '../../assertNever';
import { StoredEnvironment } from '../types';

type Sort = NonNullable<EnvironmentQuery['sort']>;

/** What needs somebody comes first. */
const PHASES: readonly EnvironmentPhase[] = [
  'failed',
  'delete-blocked',
  'degraded',
  'waiting',
  'pending',
  'provisioning',
  'updating',
  'resuming',
  'pausing',
  'deleting',
  'ready',
  'paused',
  'deleted',
];

/** Stands for the end of what does not end. */
const NEVER = '9999-12-31T23:59:59.999Z';

const cursorCodec = createCursorCodec({
  sort: 'string',
  order: 'string',
  text: 'string?',
  number: 'number?',
  id: 'string',
});

/** The order of a list, as the query says it. */
export interface ListOrder {
  sort: Sort;
  order: 'asc' | 'desc';
}

/** Newest first unless said; every other order begins with the least. */
export function orderOf({ sort, order }: EnvironmentQuery): ListOrder {
  return sort === undefined
    ? { sort: 'createdAt', order: order ?? 'desc' }
    : { sort, order: order ?? 'asc' };
}

/** Puts a list into its order, after what a cursor says. */
export function applyOrder(
  query: Knex.QueryBuilder,
  { sort, order }: ListOrder,
  cursor: string | undefined,
): void {
  const { sql, bindings } = expressionOf(sort, query);
  if (cursor !== undefined) {
    const { value, id } = decode(cursor, { sort, order });
    const sign = order === 'asc' ? '>' : '<';
    query.whereRaw(`(${sql} ${sign} ? OR (${sql} = ? AND id ${sign} ?))`, [
      ...bindings,
      value,
      ...bindings,
      value,
      id,
    ]);
  }
  query.orderByRaw(`${sql} ${order}, id ${order}`, bindings);
}

/** The cursor of what comes after an environment. */
export function cursorAfter(
  environment: StoredEnvironment,
  { sort, order }: ListOrder,
): string {
  const value = valueOf(environment, sort);
  return cursorCodec.encode({
    sort,
    order,
    ...(typeof value === 'number' ? { number: value } : { text: value }),
    id: environment.id,
  });
}

function decode(cursor: string, wanted: ListOrder) {
  const { sort, order, text, number, id } = cursorCodec.decode(cursor);
  const value = text ?? number;
  if (sort !== wanted.sort || order !== wanted.order || value === undefined) {
    throw new InputError(
      'Invalid cursor: it is of a list in another order; leave it out to get the first page',
    );
  }
  if (/^(createdAt|expiresAt)$/.test(sort) && !isTime(value)) {
    throw new InputError('Invalid cursor: it holds no time');
  }
  return { value, id };
}

function isTime(value: string | number): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

/** Texts by code points, whatever the database's locale: as SQLite does. */
function expressionOf(
  sort: Sort,
  query: Knex.QueryBuilder,
): { sql: string; bindings: Array<string | number> } {
  const isPostgres = dialectOf(query) === 'postgres';
  switch (sort) {
    case 'name':
      return { sql: isPostgres ? 'name COLLATE "C"' : 'name', bindings: [] };
    case 'createdAt':
      return { sql: 'created_at', bindings: [] };
    case 'expiresAt':
      return {
        sql: `COALESCE(expires_at, ${
          isPostgres ? 'CAST(? AS timestamptz)' : '?'
        })`,
        bindings: [NEVER],
      };
    case 'phase':
      return {
        sql: `CASE phase ${PHASES.map(
          (phase, index) => `WHEN '${phase}' THEN ${index}`,
        ).join(' ')} ELSE ${PHASES.length} END`,
        bindings: [],
      };
    case 'cost':
      return { sql: 'cost_per_hour', bindings: [] };
    default:
      return assertNever(sort);
  }
}

function valueOf(environment: StoredEnvironment, sort: Sort): string | number {
  switch (sort) {
    case 'name':
      return environment.name;
    case 'createdAt':
      return environment.createdAt.toISOString();
    case 'expiresAt':
      return environment.expiresAt?.toISOString() ?? NEVER;
    case 'phase':
      return PHASES.indexOf(environment.phase);
    case 'cost':
      return environment.costPerHour;
    default:
      return assertNever(sort);
  }
}
