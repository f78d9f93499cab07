import { TeamRow } from '@groundwork/backstage-plugin-maturity-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';

/** A line of the heat map: a team, or a group that is no team but has some. */
export type TreeLine =
  | { kind: 'team'; depth: number; team: TeamRow }
  | { kind: 'group'; depth: number; entityRef: string };

function commonLength(paths: ReadonlyArray<readonly string[]>): number {
  const [first = [], ...others] = paths;
  const differs = first.findIndex((ref, index) =>
    others.some(path => path[index] !== ref),
  );
  return differs < 0 ? first.length : differs;
}

/**
 * Teams below the groups that they are part of, in their own order. Groups above all
 * of them say nothing, so are left out; those that are graded are lines of their own.
 */
export function treeLines(teams: readonly TeamRow[]): TreeLine[] {
  const graded = new Set(teams.map(({ entityRef }) => entityRef));
  const skipped = commonLength(teams.map(({ path }) => path));
  const opened = new Set<string>();
  return teams.flatMap(team => {
    const above = team.path.slice(skipped);
    const groups = above.flatMap<TreeLine>((entityRef, depth) => {
      const way = above.slice(0, depth + 1).join(' ');
      if (graded.has(entityRef) || opened.has(way)) {
        return [];
      }
      opened.add(way);
      return [{ kind: 'group', depth, entityRef }];
    });
    return [...groups, { kind: 'team', depth: above.length, team }];
  });
}

/** How rows of the heat map are sorted. */
export interface LevelOrder {
  capability: Capability;
  direction: 'ascending' | 'descending';
}

/** By level; those of which nothing is known come last, whichever way it goes. */
export function sortByLevel(
  teams: readonly TeamRow[],
  { capability, direction }: LevelOrder,
): TeamRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const levelOf = ({ capabilities }: TeamRow) => {
    const found = capabilities.find(it => it.capability === capability);
    return found && !found.unmeasured ? found.level : undefined;
  };
  return [...teams].sort((a, b) => {
    const one = levelOf(a);
    const other = levelOf(b);
    if (one === undefined || other === undefined) {
      return Number(one === undefined) - Number(other === undefined);
    }
    return sign * (one - other);
  });
}

/** Reads an order as it stands in the address: `code-review` or `-code-review`. */
export function readOrder(
  text: string,
  capabilities: readonly Capability[],
): LevelOrder | undefined {
  const isDescending = text.startsWith('-');
  const name = isDescending ? text.slice(1) : text;
  const capability = capabilities.find(known => known === name);
  return (
    capability && {
      capability,
      direction: isDescending ? 'descending' : 'ascending',
    }
  );
}

/** What a press on the head of a column does: lowest first, highest first, the tree. */
export function nextOrder(
  capability: Capability,
  order: LevelOrder | undefined,
): string {
  if (order?.capability !== capability) {
    return capability;
  }
  return order.direction === 'ascending' ? `-${capability}` : '';
}
