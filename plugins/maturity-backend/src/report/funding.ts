import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import {
  CAPABILITY_OF_STAGE,
  FundingProposal,
  STAGES_OF_CAPABILITY,
  TeamCapability,
} from '@groundwork/backstage-plugin-maturity-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';
import { ReportModel, ReportTeam } from './ReportInput';
import { count, counted, STAGE_WORDS } from './words';

/** A team below this level is held back: at it, what is asked for works for most. */
const HELD_BACK_BELOW = 3;
const MOST = 3;

type Found = Exclude<ConstraintFindingAnswer, { status: 'abstained' }>;

interface Candidate {
  capability: Capability;
  title: string;
  /** Those that are below the level; of those that are not measured it is not known. */
  teams: number;
  unmeasured: number;
  saving?: Found['stages'][number];
}

/**
 * Where the next money should go: what saves most hours per change first, then what
 * holds back most teams, as far as that is measured: a team of which nothing is known is
 * told apart, and none that is held back. What holds nobody back is not proposed, unless
 * hours are known that it would save.
 *
 * Two capabilities can rest on one stage. Its hours are saved once, so they stand
 * beside the one that holds back more teams.
 */
export function fundNextOf(input: {
  model: ReportModel;
  teams: readonly ReportTeam[];
  constraint?: ConstraintFindingAnswer;
}): FundingProposal[] {
  const { model, teams, constraint } = input;
  const found = constraint?.status === 'abstained' ? undefined : constraint;
  const candidates = model.capabilities
    .map(({ capability, title }) => {
      const standings = teams.map(it => standingOf(it, capability));
      return {
        capability,
        title,
        teams: standings.filter(isHeldBack).length,
        unmeasured: standings.filter(it => !isMeasured(it)).length,
      };
    })
    .filter(
      it =>
        it.teams + it.unmeasured > 0 ||
        it.capability === capabilityOfConstraint(found),
    );
  return candidates
    .map(it => withSaving(it, candidates, found))
    .filter(it => it.saving !== undefined || it.teams > 0)
    .sort(bySavingThenTeams)
    .slice(0, MOST)
    .map(it => toProposal(it, { of: teams.length, found, model }));
}

function capabilityOfConstraint(found: Found | undefined) {
  return found?.status === 'named'
    ? CAPABILITY_OF_STAGE[found.stage]
    : undefined;
}

function standingOf({ capabilities }: ReportTeam, capability: Capability) {
  return capabilities.find(it => it.capability === capability);
}

function isMeasured(
  standing: TeamCapability | undefined,
): standing is TeamCapability {
  return standing !== undefined && !standing.unmeasured;
}

function isHeldBack(standing: TeamCapability | undefined): boolean {
  return isMeasured(standing) && standing.level < HELD_BACK_BELOW;
}

function withSaving(
  candidate: Candidate,
  all: readonly Candidate[],
  found: Found | undefined,
): Candidate {
  const saving = found?.stages.find(({ stage }) => {
    const resting = all.filter(it =>
      STAGES_OF_CAPABILITY[it.capability].includes(stage),
    );
    const most = Math.max(...resting.map(it => it.teams));
    const leading = resting.filter(it => it.teams === most);
    const carrier =
      leading.find(it => it.capability === CAPABILITY_OF_STAGE[stage]) ??
      leading[0];
    return carrier?.capability === candidate.capability;
  });
  // What saves nothing has no hours to be ranked by
  return saving && saving.savedHours > 0 ? { ...candidate, saving } : candidate;
}

function bySavingThenTeams(one: Candidate, other: Candidate): number {
  const saved = ({ saving }: Candidate) => saving?.savedHours ?? 0;
  return saved(other) - saved(one) || other.teams - one.teams;
}

function toProposal(
  candidate: Candidate,
  context: { of: number; found?: Found; model: ReportModel },
): FundingProposal {
  const { capability, title, teams, saving } = candidate;
  const { of, found } = context;
  return {
    capability,
    title,
    why: whyOf(candidate, context),
    teams,
    of,
    ...(saving &&
      found && {
        hoursPerChange: saving.savedHours,
        ...(saving.interval && { interval: saving.interval }),
        n: found.mergedChanges,
      }),
  };
}

function whyOf(
  { teams, unmeasured, saving }: Candidate,
  { of, found, model }: { of: number; found?: Found; model: ReportModel },
): string {
  const standing = standingWords({ teams, unmeasured, of }, levelWords(model));
  return saving && found?.status === 'named' && saving.stage === found.stage
    ? `${STAGE_WORDS[saving.stage]} is what holds delivery up most. ${standing}`
    : standing;
}

function standingWords(
  { teams, unmeasured, of }: { teams: number; unmeasured: number; of: number },
  level: string,
): string {
  const isOrAre = (them: number) => (them === 1 ? 'is' : 'are');
  const dark = `${count(unmeasured)} ${isOrAre(unmeasured)} not measured`;
  if (teams === 0) {
    return unmeasured === 0
      ? `No team is below ${level}.`
      : `No team is known to be below ${level}, and of ${counted(
          of,
          'team',
        )} ${dark}.`;
  }
  return `${count(teams)} of ${counted(of, 'team')} ${isOrAre(
    teams,
  )} below ${level}${unmeasured === 0 ? '' : `, and ${dark}`}.`;
}

function levelWords({ levels }: ReportModel): string {
  const goal = levels.find(it => it.level === HELD_BACK_BELOW);
  return `level ${HELD_BACK_BELOW}${goal ? ` (${goal.name})` : ''}`;
}
