import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import { counted, hours, lowerFirst, percent, STAGE_WORDS } from './words';

type Abstained = Extract<ConstraintFindingAnswer, { status: 'abstained' }>;
type Found = Exclude<ConstraintFindingAnswer, Abstained>;

const MISSING: Readonly<
  Record<Abstained['reason'], (it: Abstained) => string>
> = {
  tooFewChanges: ({ found, needed }) =>
    `${counted(
      found,
      'change was',
      'changes were',
    )} merged, and it takes ${needed} to tell`,
  tooFewWeeks: ({ found, needed }) =>
    `changes were merged in ${counted(
      found,
      'week',
    )}, and it takes ${needed} to tell`,
  tooFewStages: ({ found, needed }) =>
    `${counted(
      found,
      'stage of delivery was',
      'stages of delivery were',
    )} observed, and it takes ${needed} to tell`,
  tooMany: () =>
    'there are too many changes to replay; a report of a part of the organisation can say it',
};

/** The report in a sentence: what holds delivery up most, or why that is not said. */
export function headlineOf(
  finding: ConstraintFindingAnswer | undefined,
): string {
  if (finding === undefined) {
    return 'What holds delivery up most is not known: delivery could not be read.';
  }
  switch (finding.status) {
    case 'abstained':
      return `What holds delivery up most cannot be said: ${whyAbstained(
        finding,
      )}.`;
    case 'unclear':
      return unclear(finding);
    default:
      return named(finding);
  }
}

/** Why nothing is said of what holds delivery up. */
export function whyAbstained(finding: Abstained): string {
  return MISSING[finding.reason](finding);
}

/** Hours per merged change that a stage saves, were it 20 % faster. */
export function savingOf(finding: Found, stage: string) {
  return finding.stages.find(it => it.stage === stage);
}

function named(finding: Found): string {
  const { stage, share } = finding;
  const saved = hoursOf(finding);
  return `${STAGE_WORDS[stage]} holds delivery up most (in ${percent(
    share,
  )} of resamples)${
    saved === undefined
      ? ''
      : `: 20 % faster, it would save about ${saved} on each change`
  }.`;
}

function unclear(finding: Found): string {
  const { stage, runnerUp, share } = finding;
  const first = lowerFirst(STAGE_WORDS[stage]);
  const saved = hoursOf(finding);
  return `${STAGE_WORDS[stage]} or ${lowerFirst(
    STAGE_WORDS[runnerUp],
  )} holds delivery up most, and which of them is not clear: it is ${first} in ${percent(
    share,
  )} of resamples${
    saved === undefined
      ? ''
      : `; 20 % faster, it would save about ${saved} on each change`
  }.`;
}

function hoursOf(finding: Found): string | undefined {
  const saving = savingOf(finding, finding.stage);
  return saving && hours(saving.savedHours);
}
