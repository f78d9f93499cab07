import {
  LeadershipReport,
  ReportFigure,
} from '@groundwork/backstage-plugin-maturity-common';
import { previousQuarter } from '../domain';

const COLUMNS = [
  'section',
  'item',
  'measure',
  'value',
  'unit',
  'n',
  'low',
  'high',
  'coverage',
  'period',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

/** Numbers as the report has them: times in milliseconds, shares from 0 to 1. */
export function renderReportCsv(report: LeadershipReport): string {
  const rows: Row[] = [
    ...reportRows(report),
    ...report.figures.flatMap(it => figureRows(it, report)),
    ...amplifierRows(report),
    ...constraintRows(report),
    ...levelRows(report),
    ...fundRows(report),
    ...noteRows(report),
  ];
  return [
    COLUMNS.join(','),
    ...rows.map(row =>
      COLUMNS.map(column =>
        cell(column === 'period' ? row.period ?? report.quarter : row[column]),
      ).join(','),
    ),
  ]
    .map(line => `${line}\r\n`)
    .join('');
}

/** What spreadsheets take for a formula, also in full-width letters. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** RFC 4180. A text that a spreadsheet would run gets an apostrophe. */
function cell(value: string | number | undefined): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value === 'number') {
    return `${value}`;
  }
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}

function reportRows(report: LeadershipReport): Row[] {
  const { organisation, group, coverage, model } = report;
  const row = (measure: string, value: string | number | undefined): Row[] =>
    value === undefined
      ? []
      : [
          {
            section: 'report',
            item: group?.entityRef ?? 'all',
            measure,
            value,
          },
        ];
  return [
    ...row('organisation', organisation),
    ...row('group', group?.title),
    ...row('from', report.period.from),
    ...row('to', report.period.to),
    ...row('complete', report.complete ? 'yes' : 'no'),
    ...row('model', model.id),
    ...row('modelVersion', model.version),
    ...row('asOf', report.asOf),
    ...row('measuredAt', report.measuredAt),
    ...row('headline', report.headline),
    ...row('teams', coverage.teams),
    ...row('measuredTeams', coverage.measuredTeams),
    ...row('knownChecks', coverage.checks),
  ];
}

function figureRows(
  { metric, unit, now, before }: ReportFigure,
  { quarter }: LeadershipReport,
): Row[] {
  return [
    { measured: now, period: quarter },
    { measured: before, period: previousQuarter(quarter) },
  ].map(({ measured: { value, n, interval, coverage }, period }) => ({
    section: 'figure',
    item: metric,
    measure: 'value',
    value,
    unit,
    n,
    low: interval?.low,
    high: interval?.high,
    coverage,
    period,
  }));
}

function amplifierRows({ amplifier }: LeadershipReport): Row[] {
  const { changes, assistedShare, readiness, text, verdict } = amplifier;
  const all = Object.values(changes ?? {}).reduce((sum, it) => sum + it, 0);
  const row = (item: string, more: Row): Row => ({
    section: 'amplifier',
    item,
    ...more,
  });
  return [
    ...Object.entries(changes ?? {}).map(([cohort, value]) =>
      row(cohort, { measure: 'changes', value, unit: 'changes' }),
    ),
    ...(assistedShare === undefined
      ? []
      : [
          row('assisted', {
            measure: 'share',
            value: assistedShare,
            unit: 'share',
            n: all,
          }),
        ]),
    ...Object.entries(readiness).map(([item, value]) =>
      row(item, { measure: 'readiness', value, unit: 'teams' }),
    ),
    row('all', { measure: 'verdict', value: verdict }),
    row('all', { measure: 'text', value: text }),
  ];
}

function constraintRows({ constraint }: LeadershipReport): Row[] {
  if (constraint === undefined) {
    return [];
  }
  const { finding } = constraint;
  const row = (item: string, more: Row): Row => ({
    section: 'constraint',
    item,
    ...more,
  });
  if (finding.status === 'abstained') {
    return [
      row('all', { measure: 'status', value: finding.status }),
      row(finding.reason, { measure: 'found', value: finding.found }),
      row(finding.reason, { measure: 'needed', value: finding.needed }),
    ];
  }
  const { mergedChanges: n } = finding;
  return [
    row(finding.stage, { measure: 'status', value: finding.status, n }),
    ...finding.stages.flatMap(({ stage, savedHours, interval, share }) => [
      row(stage, {
        measure: 'savedPerChange',
        value: savedHours,
        unit: 'hours',
        n,
        low: interval?.low,
        high: interval?.high,
      }),
      row(stage, { measure: 'resamples', value: share, unit: 'share', n }),
    ]),
  ];
}

function levelRows({ distribution, moves }: LeadershipReport): Row[] {
  return [
    ...distribution.flatMap(({ capability, byLevel, unmeasured, median }) => {
      const row = (measure: string, value: number): Row => ({
        section: 'level',
        item: capability,
        measure,
        value,
        unit: 'teams',
      });
      return [
        ...byLevel.map((teams, level) => row(`level${level}`, teams)),
        row('unmeasured', unmeasured),
        ...(median === undefined
          ? []
          : [{ ...row('median', median), unit: 'level' }]),
      ];
    }),
    ...moves.flatMap(({ capability, higher, lower, same, unknown }) =>
      Object.entries({ higher, lower, same, unknown }).map(
        ([measure, value]) => ({
          section: 'move',
          item: capability,
          measure,
          value,
          unit: 'teams',
        }),
      ),
    ),
  ];
}

function fundRows({ fundNext }: LeadershipReport): Row[] {
  return fundNext.flatMap(proposal => {
    const { capability: item, teams, of, hoursPerChange } = proposal;
    const section = 'fundNext';
    return [
      { section, item, measure: 'why', value: proposal.why },
      {
        section,
        item,
        measure: 'heldBack',
        value: teams,
        unit: 'teams',
        n: of,
      },
      ...(hoursPerChange === undefined
        ? []
        : [
            {
              section,
              item,
              measure: 'savedPerChange',
              value: hoursPerChange,
              unit: 'hours',
              n: proposal.n,
              low: proposal.interval?.low,
              high: proposal.interval?.high,
            },
          ]),
    ];
  });
}

function noteRows({ unknowns, remarks, references }: LeadershipReport): Row[] {
  return [
    ...unknowns.map(value => ({
      section: 'unknown',
      item: 'all',
      measure: 'text',
      value,
    })),
    ...remarks.map(({ code, text }) => ({
      section: 'remark',
      item: code,
      measure: 'text',
      value: text,
    })),
    ...references.flatMap(({ id, text, share, source, year, url }) => {
      const row = { section: 'reference', item: id, period: year };
      return [
        { ...row, measure: 'text', value: text },
        { ...row, measure: 'source', value: source },
        { ...row, measure: 'url', value: url },
        ...(share === undefined
          ? []
          : [{ ...row, measure: 'share', value: share, unit: 'share' }]),
      ];
    }),
  ];
}
