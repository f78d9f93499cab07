import { EnvironmentQuery } from '@groundwork/backstage-plugin-environments-common';
import {
  ColumnSort,
  useQueryParam,
  useSettled,
} from '@groundwork/backstage-plugin-groundwork-react';
import { phasesOf, readStates, State } from '../../logic/phases';
import { SortedBy } from '../shared';

/** Whose environments are listed. */
export const SCOPES = ['mine', 'owned', 'all'] as const;

export type Scope = (typeof SCOPES)[number];

const SORTED_BY: readonly SortedBy[] = [
  'name',
  'createdAt',
  'expiresAt',
  'phase',
  'cost',
];

const TYPING_PAUSE_MS = 250;

/** Which environments are listed, as the address says. */
export function useListQuery() {
  const [scopeText, setScope] = useQueryParam('scope');
  const [stateText, setStateText] = useQueryParam('state');
  const [search, setSearch] = useQueryParam('search');
  const [sortText, setSort] = useQueryParam('sort');
  const [owner, setOwner] = useQueryParam('owner');
  const [blueprint, setBlueprint] = useQueryParam('blueprint');
  const settled = useSettled(search, TYPING_PAUSE_MS);
  const scope = SCOPES.find(known => known === scopeText) ?? 'mine';
  const states = readStates(stateText);
  const isDescending = sortText.startsWith('-');
  const sort =
    SORTED_BY.find(known => known === sortText.replace(/^-/, '')) ?? 'name';
  const query: EnvironmentQuery = {
    scope,
    phase: phasesOf(states),
    owner: owner || undefined,
    blueprint: blueprint || undefined,
    search: settled.trim() || undefined,
    sort,
    order: isDescending ? 'desc' : 'asc',
  };
  return {
    query,
    scope,
    setScope: (to: Scope) => setScope(to),
    states,
    setStates: (to: State[]) => setStateText(to.join(',')),
    /** Whose or of which blueprint they are only, where one came from. */
    place: { owner, blueprint },
    clearOwner: () => setOwner(''),
    clearBlueprint: () => setBlueprint(''),
    search,
    setSearch,
    sortBy: (column: SortedBy): ColumnSort => ({
      direction:
        column === sort
          ? (isDescending && 'descending') || 'ascending'
          : undefined,
      onSort: () =>
        setSort(column === sort && !isDescending ? `-${column}` : column),
    }),
  };
}
