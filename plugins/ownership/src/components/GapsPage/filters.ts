import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  GapKind,
  GapsQuery,
} from '@groundwork/backstage-plugin-ownership-common';
import { GAP_KINDS, isGapKind } from '../gaps/gapKinds';

/** Stands for all of the groups that the person is in. */
export const MY_TEAMS = 'mine';

export const TIERS: readonly number[] = [1, 2, 3, 4];

/** Longer texts match nothing, and would only make the address long. */
const MAX_TEXT = 200;

/** The backend takes no more. */
const MAX_OWNERS = 100;

/** Which gaps the page shows; the address says the same. */
export interface GapFilters {
  /** Empty for all kinds. */
  kinds: GapKind[];
  /** Empty for all tiers. */
  tiers: number[];
  /** Ref of an owner, or {@link MY_TEAMS}. */
  owner?: string;
  text: string;
}

/** All gaps. */
export const NO_FILTERS: GapFilters = {
  kinds: [],
  tiers: [],
  owner: undefined,
  text: '',
};

/** Reads the filters from an address; what is no filter there is left out. */
export function filtersOf(params: URLSearchParams): GapFilters {
  const kinds = new Set(params.getAll('kind').filter(isGapKind));
  const tiers = new Set(params.getAll('tier'));
  return {
    kinds: GAP_KINDS.filter(kind => kinds.has(kind)),
    tiers: TIERS.filter(tier => tiers.has(`${tier}`)),
    owner: ownerOf(params.get('owner') ?? ''),
    text: (params.get('text') ?? '').slice(0, MAX_TEXT),
  };
}

function ownerOf(text: string): string | undefined {
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

/** The address of the filters; parameters of others stay. */
export function paramsOf(
  { kinds, tiers, owner, text }: GapFilters,
  others: URLSearchParams = new URLSearchParams(),
): URLSearchParams {
  const params = new URLSearchParams(others);
  const set = (name: string, values: readonly (string | number)[]) => {
    params.delete(name);
    values.forEach(value => params.append(name, `${value}`));
  };
  set('kind', kinds);
  set('tier', tiers);
  set('owner', owner ? [owner] : []);
  set('text', text ? [text.slice(0, MAX_TEXT)] : []);
  return params;
}

/** Whether some gaps may be hidden by the filters. */
export function isFiltered({ kinds, tiers, owner, text }: GapFilters): boolean {
  return (
    kinds.length > 0 ||
    tiers.length > 0 ||
    owner !== undefined ||
    text.trim() !== ''
  );
}

/**
 * What the filters ask of the backend.
 *
 * @param myRefs - the person and their groups; needed for {@link MY_TEAMS}
 */
export function queryOf(
  { kinds, tiers, owner, text }: GapFilters,
  myRefs: string[],
): GapsQuery {
  const owners = owner === MY_TEAMS ? myRefs : [owner ?? ''].filter(Boolean);
  return {
    kind: kinds.length > 0 ? kinds : undefined,
    tier: tiers.length > 0 ? tiers : undefined,
    owner: owners.length > 0 ? owners.slice(0, MAX_OWNERS) : undefined,
    text: text.trim() || undefined,
  };
}
