import {
  LeadershipReport,
  MaturityRemark,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  coverageOf,
  distributionOf,
  movesBetween,
  previousQuarter,
} from '../domain';
import { amplifierOf } from './amplifier';
import { figuresOf } from './figures';
import { fundNextOf } from './funding';
import { headlineOf } from './headline';
import { ReportInput, ReportTeam } from './ReportInput';
import { unknownsOf } from './unknowns';

/** One page for people who do not write code, of what has been read. */
export function buildReport(input: ReportInput): LeadershipReport {
  const { model, teams, delivery, group } = input;
  const quarterBefore = previousQuarter(input.quarter);
  const rows = teams.map(it => it.capabilities);
  const figures = figuresOf(delivery.now, delivery.before);
  const distribution = distributionOf(rows);
  const moves = movesBetween(input.levelsBefore, teams, model);
  const checks = coverageOf(rows);
  const coverage = {
    teams: teams.length,
    measuredTeams: teams.filter(isMeasured).length,
    ...(checks !== undefined && { checks }),
  };
  return {
    model: {
      id: model.id,
      title: model.title,
      version: model.version,
      levels: model.levels,
    },
    asOf: input.now.toISOString(),
    ...(input.measuredAt && { measuredAt: input.measuredAt }),
    remarks: remarksOf(input),
    organisation: input.organisation,
    ...(group && { group }),
    quarter: input.quarter,
    period: input.period,
    complete: input.complete,
    headline: headlineOf(delivery.constraint),
    figures,
    amplifier: amplifierOf(
      teams.map(it => it.readiness),
      delivery.cohorts,
    ),
    ...(delivery.constraint && {
      constraint: {
        scope: group?.entityRef ?? 'all',
        finding: delivery.constraint,
        period: input.period,
      },
    }),
    distribution,
    moves,
    fundNext: fundNextOf({ model, teams, constraint: delivery.constraint }),
    unknowns: unknownsOf({
      input,
      quarterBefore,
      figures,
      distribution,
      moves,
      coverage,
    }),
    coverage,
    references: input.references,
  };
}

function isMeasured({ capabilities }: ReportTeam): boolean {
  return capabilities.some(it => !it.unmeasured);
}

/** Made-up data is said once more, since a page is handed on without its portal. */
function remarksOf({ remarks, delivery }: ReportInput): MaturityRemark[] {
  const demo = delivery.now?.remarks.find(it => it.code === 'demoData');
  return demo && !remarks.some(it => it.code === 'demoData')
    ? [...remarks, { code: 'demoData', text: demo.text }]
    : remarks;
}
