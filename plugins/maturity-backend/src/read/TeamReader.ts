import { LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import {
  LevelDistribution,
  MaturityRemark,
  TeamMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import { EntityScorecards } from '@groundwork/backstage-plugin-scorecards-common';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import { Viewer } from '../authorization';
import { distributionOf, rankImprovements } from '../domain';
import { SelfAssessments } from '../selfAssessment/SelfAssessments';
import { DayStore, StoredStanding } from '../store';
import { teamCapabilitiesOf } from '../teams';
import { askConstraint } from './delivery';
import { readinessOf, readinessOfAll } from './readiness';
import { contextOf, PARTIAL } from './remarks';
import { ReadScope, readScope, teamOf } from './scope';
import {
  Current,
  gradedTeamsOf,
  Snapshot,
  Snapshots,
  SnapshotTeam,
} from './Snapshots';
import { standingOf } from './standings';
import { detailsOf, historyOf, practicesOf } from './teamDetail';

const DAY_MS = 24 * 60 * 60_000;

/** Where a group stands, and what could not be read of it. */
interface Live {
  standing?: StoredStanding;
  remarks: MaturityRemark[];
}

/** Answers where a group stands, why, and what to do next. */
export class TeamReader {
  constructor(
    private readonly options: {
      days: DayStore;
      delivery: DeliveryService;
      logger: LoggerService;
      now: () => Date;
      scorecards: Pick<ScorecardsService, 'findEntity'>;
      selfAssessments: SelfAssessments;
      snapshots: Snapshots;
    },
  ) {}

  /**
   * @param asked.evaluated - What scorecards have said just now, if they have
   * @throws InputError for what is no ref, NotFoundError for a group that there is
   * not or that the caller may not read, alike
   */
  async read(
    asked: { entityRef: string; days: number; evaluated?: EntityScorecards },
    viewer: Viewer,
  ): Promise<TeamMaturity> {
    const current = await this.options.snapshots.current();
    const scope = await readScope(current.snapshot, asked.entityRef, viewer);
    const group = scope.group!;
    return group.graded
      ? this.#ofTeam(current, { scope, group, ...asked }, viewer)
      : this.#ofGroup(current, { scope, group }, viewer);
  }

  async #ofTeam(
    current: Current,
    asked: {
      scope: ReadScope;
      group: SnapshotTeam;
      days: number;
      evaluated?: EntityScorecards;
    },
    viewer: Viewer,
  ): Promise<TeamMaturity> {
    const { scope, group } = asked;
    const { snapshot } = current;
    const { model } = snapshot.inForce;
    const [live, found, days, about] = await Promise.all([
      this.#standingOf(current, asked, viewer),
      askConstraint(this.options, group.entityRef, viewer),
      this.options.days.history(group.entityRef),
      this.#about(current, scope, group, viewer),
    ]);
    const standing = live.standing ?? group.standing;
    const capabilities = teamCapabilitiesOf(
      standing?.capabilities ?? [],
      model.levels.length,
    );
    const constraint = found.isSilent
      ? scope.findings.get(group.entityRef)?.constraint
      : found.constraint;
    const finding = constraint?.finding;
    const details = detailsOf({
      model,
      capabilities,
      checks: standing?.checks ?? [],
      distribution: distributionBeside(snapshot, scope),
      days,
    });
    return {
      ...about([
        ...live.remarks,
        ...found.remarks,
        ...(scope.partialBeside ? [PARTIAL] : []),
      ]),
      graded: true,
      capabilities: details,
      practices: practicesOf(model, standing?.practices ?? []),
      improvements: rankImprovements({
        capabilities: details,
        model,
        constraint: finding,
      }),
      ...(constraint && { constraint }),
      readiness: readinessOf({ ...group, capabilities, finding }),
      history: historyOf(days.filter(({ day }) => day >= this.#since(asked))),
    };
  }

  /** Of a group that the model is not about: where those in it stand. */
  async #ofGroup(
    current: Current,
    { scope, group }: { scope: ReadScope; group: SnapshotTeam },
    viewer: Viewer,
  ): Promise<TeamMaturity> {
    const { model } = current.snapshot.inForce;
    const [{ constraint, remarks }, about] = await Promise.all([
      askConstraint(this.options, group.entityRef, viewer),
      this.#about(current, scope, group, viewer),
    ]);
    const { pilesUp, ships, text } = readinessOfAll(
      scope.teams.map(it => it.readiness.verdict),
    );
    const isAlike = Math.max(pilesUp, ships) === scope.teams.length;
    return {
      ...about([...remarks, ...(scope.partial ? [PARTIAL] : [])]),
      graded: false,
      capabilities: detailsOf({
        model,
        capabilities: teamCapabilitiesOf([], model.levels.length),
        checks: [],
        distribution: distributionOf(scope.teams.map(it => it.capabilities)),
        days: [],
      }),
      practices: [],
      improvements: [],
      ...(constraint && { constraint }),
      readiness: {
        verdict:
          scope.teams.length === 0 || !isAlike
            ? 'unclear'
            : scope.teams[0].readiness.verdict,
        text,
        evidence: [],
      },
      history: [],
    };
  }

  /** What is alike of all groups. */
  async #about(
    current: Current,
    { teams, visible }: ReadScope,
    group: SnapshotTeam,
    viewer: Viewer,
  ) {
    const { now, selfAssessments } = this.options;
    const selfAssessment = await selfAssessments.read(
      current.snapshot,
      group.entityRef,
      viewer,
    );
    return (remarks: MaturityRemark[]) => ({
      ...contextOf(current, { now: now(), remarks }),
      team: teamOf(group, visible),
      teams: teams.filter(it => it !== group).map(it => teamOf(it, visible)),
      selfAssessment,
    });
  }

  /**
   * Asks scorecards on behalf of the caller, so that it is right the moment after an
   * evaluation; what was read last stands in when they do not answer.
   */
  async #standingOf(
    { snapshot }: Current,
    { group, evaluated }: { group: SnapshotTeam; evaluated?: EntityScorecards },
    { credentials }: Viewer,
  ): Promise<Live> {
    const { logger, scorecards } = this.options;
    try {
      const found =
        evaluated ??
        (await scorecards.findEntity(group.entityRef, { credentials }));
      const standing = found && standingOf(found, snapshot.inForce);
      return { ...(standing && { standing }), remarks: [] };
    } catch (error) {
      logger.warn(
        `Scorecards do not say where ${group.entityRef} stands`,
        error as Error,
      );
      const isDenied =
        error instanceof ResponseError && error.statusCode === 403;
      return {
        remarks: [
          {
            code: 'scorecardsUnavailable',
            text: isDenied
              ? 'Levels are as they were read last: to read them now takes the permission to read scorecards, which you do not have.'
              : 'Scorecards do not answer, so levels are as they were read last. Try again in a moment.',
          },
        ],
      };
    }
  }

  /** The first of the days that were asked for. */
  #since({ days }: { days: number }): string {
    const since = new Date(this.options.now().getTime() - (days - 1) * DAY_MS);
    return since.toISOString().slice(0, 10);
  }
}

/** Where all teams stand that the caller may read. */
function distributionBeside(
  snapshot: Snapshot,
  { visible }: ReadScope,
): LevelDistribution[] {
  return distributionOf(
    gradedTeamsOf(snapshot)
      .filter(({ entityRef }) => visible.has(entityRef))
      .map(({ capabilities }) => capabilities),
  );
}
