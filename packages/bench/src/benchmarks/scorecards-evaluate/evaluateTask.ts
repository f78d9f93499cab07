import { runTask } from '../../process/nodeTask';
import { scorecards, textOf, withChange } from '../scorecards/definitions';
import { settle } from '../scorecards/fill';
import { OpenedScorecards, openScorecards } from '../scorecards/harness';
import { Evaluated, EvaluateSettings, EvaluationResult } from './settings';
import { timed } from './time';

const OUTCOMES = ['state', 'transition', 'rollup', 'notice', 'evaluation'];

runTask(evaluate);

/** Evaluates everything once, in a process that has just started. */
async function evaluate({
  database,
  what,
}: EvaluateSettings & { what: Evaluated }): Promise<EvaluationResult> {
  const opened = await openScorecards(database);
  const { harness, knex } = opened;
  if (what.kind === 'first') {
    await forget(opened);
  }
  const result = await timed(knex, async () => {
    switch (what.kind) {
      case 'first':
        // What it follows, new definitions, has marked everything.
        break;
      case 'unchanged':
        await harness.markAll();
        break;
      case 'definition':
        await harness.publish(changedText(what.round));
        break;
      default:
        throw new Error(`Unknown: ${JSON.stringify(what satisfies never)}`);
    }
    return harness.evaluate();
  });
  if (what.kind === 'unchanged' && result.changed > 0) {
    throw new Error(
      `${result.changed} entities changed by themselves; facts grow old after an hour`,
    );
  }
  await settle(knex);
  await opened.close();
  return result;
}

/** Has everything as if nothing had ever been evaluated. */
async function forget({ harness, knex }: OpenedScorecards): Promise<void> {
  for (const table of OUTCOMES) {
    await knex(table).delete();
  }
  await settle(knex);
  await harness.markAll();
}

/** Another limit each time, which some entities stay below. */
function changedText(round: number): string {
  const operations = scorecards[2];
  return textOf(
    withChange(
      operations,
      'few-high-vulnerabilities',
      `security.highs <= ${7 + round}`,
    ),
  );
}
