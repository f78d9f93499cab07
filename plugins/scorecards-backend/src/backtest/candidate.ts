import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import {
  CompiledScorecard,
  ExpressionCompiler,
  loadScorecards,
} from '@groundwork/backstage-plugin-scorecards-node/engine';

/** The one definition of a text, or all that is wrong with it. */
export type Candidate =
  | { ok: true; scorecard: CompiledScorecard }
  | { ok: false; scorecardId: string; problems: DefinitionProblem[] };

/** Reads a definition that is to be tried, as it is read when it is published. */
export function readCandidate(
  yaml: string,
  compiler: ExpressionCompiler,
): Candidate {
  const { scorecards, refused, problems } = loadScorecards(yaml, {
    location: 'backtest',
    compiler,
  });
  if (problems.length > 0) {
    const scorecardId = refused.find(({ id }) => id !== undefined)?.id ?? '';
    return { ok: false, scorecardId, problems };
  }
  const [first] = scorecards;
  if (scorecards.length !== 1) {
    return {
      ok: false,
      scorecardId: first?.definition.id ?? '',
      problems: [
        {
          message: `The text has ${scorecards.length} scorecards; try one at a time`,
          line: 1,
          column: 1,
        },
      ],
    };
  }
  return { ok: true, scorecard: first.compiled };
}
