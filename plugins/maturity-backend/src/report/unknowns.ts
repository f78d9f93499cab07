import {
  CohortsAnswer,
  MeasuredNumber,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  CapabilityMove,
  LevelDistribution,
  ReportFigure,
} from '@groundwork/backstage-plugin-maturity-common';
import { dayInWords } from '@groundwork/backstage-plugin-groundwork-common';
import { ReportInput } from './ReportInput';
import {
  count,
  counted,
  FIGURE_TITLES,
  listed,
  lowerFirst,
  percent,
  quarterWords,
} from './words';

/** With fewer items a figure moves a lot by chance. */
const THIN = 30;
/** Below this share of what could have been measured, what is missing is said. */
const WELL_COVERED = 0.9;

/** Why items are left out of a figure, as delivery calls it. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  open: 'not over yet',
  pending: 'too young to tell',
  notDeployed: 'not deployed',
  notMerged: 'not merged',
  firstDeployment: 'the first deployment',
  firstCommitUnknown: 'first commit not known',
  deploymentEndUnknown: 'end of the deployment not known',
  startUnknown: 'start not known',
  negative: 'would end before they begin',
};

/** What the unknowns are read from. */
export interface UnknownsInput {
  input: ReportInput;
  quarterBefore: string;
  figures: ReportFigure[];
  distribution: LevelDistribution[];
  moves: CapabilityMove[];
  coverage: { teams: number; measuredTeams: number; checks?: number };
}

/**
 * What the report rests on and what it does not know, what weighs most first. What
 * limits a figure comes late: its n and its coverage stand beside it.
 */
export function unknownsOf(all: UnknownsInput): string[] {
  const { input, figures } = all;
  return [
    ...ofQuarter(input),
    ...ofTeams(all),
    ...ofProxies(input),
    ...ofHours(input),
    ...FIGURE_TITLES.flatMap(([metric, title]) =>
      ofFigure(
        title,
        figures.find(it => it.metric === metric),
      ),
    ),
    ...ofCohorts(input.delivery.cohorts),
    ...ofMoves(all),
  ];
}

function ofQuarter({ complete, period, quarter }: ReportInput): string[] {
  return complete
    ? ['How ready teams are for more code is as of today, not of the quarter.']
    : [
        `${quarterWords(quarter)} has not ended: figures are of ${dayInWords(
          period.from,
        )} to ${dayInWords(period.to)}.`,
      ];
}

function ofTeams({ input, distribution, coverage }: UnknownsInput): string[] {
  const { teams, measuredTeams, checks } = coverage;
  if (teams === 0) {
    return ['There is no team that the model is about.'];
  }
  const titles = new Map(
    input.model.capabilities.map(it => [it.capability, it.title]),
  );
  const unmeasured = distribution
    .filter(it => it.unmeasured > 0)
    .map(
      it =>
        `${lowerFirst(titles.get(it.capability) ?? it.capability)} of ${count(
          it.unmeasured,
        )}`,
    );
  return [
    ...(input.partial
      ? ['Some teams are left out: whoever asked may not read them.']
      : []),
    ...(measuredTeams < teams
      ? [
          `Of ${counted(teams, 'team')}, ${count(teams - measuredTeams)} ${
            teams - measuredTeams === 1 ? 'is' : 'are'
          } not measured in any capability.`,
        ]
      : []),
    ...(unmeasured.length > 0
      ? [`Of ${counted(teams, 'team')}, not measured: ${listed(unmeasured)}.`]
      : []),
    ...(checks !== undefined && checks < 1
      ? [
          `Something is known of ${percent(
            checks,
          )} of the model's checks; the others count as not known, never as failed.`,
        ]
      : []),
  ];
}

function ofFigure(title: string, figure: ReportFigure | undefined): string[] {
  if (figure === undefined) {
    return [`${title} is not known: delivery has not told of it.`];
  }
  const { now, before } = figure;
  if (now.value === undefined) {
    return [`${title} is not known${leftOut(now, ': ')}.`];
  }
  const limits = [
    ...(now.n < THIN ? [`it rests on ${counted(now.n, 'item')} only`] : []),
    ...(now.coverage < WELL_COVERED
      ? [
          `${percent(now.coverage)} could be measured${leftOut(
            now,
            ', left out are ',
          )}`,
        ]
      : []),
    ...(now.approximate
      ? [`${counted(now.approximate, 'item')} are close to what is meant`]
      : []),
    ...(before.value === undefined
      ? ['that of the quarter before is not known']
      : []),
  ];
  return limits.length > 0 ? [`${title}: ${limits.join('; ')}.`] : [];
}

function leftOut({ excluded }: MeasuredNumber, before: string): string {
  const reasons = Object.entries(excluded)
    .filter(([, items]) => items > 0)
    .sort(([, one], [, other]) => other - one)
    .map(
      ([reason, items]) =>
        `${count(items)} ${LEFT_OUT[reason] ?? spaced(reason)}`,
    );
  return reasons.length > 0 ? `${before}${reasons.join(', ')}` : '';
}

/** A reason that has no words here: `sizeUnknown` becomes `size unknown`. */
function spaced(reason: string): string {
  return reason.replace(/[A-Z]/g, it => ` ${it.toLowerCase()}`);
}

function ofCohorts(cohorts: CohortsAnswer | undefined): string[] {
  if (cohorts === undefined) {
    return [];
  }
  const { assisted, human, undeclared } = cohorts.counts;
  const recall = cohorts.labels?.recall.value;
  return [
    ...(undeclared > 0
      ? [
          `Of ${percent(
            undeclared / (assisted + human + undeclared),
          )} of changes nothing says how they were written.`,
        ]
      : []),
    ...(recall === undefined
      ? []
      : [
          `Labels tell ${percent(
            recall,
          )} of the changes that were written with AI tools.`,
        ]),
  ];
}

function ofProxies({ delivery }: ReportInput): string[] {
  const remarks = [
    delivery.now?.remarks ?? [],
    delivery.cohorts?.remarks ?? [],
  ].flat();
  // Made-up data is said of the whole report
  return [
    ...new Set(
      remarks
        .filter(it => it.code !== 'demoData')
        .map(it => (/[.!?]$/.test(it.text) ? it.text : `${it.text}.`)),
    ),
  ];
}

function ofMoves(all: UnknownsInput): string[] {
  return [...ofModel(all), ...ofUnknownMoves(all)];
}

/** Where what is asked for has changed, a team need not have. */
function ofModel({ input, quarterBefore }: UnknownsInput): string[] {
  return input.isOtherModel
    ? [
        `The model has changed since ${quarterWords(
          quarterBefore,
        )}: that a team is higher or lower may come of what is asked for.`,
      ]
    : [];
}

function ofUnknownMoves({
  moves,
  quarterBefore,
  coverage,
}: UnknownsInput): string[] {
  const unknown = moves.map(it => it.unknown);
  const most = Math.max(0, ...unknown);
  if (most === 0) {
    return [];
  }
  const whose =
    Math.min(...unknown) === coverage.teams
      ? 'any team'
      : `up to ${counted(most, 'team')}`;
  return [
    `How levels moved since ${quarterWords(
      quarterBefore,
    )} is not known of ${whose}: it takes a measurement in both quarters.`,
  ];
}

function ofHours({ delivery: { constraint } }: ReportInput): string[] {
  return constraint && constraint.status !== 'abstained'
    ? [
        'Hours are those of a replay of the quarter with a stage 20 % faster: they rank stages, and what is saved in the end can differ.',
      ]
    : [];
}
