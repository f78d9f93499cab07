import { LoggerService } from '@backstage/backend-plugin-api';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import {
  CAPABILITY_OF_STAGE,
  MaturityRemark,
  MaturityTeam,
  OrganisationMaturity,
  OrganisationQuery,
  TeamRow,
} from '@groundwork/backstage-plugin-maturity-common';
import { Viewer } from '../authorization';
import { REFERENCE_LINES } from '../model';
import { ALL } from '../refresh';
import { AskedConstraint, askConstraint, DENIED } from './delivery';
import { readinessOfAll } from './readiness';
import { contextOf, cycleRemarks, NO_TEAMS, PARTIAL } from './remarks';
import { ReadScope, readScope, teamOf } from './scope';
import { Snapshot, Snapshots, SnapshotTeam } from './Snapshots';
import { Totals } from './Totals';

/** Answers where all teams stand, as far as the caller may read them. */
export class OrganisationReader {
  constructor(
    private readonly options: {
      delivery: DeliveryService;
      logger: LoggerService;
      now: () => Date;
      settings: { compareTeams: boolean };
      snapshots: Snapshots;
      totals: Totals;
    },
  ) {}

  /** @throws InputError, NotFoundError for a group that is none to be read */
  async read(
    query: OrganisationQuery,
    viewer: Viewer,
  ): Promise<OrganisationMaturity> {
    const { now, settings, snapshots, totals } = this.options;
    const current = await snapshots.current();
    const { snapshot } = current;
    const scope = await readScope(snapshot, query.group, viewer);
    const { group, partial, teams, visible } = scope;
    const { constraint, remarks } = await this.#constraintOf(scope, viewer);
    return {
      ...contextOf(current, {
        now: now(),
        remarks: [...remarksOf(snapshot, scope), ...remarks],
      }),
      ...(group && { group: teamOf(group, visible) }),
      groups: groupsOf(snapshot, visible),
      teams: teams.map(team => rowOf(team, snapshot, scope)),
      partial,
      compareTeams: settings.compareTeams,
      ...totals.of(snapshot, teams),
      ...(constraint && { constraint }),
      readiness: readinessOfAll(teams.map(team => team.readiness.verdict)),
      references: REFERENCE_LINES,
    };
  }

  async #constraintOf(
    { findings, group, readsDelivery }: ReadScope,
    viewer: Viewer,
  ): Promise<AskedConstraint> {
    if (!readsDelivery) {
      return { remarks: [DENIED] };
    }
    const scope = group?.entityRef ?? ALL;
    const known = findings.get(scope)?.constraint;
    if (known || !group) {
      return { ...(known && { constraint: known }), remarks: [] };
    }
    return askConstraint(this.options, scope, viewer);
  }
}

function remarksOf(
  snapshot: Snapshot,
  { partial, teams, visible }: ReadScope,
): MaturityRemark[] {
  return [
    ...(partial ? [PARTIAL] : []),
    ...(teams.length === 0 && !partial ? [NO_TEAMS] : []),
    ...cycleRemarks(snapshot, visible),
  ];
}

/** Groups with teams in them, in the order of the tree. */
function groupsOf(
  { teams, tree }: Snapshot,
  visible: ReadonlySet<string>,
): MaturityTeam[] {
  const refs = new Set(
    [...teams.values()]
      .filter(({ entityRef, graded }) => graded && visible.has(entityRef))
      .flatMap(({ entityRef }) => [entityRef, ...tree.pathOf(entityRef)]),
  );
  return tree.groups.flatMap(({ entityRef }) => {
    const team = teams.get(entityRef);
    return team && refs.has(entityRef) && visible.has(entityRef)
      ? [teamOf(team, visible)]
      : [];
  });
}

function rowOf(
  team: SnapshotTeam,
  { tree }: Snapshot,
  { findings, visible }: ReadScope,
): TeamRow {
  const finding = findings.get(team.entityRef)?.constraint.finding;
  const capability =
    finding?.status === 'named'
      ? CAPABILITY_OF_STAGE[finding.stage]
      : undefined;
  return {
    ...teamOf(team, visible),
    path: tree.pathOf(team.entityRef).filter(ref => visible.has(ref)),
    capabilities: team.capabilities,
    readiness: team.readiness.verdict,
    ...(finding?.status === 'named' && {
      constraint: {
        ...(capability && { capability }),
        stage: finding.stage,
        share: finding.share,
      },
    }),
  };
}
