import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { deliveryReadPermission } from '@groundwork/backstage-plugin-delivery-common';
import { MaturityTeam } from '@groundwork/backstage-plugin-maturity-common';
import { Viewer } from '../authorization';
import { ALL } from '../refresh';
import { readinessOf } from './readiness';
import { gradedTeamsOf, Snapshot, SnapshotTeam } from './Snapshots';

/** What of all groups a caller asks of, and may read. */
export interface ReadScope {
  /** Refs of all groups that may be read, asked of or not. */
  visible: ReadonlySet<string>;
  /** The group that is asked of; none for all. */
  group?: SnapshotTeam;
  /** Those that the model is about, in the order of the tree. */
  teams: SnapshotTeam[];
  /** Whether some of those are left out. */
  partial: boolean;
  /** Whether some of all teams are left out, asked of or not. */
  partialBeside: boolean;
  /** Whether the caller may read delivery. */
  readsDelivery: boolean;
  /**
   * What holds changes up, as it was read last, by scope. It was read of all that is
   * there, so it is for those alone who may read all of that.
   */
  findings: Snapshot['findings'];
}

/**
 * @throws InputError for what is no ref, NotFoundError for a group that there is not
 * or that the caller may not read, alike
 */
export async function readScope(
  snapshot: Snapshot,
  group: string | undefined,
  viewer: Viewer,
): Promise<ReadScope> {
  const { teams, tree } = snapshot;
  const visible = await viewer.readable([...teams.keys()]);
  const asked = group === undefined ? undefined : groupRefOf(group);
  const found = asked === undefined ? undefined : teams.get(asked);
  if (asked !== undefined && !(found && visible.has(asked))) {
    throw noSuchGroup(asked);
  }
  const within =
    asked === undefined
      ? undefined
      : new Set([asked, ...tree.descendantsOf(asked)]);
  const all = gradedTeamsOf(snapshot);
  const graded = all.filter(({ entityRef }) => within?.has(entityRef) ?? true);
  const readable = graded.filter(it => visible.has(it.entityRef));
  const hidden = all.filter(it => !visible.has(it.entityRef));
  const readsDelivery = await viewer.may(deliveryReadPermission);
  const shown = (team: SnapshotTeam) =>
    readsDelivery ? team : withoutDelivery(team);
  return {
    visible,
    ...(found && { group: shown(found) }),
    teams: readable.map(shown),
    partial: readable.length < graded.length,
    partialBeside: hidden.length > 0,
    readsDelivery,
    findings: readsDelivery ? findingsBeside(hidden, snapshot) : new Map(),
  };
}

/** A team as those know it who may not read delivery. */
function withoutDelivery({ figures: _, ...team }: SnapshotTeam): SnapshotTeam {
  return {
    ...team,
    readiness: readinessOf({ capabilities: team.capabilities }),
  };
}

/** Findings of scopes that no hidden team is in. */
function findingsBeside(
  hidden: readonly SnapshotTeam[],
  { findings, tree }: Snapshot,
): Snapshot['findings'] {
  if (hidden.length === 0) {
    return findings;
  }
  const parts = new Set<string>([
    ALL,
    ...hidden.flatMap(({ entityRef }) => [
      entityRef,
      ...tree.pathOf(entityRef),
    ]),
  ]);
  return new Map([...findings].filter(([scope]) => !parts.has(scope)));
}

/** @throws InputError for what is no ref of a group */
export function groupRefOf(text: string): string {
  try {
    const ref = parseEntityRef(text, { defaultKind: 'group' });
    if (ref.kind.toLocaleLowerCase('en-US') === 'group') {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Said below, with what would be right
  }
  throw new InputError(
    `'${text}' is no ref of a group; one looks like group:default/payments-core`,
  );
}

/** For a group that there is not, and for one that may not be read, alike. */
export function noSuchGroup(entityRef: string): NotFoundError {
  return new NotFoundError(
    `There is no ${entityRef} that you may read; a group that is new in the catalog is here within minutes`,
  );
}

/** A group as lists need it; those above it only where they may be read. */
export function teamOf(
  { entityRef, title, parent }: SnapshotTeam,
  visible: ReadonlySet<string>,
): MaturityTeam {
  return {
    entityRef,
    title,
    ...(parent !== undefined && visible.has(parent) && { parent }),
  };
}
