import {
  LeadershipReport,
  maturityReportReadPermission,
  ReportFigure,
} from '@groundwork/backstage-plugin-maturity-common';
import type { z as Zod } from 'zod/v3';
import { ActionDeps } from './registerActions';
import { context, contextAnswer, groupRef, interval } from './schemas';

/** Registers the action that gives the leadership report. */
export function registerGetLeadershipReport({
  actionsRegistry,
  readers,
  viewers,
}: ActionDeps): void {
  actionsRegistry.register({
    name: 'get-leadership-report',
    title: 'Get the leadership report',
    description: [
      'Gives the report for those who lead, of a quarter: what holds delivery up, three figures with those of the quarter before, how levels moved, what to fund next, and what is not known.',
      'A figure without `value` is not known, which is not 0. Say `unknowns` and `remarks` with whatever you quote; what goes together with assisted changes is "associated with" them, never caused by them.',
      'Takes the permission `maturity.report.read`. Never name or rank teams by it.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          group: groupRef(z)
            .optional()
            .describe('Ref of a group; the whole organisation unless said'),
          quarter: z
            .string()
            .max(20)
            .optional()
            .describe(
              'E.g. `2026-Q4`, by UTC; the one that lasts, unless said',
            ),
        }),
      output: z =>
        z.object({
          ...context(z),
          quarter: z.string().describe('E.g. `2026-Q4`'),
          complete: z.boolean().describe('Whether it has ended'),
          headline: z.string().describe('The one sentence'),
          figures: z.array(figureFields(z)).describe('Three figures'),
          amplifier: z
            .string()
            .describe('What is associated with assisted changes, in words'),
          moves: z.array(moveFields(z)).describe('Since the quarter before'),
          fundNext: z
            .array(fundFields(z))
            .describe('Most valuable first, at most three'),
          unknowns: z
            .array(z.string())
            .describe('What it rests on, and what is not known'),
        }),
    },
    action: async ({ input, credentials }) => {
      const viewer = await viewers.with(
        credentials,
        maturityReportReadPermission,
      );
      return { output: toOutput(await readers.report.read(input, viewer)) };
    },
  });
}

function figureFields(z: typeof Zod) {
  return z.object({
    metric: z.string().describe('E.g. `lead-time`'),
    title: z.string().describe('What it is called'),
    unit: z
      .string()
      .describe('`milliseconds`, `share` (0 to 1), `perWeek` or `lines`'),
    value: z.number().optional().describe('Absent where it is not known'),
    n: z.number().describe('Of how many items it is made'),
    interval: interval(z).optional(),
    before: z
      .number()
      .optional()
      .describe('In the quarter before; absent where it is not known'),
  });
}

function moveFields(z: typeof Zod) {
  return z.object({
    capability: z.string().describe('Which of the six'),
    higher: z.number().describe('Teams that are higher'),
    lower: z.number().describe('Teams that are lower'),
    same: z.number().describe('Teams on the same level'),
    unknown: z.number().describe('Teams that were not measured both times'),
  });
}

function fundFields(z: typeof Zod) {
  return z.object({
    capability: z.string().describe('Which of the six'),
    why: z.string().describe('In a sentence'),
    teams: z.number().describe('Teams that are known to be held back by it'),
    of: z.number().describe('Of so many'),
    hoursPerChange: z
      .number()
      .optional()
      .describe('Saved per merged change; absent where it is not known'),
    n: z.number().optional().describe('Merged changes that the hours rest on'),
  });
}

function toOutput(report: LeadershipReport) {
  return {
    ...contextAnswer(report),
    quarter: report.quarter,
    complete: report.complete,
    headline: report.headline,
    figures: report.figures.map(figureAnswer),
    amplifier: report.amplifier.text,
    moves: report.moves.map(({ capability, higher, lower, same, unknown }) => ({
      capability,
      higher,
      lower,
      same,
      unknown,
    })),
    fundNext: report.fundNext.map(
      ({ capability, why, teams, of, hoursPerChange, n }) => ({
        capability,
        why,
        teams,
        of,
        hoursPerChange,
        n,
      }),
    ),
    unknowns: report.unknowns,
  };
}

function figureAnswer({ metric, title, unit, now, before }: ReportFigure) {
  return {
    metric,
    title,
    unit,
    value: now.value,
    n: now.n,
    interval: now.interval,
    before: before.value,
  };
}
