import {
  ConstraintAnswer,
  ConstraintFindingAnswer,
} from '@groundwork/backstage-plugin-delivery-common';

type Abstained = Extract<ConstraintFindingAnswer, { status: 'abstained' }>;

const MISSING: Record<Abstained['reason'], (it: Abstained) => string> = {
  tooFewChanges: ({ found, needed }) =>
    `${found} changes were merged, and it takes ${needed}`,
  tooFewWeeks: ({ found, needed }) =>
    `changes were merged in ${found} weeks, and it takes ${needed}`,
  tooFewStages: ({ found, needed }) =>
    `${found} stages were observed, and it takes ${needed}`,
  tooMany: ({ found, needed }) =>
    `there are ${found} spans of time, and ${needed} can be looked at: ask of a shorter period or a part of it`,
};

/** What holds changes up, in words. */
export function wordsOfConstraint({
  finding,
  withoutAssisted,
}: Pick<ConstraintAnswer, 'finding' | 'withoutAssisted'>): string {
  const without =
    withoutAssisted && withoutAssisted.status !== 'abstained'
      ? [
          `Without changes that were written with AI tools: ${shortly(
            withoutAssisted,
          )}.`,
        ]
      : [];
  return [wordsOf(finding), ...without].join(' ');
}

function wordsOf(finding: ConstraintFindingAnswer): string {
  if (finding.status === 'abstained') {
    return `What holds changes up cannot be said: ${MISSING[finding.reason](
      finding,
    )}.`;
  }
  const { status, stage, runnerUp, share, mergedChanges, stages } = finding;
  const saved = stages.find(it => it.stage === stage)?.savedHours ?? 0;
  const first =
    status === 'named'
      ? `${stage} holds changes up most, and after it ${runnerUp}.`
      : `It is ${stage} or ${runnerUp} that holds changes up most; which of them is not clear.`;
  const takeover =
    finding.takeoverAt === undefined
      ? []
      : [
          `Once ${stage} is ${percent(
            finding.takeoverAt,
          )} faster, it would be ${runnerUp}.`,
        ];
  return [
    first,
    `Were ${stage} 20 % faster, each of ${mergedChanges} merged changes would save ${hours(
      saved,
    )}; in ${percent(share)} of resamples no other stage would save more.`,
    ...takeover,
  ].join(' ');
}

function shortly(finding: Exclude<ConstraintFindingAnswer, Abstained>): string {
  return finding.status === 'named'
    ? finding.stage
    : `${finding.stage} or ${finding.runnerUp}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function hours(count: number): string {
  return `${count.toFixed(1)} hours`;
}
