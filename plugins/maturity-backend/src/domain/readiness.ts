import {
  CohortsAnswer,
  ConstraintFindingAnswer,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  AmplifierReadiness,
  CAPABILITY_OF_STAGE,
  ReadinessEvidence,
  TeamCapability,
} from '@groundwork/backstage-plugin-maturity-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';
import { percent, plural, rounded } from './words';

/** What a team is judged by; what is not known is left out. */
export interface ReadinessInput {
  capabilities: readonly TeamCapability[];
  constraint?: ConstraintFindingAnswer;
  /** Merged within the period. */
  mergedChanges?: number;
  /** Days of the period; 28 unless said. */
  periodDays?: number;
  /** Changes that wait for a review, an approval or to be merged, now. */
  waitingChanges?: number;
  /** From 0 to 1. */
  changeFailShare?: number;
  cohorts?: Pick<CohortsAnswer, 'comparisons'>;
}

/** Fewer merged changes say more of single ones than of the system. */
const NEEDED_CHANGES = 30;
/** More waiting work than this is more than a team goes through soon. */
const MOST_WEEKS_WAITING = 2;
/** What a change passes through between being written and running. */
const PASSED: ReadonlyArray<readonly [Capability, name: string]> = [
  ['code-review', 'code review'],
  ['test-feedback', 'test feedback'],
  ['self-service-deployment', 'self-service deployment'],
];
/** The level from which a capability works for most of what a team runs. */
const NEEDED_LEVEL = 2;
/** About the mean over all industries in DORA's report of 2025. */
const MANY_FAILURES = 0.2;
const FEW_FAILURES = 0.05;

/** Evidence, and what of it settles the verdict. */
interface Finding extends ReadinessEvidence {
  /** That it alone says that work piles up. */
  piles?: boolean;
}

/**
 * Judges whether a team's system would turn more generated code into shipped software.
 * In doubt it says `unclear`.
 *
 * - `unclear` with fewer than 30 merged changes, or where their number is not known.
 * - `piles-up` when more waits than is merged in two weeks; or when the constraint is
 *   named, is review, test or deploy, and the capability behind it is below level 2.
 * - `ships` when code review, test feedback and self-service deployment are all at
 *   level 2 or higher, what waits is known, and nothing speaks against it: not the work
 *   that waits, not a change fail rate above 20 %, and not assisted changes that are
 *   associated with more failures.
 * - `unclear` otherwise.
 */
export function judgeReadiness(input: ReadinessInput): AmplifierReadiness {
  const findings = [
    ...volumeOf(input),
    ...waitingOf(input),
    ...capabilitiesOf(input),
    ...failuresOf(input),
    ...cohortsOf(input),
  ];
  const verdict = verdictOf(findings);
  return {
    verdict,
    text: textOf(verdict, findings),
    evidence: findings.map(({ piles: _piles, ...evidence }) => evidence),
  };
}

function verdictOf(
  findings: readonly Finding[],
): AmplifierReadiness['verdict'] {
  if (findings.some(({ code }) => code === 'tooFewChanges')) {
    return 'unclear';
  }
  if (findings.some(({ piles }) => piles)) {
    return 'piles-up';
  }
  return findings.every(
    ({ code, speaks }) => code !== 'unmeasured' && speaks !== 'against',
  )
    ? 'ships'
    : 'unclear';
}

/** Whether enough was merged to say anything. */
function volumeOf({
  mergedChanges,
  periodDays = 28,
}: ReadinessInput): Finding[] {
  if (mergedChanges !== undefined && mergedChanges >= NEEDED_CHANGES) {
    return [];
  }
  return [
    {
      code: 'tooFewChanges',
      speaks: 'neither',
      ...(mergedChanges === undefined
        ? { text: 'How many changes are merged is not known.' }
        : {
            text: `${plural(
              mergedChanges,
              'change was',
              'changes were',
            )} merged in ${periodDays} days; ${NEEDED_CHANGES} are needed to say anything.`,
            n: mergedChanges,
          }),
    },
  ];
}

function waitingOf({
  mergedChanges,
  waitingChanges,
  periodDays = 28,
}: ReadinessInput): Finding[] {
  if (waitingChanges === undefined) {
    return [
      {
        code: 'unmeasured',
        speaks: 'neither',
        text: 'How many changes wait is not known.',
      },
    ];
  }
  if (!mergedChanges) {
    return [];
  }
  const weeks = waitingChanges / ((mergedChanges / periodDays) * 7);
  const isMuch = weeks > MOST_WEEKS_WAITING;
  return [
    {
      code: 'waiting',
      speaks: isMuch ? 'against' : 'for',
      piles: isMuch,
      text: `${plural(
        waitingChanges,
        'change waits',
        'changes wait',
      )}, as much as is merged in ${rounded(weeks)} weeks.`,
      n: waitingChanges,
    },
  ];
}

function capabilitiesOf({
  capabilities,
  constraint,
}: ReadinessInput): Finding[] {
  const named =
    constraint?.status === 'named'
      ? { stage: constraint.stage, share: constraint.share }
      : undefined;
  return PASSED.map(([capability, name]): Finding => {
    const found = capabilities.find(it => it.capability === capability);
    if (!found || found.unmeasured) {
      return {
        code: 'unmeasured',
        speaks: 'neither',
        text: `Nothing is known of ${name}.`,
      };
    }
    if (found.level >= NEEDED_LEVEL) {
      return {
        code: 'capabilityHigh',
        speaks: 'for',
        text: `It is at level ${found.level} of ${found.of} in ${name}.`,
      };
    }
    const isNamed =
      named !== undefined && CAPABILITY_OF_STAGE[named.stage] === capability;
    const level = `It is at level ${found.level} of ${found.of} in ${name}`;
    if (found.counts.fail === 0 && !isNamed) {
      return {
        code: 'unmeasured',
        speaks: 'neither',
        text: `${level}, and what would lift it is not measured.`,
      };
    }
    return {
      code: 'capabilityLow',
      speaks: 'against',
      piles: isNamed,
      text: isNamed
        ? `${level}, and that holds changes up most (in ${percent(
            named.share,
          )} of resamples).`
        : `${level}.`,
    };
  });
}

function failuresOf({ changeFailShare }: ReadinessInput): Finding[] {
  if (
    changeFailShare === undefined ||
    (changeFailShare > FEW_FAILURES && changeFailShare <= MANY_FAILURES)
  ) {
    return [];
  }
  return [
    {
      code: 'failures',
      speaks: changeFailShare > MANY_FAILURES ? 'against' : 'for',
      text: `${percent(changeFailShare)} of its releases fail.`,
    },
  ];
}

function cohortsOf({ cohorts }: ReadinessInput): Finding[] {
  const comparison = cohorts?.comparisons.find(
    ({ metric }) => metric === 'change-fail-rate',
  );
  if (comparison?.difference?.verdict !== 'higher') {
    return [];
  }
  const { value } = comparison.difference;
  const assisted = comparison.cohorts.find(it => it.cohort === 'assisted');
  return [
    {
      code: 'assistedFailsMore',
      speaks: 'against',
      text: `Assisted changes are associated with more failures, by ${rounded(
        value * 100,
      )} percentage points.`,
      ...(assisted && { n: assisted.measured.n }),
    },
  ];
}

function textOf(
  verdict: AmplifierReadiness['verdict'],
  findings: readonly Finding[],
): string {
  const sentences = (wanted: (finding: Finding) => boolean) =>
    findings
      .filter(wanted)
      .map(({ text }) => text)
      .join(' ');
  switch (verdict) {
    case 'ships':
      return `More generated code would be shipped. ${sentences(
        it => it.speaks === 'for',
      )}`;
    case 'piles-up':
      return `More generated code would pile up. ${sentences(
        it => it.piles === true,
      )}`;
    default: {
      const tooFew = sentences(it => it.code === 'tooFewChanges');
      const doubts = sentences(
        it => it.code === 'unmeasured' || it.speaks === 'against',
      );
      return `It cannot be said whether more generated code would be shipped. ${
        tooFew || doubts
      }`;
    }
  }
}
