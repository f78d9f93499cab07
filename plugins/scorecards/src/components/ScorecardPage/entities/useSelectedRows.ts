import { useState } from 'react';
import { EntityRow } from '@groundwork/backstage-plugin-scorecards-common';

/** Rows that somebody has chosen, of all pages that they looked at. */
export interface SelectedRows {
  rows: EntityRow[];
  has(row: EntityRow): boolean;
  /** Chooses rows, or lets go of them. */
  choose(rows: EntityRow[], isChosen: boolean): void;
  clear(): void;
}

type Chosen = ReadonlyMap<string, EntityRow>;

const NONE: Chosen = new Map();

const refOf = ({ entity }: EntityRow) => entity.entityRef;

/**
 * Keeps what is chosen from page to page.
 *
 * @param of - what the rows are of: of other ones, none is chosen yet
 */
export function useSelectedRows(of: string): SelectedRows {
  const [state, setState] = useState({ of, chosen: NONE });
  const chosen = state.of === of ? state.chosen : NONE;
  return {
    rows: [...chosen.values()],
    has: row => chosen.has(refOf(row)),
    choose: (rows, isChosen) => {
      const next = new Map(chosen);
      for (const row of rows) {
        if (isChosen) {
          next.set(refOf(row), row);
        } else {
          next.delete(refOf(row));
        }
      }
      setState({ of, chosen: next });
    },
    clear: () => setState({ of, chosen: NONE }),
  };
}
