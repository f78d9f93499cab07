import { dayInWords } from '@groundwork/backstage-plugin-groundwork-common';
import { type BacktestResult } from '@groundwork/backstage-plugin-scorecards-common';
import type { LoadedScorecards } from '../engine/definition';
import { describeProblem, count, percent } from './formats/text';
import { type Painter, printable } from './formats/terminal';
import { type CommandIo, EXIT_CODES, type ExitCode } from './io';
import type { CheckOptions } from './options';
import { askPortal } from './portal';

/** What a portal says of one scorecard. */
export interface Backtest {
  location: string;
  result: BacktestResult;
}

/** Asks a portal what scorecards would change there, one after the other. */
export async function runBacktests(
  files: readonly LoadedScorecards[],
  portal: NonNullable<CheckOptions['portal']>,
  { weeks, io }: { weeks: number; io: CommandIo },
): Promise<Backtest[]> {
  const backtests: Backtest[] = [];
  for (const { location, scorecards } of files) {
    for (const { yaml } of scorecards) {
      const result = await askPortal(portal, io, (client, token) =>
        client.backtest({ yaml, weeks }, token),
      );
      backtests.push({ location, result });
    }
  }
  return backtests;
}

export function exitCodeOfBacktests(backtests: readonly Backtest[]): ExitCode {
  return backtests.some(({ result }) => result.problems.length > 0)
    ? EXIT_CODES.refused
    : EXIT_CODES.passed;
}

/** For people: who would change level, those first that would fall. */
export function formatBacktests(
  backtests: readonly Backtest[],
  paint: Painter,
  weeks: number = 0,
): string {
  const lines = backtests.flatMap(({ location, result }) => [
    ...result.problems.map(problem =>
      describeProblem(problem, location, paint),
    ),
    ...result.warnings.map(warning =>
      describeProblem(warning, location, paint, 'warning'),
    ),
    ...(result.problems.length > 0 ? [] : describeResult(result, paint)),
    ...(isUnknown(result, weeks)
      ? ['  of the weeks before nothing is known']
      : []),
  ]);
  return `${lines.join('\n')}\n`;
}

function isUnknown({ problems, history }: BacktestResult, weeks: number) {
  return weeks > 0 && problems.length === 0 && history.length === 0;
}

function describeResult(result: BacktestResult, paint: Painter): string[] {
  const { scorecardId, comparedWith, entities, raised, lowered } = result;
  const base =
    comparedWith === undefined
      ? 'a new scorecard'
      : `compared with version ${comparedWith}`;
  return [
    `${scorecardId}, ${base}: of ${entities} entities ${lowered} would fall and ${raised} would rise; ${result.added} would come in and ${result.removed} go out`,
    ...(result.partial
      ? [
          '  partial: only the entities that the token may read are counted; there may be others that would change',
        ]
      : []),
    ...result.changes.map(change => `  ${describeChange(change, paint)}`),
    ...(result.truncated ? ['  and more that are not listed'] : []),
    ...result.history.map(week => `  ${describeWeek(week)}`),
    ...result.teams.map(
      ({ team, lowered: down, raised: up }) =>
        `  ${printable(team.title)}: ${count(
          down,
          'entity',
          'entities',
        )} down, ${up} up`,
    ),
  ];
}

/** Where entities stood at a time in the past, and where they would have. */
function describeWeek({
  at,
  entities,
  ...week
}: BacktestResult['history'][number]): string {
  const { scoreFrom, scoreTo, byLevelFrom, byLevelTo } = week;
  const share = (score: number | undefined) =>
    score === undefined ? 'none' : percent(score);
  const from = byLevelFrom && `${byLevelFrom.join('/')} → `;
  return [
    `on ${dayInWords(at)}: ${count(entities, 'entity', 'entities')}`,
    `score ${byLevelFrom ? `${share(scoreFrom)} → ` : ''}${share(scoreTo)}`,
    `by level from 0 ${from ?? ''}${byLevelTo.join('/')}`,
  ].join(', ');
}

function describeChange(
  { entity, from, to, checks }: BacktestResult['changes'][number],
  paint: Painter,
): string {
  const fell = to === undefined || (from !== undefined && to < from);
  const levels = `${from ?? 'none'} → ${to ?? 'none'}`;
  const reasons = checks
    .map(
      check =>
        `${check.checkId} ${check.from ?? 'absent'} → ${check.to ?? 'absent'}`,
    )
    .join(', ');
  return `${paint(fell ? 'red' : 'green', levels)}  ${printable(
    entity.entityRef,
  )}${reasons && `  ${printable(reasons)}`}`;
}
