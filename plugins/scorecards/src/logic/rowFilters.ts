import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CHECK_STATUSES,
  CheckStatus,
  ENTITY_ROW_ORDERS,
  EntityRowOrder,
  EntityRowQuery,
} from '@groundwork/backstage-plugin-scorecards-common';

/** Stands for all of the groups that the person is in. */
export const MY_TEAMS = 'mine';

/** 0 stands for what has no tier. */
export const TIERS: readonly number[] = [1, 2, 3, 4, 0];

export const PAGE_SIZE = 50;

/** Longer texts match nothing, and would only make the address long. */
const MAX_TEXT = 200;

/** The backend takes no more. */
const MAX_TEAMS = 50;

/** Which entities of a scorecard are shown, and how; the address says it. */
export interface RowFilters {
  text: string;
  /** Ref of a group, or {@link MY_TEAMS}. */
  team?: string;
  /** Whether it is about what the group owns itself, without teams below. */
  isOwnOnly: boolean;
  levels: number[];
  /** Whether it is about what nothing is known of; then no level says anything. */
  isUnmeasured: boolean;
  tiers: number[];
  /** Id of a check. */
  check?: string;
  /** Statuses of that check; all but `pass` when there are none. */
  statuses: CheckStatus[];
  order?: EntityRowOrder;
}

/** Which page of them is shown. */
export interface RowPlace {
  /** From 1. */
  page: number;
  /** Absent on the first page. */
  cursor?: string;
}

/** All entities. */
export const NO_FILTERS: RowFilters = {
  text: '',
  team: undefined,
  isOwnOnly: false,
  levels: [],
  isUnmeasured: false,
  tiers: [],
  check: undefined,
  statuses: [],
  order: undefined,
};

function refOf(text: string): string | undefined {
  if (text === MY_TEAMS) {
    return MY_TEAMS;
  }
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    // Anybody can write anything into an address.
    return undefined;
  }
}

function numbersOf(texts: string[]): number[] {
  const numbers = texts.filter(text => /^\d{1,2}$/.test(text)).map(Number);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Reads the filters from an address; what is no filter there is left out. */
export function filtersOf(params: URLSearchParams): RowFilters {
  const check = params.get('check') ?? '';
  const statuses = new Set(params.getAll('status'));
  const order = params.get('sort');
  const owner = refOf(params.get('owner') ?? '');
  const isUnmeasured = params.get('unmeasured') === 'true';
  return {
    text: (params.get('text') ?? '').slice(0, MAX_TEXT),
    team: owner ?? refOf(params.get('team') ?? ''),
    isOwnOnly: owner !== undefined,
    levels: isUnmeasured ? [] : numbersOf(params.getAll('level')),
    isUnmeasured,
    tiers: numbersOf(params.getAll('tier')).filter(tier =>
      TIERS.includes(tier),
    ),
    check: /^[a-z0-9][a-z0-9-]{0,99}$/.test(check) ? check : undefined,
    statuses: CHECK_STATUSES.filter(status => statuses.has(status)),
    order: ENTITY_ROW_ORDERS.find(known => known === order),
  };
}

/** Reads the page from an address. */
export function placeOf(params: URLSearchParams): RowPlace {
  const cursor = params.get('cursor') ?? undefined;
  const page = Number(params.get('page'));
  return cursor && Number.isInteger(page) && page > 1
    ? { page, cursor }
    : { page: 1 };
}

function write(
  params: URLSearchParams,
  name: string,
  values: ReadonlyArray<string | number | undefined>,
): void {
  params.delete(name);
  values.forEach(value => {
    if (value !== undefined && value !== '') {
      params.append(name, `${value}`);
    }
  });
}

/**
 * The address of filters, on the first page: another list has other pages.
 * Parameters of others stay.
 */
export function paramsOf(
  filters: RowFilters,
  others: URLSearchParams = new URLSearchParams(),
): URLSearchParams {
  const params = new URLSearchParams(others);
  write(params, 'text', [filters.text.slice(0, MAX_TEXT)]);
  write(params, 'team', [filters.isOwnOnly ? undefined : filters.team]);
  write(params, 'owner', [filters.isOwnOnly ? filters.team : undefined]);
  write(params, 'level', filters.levels);
  write(params, 'unmeasured', [filters.isUnmeasured ? 'true' : undefined]);
  write(params, 'tier', filters.tiers);
  write(params, 'check', [filters.check]);
  write(params, 'status', filters.check ? filters.statuses : []);
  write(params, 'sort', [filters.order]);
  return withPlace(params, { page: 1 });
}

/** The same address with another page. */
export function withPlace(
  current: URLSearchParams,
  { page, cursor }: RowPlace,
): URLSearchParams {
  const params = new URLSearchParams(current);
  write(params, 'page', [page > 1 ? page : undefined]);
  write(params, 'cursor', [page > 1 ? cursor : undefined]);
  return params;
}

/** Whether some entities may be hidden by the filters. */
export function isFiltered(filters: RowFilters): boolean {
  const { text, team, levels, isUnmeasured, tiers, check } = filters;
  return (
    isUnmeasured ||
    text.trim() !== '' ||
    team !== undefined ||
    levels.length > 0 ||
    tiers.length > 0 ||
    check !== undefined
  );
}

function teamQueryOf(
  { team, isOwnOnly }: RowFilters,
  myRefs: string[],
): Pick<EntityRowQuery, 'owner' | 'team'> {
  if (!team) {
    return {};
  }
  const refs = (team === MY_TEAMS ? myRefs : [team]).slice(0, MAX_TEAMS);
  // What a person owns themselves is in no team.
  const groups = refs.filter(ref => ref.startsWith('group:'));
  return isOwnOnly || groups.length === 0 ? { owner: refs } : { team: groups };
}

/** What is unmeasured is on no level, though the backend counts it as on none. */
function unmeasuredOf({
  isUnmeasured,
  levels,
}: RowFilters): boolean | undefined {
  if (isUnmeasured) {
    return true;
  }
  return levels.includes(0) ? false : undefined;
}

/**
 * What the filters ask of the backend.
 *
 * @param myRefs - the person and their groups; needed for {@link MY_TEAMS}
 */
export function queryOf(filters: RowFilters, myRefs: string[]): EntityRowQuery {
  const { text, levels, tiers, check, statuses, order } = filters;
  return {
    ...teamQueryOf(filters, myRefs),
    text: text.trim() || undefined,
    level: levels.length > 0 ? levels : undefined,
    unmeasured: unmeasuredOf(filters),
    tier: tiers.length > 0 ? tiers : undefined,
    check,
    checkStatus: check && statuses.length > 0 ? statuses : undefined,
    orderBy: order,
  };
}

/** Columns that can be sorted by. */
export type SortColumn =
  | 'title'
  | 'owner'
  | 'level'
  | 'score'
  | 'tier'
  | 'since';

/** Whether and how the rows are sorted by a column. */
export function directionOf(
  column: SortColumn,
  order: EntityRowOrder | undefined,
): 'ascending' | 'descending' | undefined {
  if (order === column) {
    return 'ascending';
  }
  return order === `-${column}` ? 'descending' : undefined;
}

/** The order after a column's head was pressed: up, down, as it was. */
export function nextOrder(
  column: SortColumn,
  order: EntityRowOrder | undefined,
): EntityRowOrder | undefined {
  switch (directionOf(column, order)) {
    case 'ascending':
      return `-${column}`;
    case 'descending':
      return undefined;
    default:
      return column;
  }
}
