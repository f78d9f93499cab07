import {
  CohortComparison,
  CohortsAnswer,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  AmplifierReadiness,
  LeadershipReport,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  between,
  count,
  counted,
  listed,
  percent,
  scaled,
  scaleOf,
} from './words';

type Readiness = LeadershipReport['amplifier']['readiness'];
type Difference = NonNullable<CohortComparison['difference']>;

/** What is told of assisted changes, what matters most to a leader first. */
const COMPARED: ReadonlyArray<readonly [MetricId, string]> = [
  ['lead-time', 'lead time'],
  ['change-fail-rate', 'change fail rate'],
  ['review-latency', 'wait for the first review'],
];

const AGAINST = { human: 'human ones', undeclared: 'undeclared ones' } as const;

const LACKING: Readonly<
  Record<NonNullable<CohortComparison['abstained']>['reason'], string>
> = {
  tooFewChanges: 'changes',
  tooFewFailures: 'failures',
  tooFewWeeks: 'weeks',
};

/** What the AI investment is multiplied by. */
export function amplifierOf(
  verdicts: ReadonlyArray<AmplifierReadiness['verdict']>,
  cohorts: CohortsAnswer | undefined,
): LeadershipReport['amplifier'] {
  const changes = cohorts?.counts;
  const all = changes
    ? changes.assisted + changes.human + changes.undeclared
    : 0;
  const readiness = tallied(verdicts);
  return {
    ...(changes && { changes }),
    ...(changes && all > 0 && { assistedShare: changes.assisted / all }),
    text: [assistedWords(cohorts, all), readinessWords(readiness)].join(' '),
    readiness,
    verdict: verdictOf(readiness),
  };
}

function tallied(
  verdicts: ReadonlyArray<AmplifierReadiness['verdict']>,
): Readiness {
  const those = (verdict: AmplifierReadiness['verdict']) =>
    verdicts.filter(it => it === verdict).length;
  return {
    ships: those('ships'),
    pilesUp: those('piles-up'),
    unclear: those('unclear'),
  };
}

/**
 * Of all teams together: said only where at least half of them can be judged, and
 * `ships` only where that is so of more than half of those.
 */
function verdictOf({
  ships,
  pilesUp,
  unclear,
}: Readiness): AmplifierReadiness['verdict'] {
  const judged = ships + pilesUp;
  if (judged === 0 || judged < unclear) {
    return 'unclear';
  }
  return ships > pilesUp ? 'ships' : 'piles-up';
}

function assistedWords(
  cohorts: CohortsAnswer | undefined,
  all: number,
): string {
  if (cohorts === undefined) {
    return 'How changes were written could not be read.';
  }
  if (all === 0) {
    return 'No changes are known, so nothing is said of AI tools.';
  }
  const { assisted } = cohorts.counts;
  if (assisted === 0) {
    return `Of ${counted(
      all,
      'change',
    )}, none is known to be written with AI tools.`;
  }
  return `${percent(assisted / all)} of ${counted(
    all,
    'change',
  )} are known to be written with AI tools. ${comparisonWords(
    cohorts.comparisons,
  )}`;
}

function comparisonWords(comparisons: CohortComparison[]): string {
  const told = COMPARED.flatMap(([metric, name]) => {
    const comparison = comparisons.find(it => it.metric === metric);
    return comparison ? [{ name, comparison }] : [];
  });
  const differing = told.flatMap(({ name, comparison }) => {
    const { difference } = comparison;
    return difference && difference.verdict !== 'noDifferenceSeen'
      ? [differenceWords(name, comparison, difference)]
      : [];
  });
  const alike = told.filter(
    ({ comparison }) => comparison.difference?.verdict === 'noDifferenceSeen',
  );
  const sentences = [
    ...(differing.length > 0
      ? [`They are associated with ${listed(differing)}.`]
      : []),
    ...(alike.length > 0
      ? [`No difference was seen in ${listed(alike.map(({ name }) => name))}.`]
      : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : abstention(told);
}

function differenceWords(
  name: string,
  { unit, against }: CohortComparison,
  { value, interval, verdict }: Difference,
): string {
  const scale = scaleOf(unit, value);
  const word = unit === 'share' ? 'points' : scale.word;
  const [more, less] =
    unit === 'milliseconds' ? ['longer', 'shorter'] : ['higher', 'lower'];
  return `a ${name} ${scaled(Math.abs(value), scale)} ${word} ${
    verdict === 'higher' ? more : less
  } than that of ${AGAINST[against]} (95 % interval ${between(interval, bound =>
    scaled(bound, scale),
  )})`;
}

function abstention(
  told: Array<{ name: string; comparison: CohortComparison }>,
): string {
  const reasons = told.flatMap(({ comparison: { abstained } }) =>
    abstained
      ? [
          `too few ${LACKING[abstained.reason]}, ${abstained.found} of ${
            abstained.needed
          } needed`,
        ]
      : [],
  );
  return `How they fare beside others is not said${
    reasons.length > 0 ? `: ${[...new Set(reasons)].join('; ')}` : ''
  }.`;
}

function readinessWords({ ships, pilesUp, unclear }: Readiness): string {
  const teams = ships + pilesUp + unclear;
  return teams === 0
    ? 'There is no team of which it could be said what more code would do.'
    : `More code would ship from ${orNone(ships)} of ${counted(
        teams,
        'team',
      )} and pile up in ${orNone(pilesUp)}; of ${orNone(
        unclear,
      )} too little is measured to say.`;
}

function orNone(value: number): string {
  return value === 0 ? 'none' : count(value);
}
