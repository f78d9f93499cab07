import type { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { formatNumber } from '../../engine/evaluation/describeFacts';
import type { LoadedScorecard } from '../../engine/definition';
import type { CheckOutcome, CheckReport, EntityOutcome } from '../report';
import { holdsBack } from '../report';
import { type Painter, printable } from './terminal';

/** For people: what is wrong and what to do, and little else. */
export function formatText(report: CheckReport, paint: Painter): string {
  const { files, outcomes } = report;
  const blocks = files.flatMap(({ location, scorecards, problems }) => [
    ...(outcomes
      ? []
      : scorecards.map(scorecard =>
          describeScorecard(scorecard, location, paint),
        )),
    ...problems.map(problem => describeProblem(problem, location, paint)),
  ]);
  for (const outcome of outcomes ?? []) {
    blocks.push(describeOutcome(outcome, paint));
  }
  if (outcomes?.length === 0) {
    blocks.push('No scorecard selects any of the entities.');
  }
  if (outcomes && outcomes.length > 1) {
    const passed = outcomes.filter(outcome => outcome.passed).length;
    blocks.push(`${passed} of ${outcomes.length} pass`);
  }
  return `${blocks.join('\n')}\n`;
}

function describeScorecard(
  { definition, fixtures }: LoadedScorecard,
  location: string,
  paint: Painter,
): string {
  const { id, levels, checks } = definition;
  const parts = [
    count(levels.length, 'level'),
    count(checks.length, 'check'),
    fixtures.length === 0
      ? 'no tests'
      : `${count(fixtures.length, 'test')} passed`,
  ];
  return `${paint('green', 'ok')}  ${printable(location)}  ${id}: ${parts.join(
    ', ',
  )}`;
}

export function describeProblem(
  { message, line, column, path }: DefinitionProblem,
  location: string,
  paint: Painter,
  severity: 'error' | 'warning' = 'error',
): string {
  const where = [location, line, column].filter(part => part !== undefined);
  const style = severity === 'error' ? 'red' : 'dim';
  return `${paint(style, severity)}  ${printable(where.join(':'))}  ${printable(
    path ? `${path}: ${message}` : message,
  )}`;
}

function describeOutcome(outcome: EntityOutcome, paint: Painter): string {
  const { entityRef, scorecard, summary, requiredLevel, passed } = outcome;
  const { id, levels } = scorecard.definition;
  const name = levels[summary.level - 1]?.name;
  const standing = [
    `level ${summary.level} of ${levels.length}${name ? ` (${name})` : ''}`,
    ...(passed ? [] : [`needs ${requiredLevel}`]),
    ...(summary.score === undefined ? [] : [`score ${percent(summary.score)}`]),
    ...(summary.coverage === undefined
      ? []
      : [`coverage ${percent(summary.coverage)}`]),
  ];
  return [
    `${passed ? paint('green', 'pass') : paint('red', 'fail')}  ${printable(
      entityRef,
    )}  ${id}: ${printable(standing.join(', '))}`,
    ...outcome.checks
      .filter(({ evaluation }) => evaluation.status !== 'pass')
      .flatMap(check => describeCheck(check, paint)),
  ].join('\n');
}

function describeCheck(check: CheckOutcome, paint: Painter): string[] {
  const { definition, evaluation } = check;
  const { remedy } = definition;
  const notes = [
    `level ${definition.level}`,
    ...(evaluation.enforced
      ? []
      : [`counts from ${definition.effective?.enforce}`]),
  ];
  const status = evaluation.status.padEnd(8);
  const link = remedy?.link ? ` ${remedy.link.url}` : '';
  return [
    `      ${holdsBack(check) ? paint('red', status) : paint('dim', status)}${
      definition.id
    } (${notes.join(', ')})${
      evaluation.message ? `: ${printable(evaluation.message)}` : ''
    }`,
    ...(remedy
      ? [`              ${paint('dim', printable(remedy.text + link))}`]
      : []),
  ];
}

export function count(
  number: number,
  one: string,
  many: string = `${one}s`,
): string {
  return `${number} ${number === 1 ? one : many}`;
}

export function percent(share: number): string {
  return `${formatNumber(Math.round(share * 1000) / 10)} %`;
}
