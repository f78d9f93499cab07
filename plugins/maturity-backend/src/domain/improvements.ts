import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import {
  Improvement,
  ImprovementSaving,
  MaturityCheck,
  MaturityModel,
  STAGES_OF_CAPABILITY,
} from '@groundwork/backstage-plugin-maturity-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';
import { checksHoldingBack } from './heldBackBy';

/** What improvements are found in. */
export interface ImprovementInput {
  /** Of the team, with the status of each check that applies. */
  capabilities: ReadonlyArray<{
    capability: Capability;
    checks: readonly MaturityCheck[];
  }>;
  model: Pick<MaturityModel, 'capabilities'>;
  /** Of the team; without one, or where it abstains, hours are not known. */
  constraint?: ConstraintFindingAnswer;
}

interface Ranked {
  improvement: Improvement;
  weight: number;
  /** In the order of the model. */
  position: number;
}

/** The page shows so many, each of another capability where there are as many. */
const SHOWN = 3;

/** What fails needs work; what is stale or unknown may need no more than a report. */
const STATUSES: ReadonlyArray<Improvement['status']> = [
  'fail',
  'stale',
  'unknown',
];

/**
 * What a team can do next: the checks that hold back the next level of a capability.
 * First come those of the stage in which a faster team saves most, then those that lift
 * a level by themselves, then what fails before what is stale or unknown, the heavier
 * before the lighter. The first three are of different capabilities where there are
 * as many, since three fixes of one kind save their hours only once.
 */
export function rankImprovements(input: ImprovementInput): Improvement[] {
  const ranked = candidatesOf(input).sort(compare);
  const first: Ranked[] = [];
  for (const it of ranked) {
    const { capability } = it.improvement;
    if (
      first.length < SHOWN &&
      first.every(({ improvement }) => improvement.capability !== capability)
    ) {
      first.push(it);
    }
  }
  const rest = ranked.filter(it => !first.includes(it));
  return [...first, ...rest].map(({ improvement }) => improvement);
}

function candidatesOf({
  capabilities,
  model,
  constraint,
}: ImprovementInput): Ranked[] {
  const byCapability = new Map(
    capabilities.map(it => [it.capability, it.checks] as const),
  );
  let position = 0;
  return model.capabilities.flatMap(({ capability, checks }) => {
    const holding = new Map(
      checksHoldingBack(byCapability.get(capability) ?? []).map(
        it => [it.checkId, it] as const,
      ),
    );
    const saves = savingOf(capability, constraint);
    return checks.flatMap(({ id, weight, remedy }): Ranked[] => {
      position++;
      const check = holding.get(id);
      if (!check || check.status === 'pass' || check.status === 'exempt') {
        return [];
      }
      const { checkId, title, status, message, level } = check;
      const improvement: Improvement = {
        capability,
        checkId,
        title,
        status,
        ...(message !== undefined && { message }),
        level,
        unlocks: holding.size === 1,
        ...(saves && { saves }),
        ...(remedy && { remedy }),
      };
      return [{ improvement, weight, position }];
    });
  });
}

function savingOf(
  capability: Capability,
  constraint: ConstraintFindingAnswer | undefined,
): ImprovementSaving | undefined {
  if (!constraint || constraint.status === 'abstained') {
    return undefined;
  }
  const stages = STAGES_OF_CAPABILITY[capability];
  const [most] = constraint.stages
    .filter(({ stage, savedHours }) => stages.includes(stage) && savedHours > 0)
    .sort((a, b) => b.savedHours - a.savedHours);
  return (
    most && {
      stage: most.stage,
      hoursPerChange: most.savedHours,
      ...(most.interval && { interval: most.interval }),
      n: constraint.mergedChanges,
    }
  );
}

function compare(a: Ranked, b: Ranked): number {
  const hoursOf = ({ improvement }: Ranked) =>
    improvement.saves?.hoursPerChange ?? 0;
  const statusOf = ({ improvement }: Ranked) =>
    STATUSES.indexOf(improvement.status);
  return (
    hoursOf(b) - hoursOf(a) ||
    Number(b.improvement.unlocks) - Number(a.improvement.unlocks) ||
    statusOf(a) - statusOf(b) ||
    b.weight - a.weight ||
    a.position - b.position
  );
}
