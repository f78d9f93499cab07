import { stringifyEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { countStatements } from '../../database/statements';
import { startCpuClock } from '../../measure/cpu';
import { runTask } from '../../process/nodeTask';
import { createScorecardsCatalog } from '../scorecards/catalog';
import { OpenedScorecards, openScorecards } from '../scorecards/harness';
import { observationsOf } from '../scorecards/observations';
import { ChangesResult, EvaluateSettings } from './settings';

const CHANGES = 300;
const WARM_UP = 30;
/** 0 passes, anything else does not. */
const FACT = 'security.criticals';

runTask(change);

/** Changes a fact of one entity after the other, each until it is evaluated. */
async function change(settings: EvaluateSettings): Promise<ChangesResult> {
  const chosen = choose(settings);
  const opened = await openScorecards(settings.database);
  const { knex } = opened;
  // Where each begins is not to be timed, nor what has grown old since.
  await opened.harness.ingest(
    'push',
    chosen.map(({ ref, value }) => ({
      entityRef: ref,
      facts: { [FACT]: value },
    })),
  );
  await opened.harness.evaluate();
  const warmUp = chosen.slice(0, WARM_UP);
  for (const { ref, value, other } of warmUp) {
    await changeOne(opened, ref, other);
    await changeOne(opened, ref, value);
  }
  const result: ChangesResult = {
    totalMs: [],
    ingestMs: [],
    cpuMs: 0,
    statements: 0,
    plainMs: [],
  };
  const statements = countStatements(knex);
  const cpu = startCpuClock();
  for (const { ref, other } of chosen) {
    const { totalMs, ingestMs } = await changeOne(opened, ref, other);
    result.totalMs.push(totalMs);
    result.ingestMs.push(ingestMs);
  }
  result.cpuMs = cpu() / CHANGES;
  result.statements = statements.stop() / CHANGES;
  result.plainMs = await changePlainly(
    knex,
    chosen.map(({ ref }) => ref),
  );
  await opened.close();
  return result;
}

/** Entities far apart from each other, what they say, and what they will say. */
function choose(settings: EvaluateSettings) {
  const { scored } = createScorecardsCatalog(settings);
  const step = Math.max(1, Math.floor(scored.length / CHANGES));
  return Array.from({ length: CHANGES }, (_, index) => {
    const entity = scored[(index * step) % scored.length];
    const reported = observationsOf(entity, settings).find(
      ({ observation }) => FACT in observation.facts,
    );
    const value = Number(reported?.observation.facts[FACT] ?? 0);
    return {
      ref: stringifyEntityRef(entity),
      value,
      other: value === 0 ? 1 + index : 0,
    };
  });
}

/** From pass to fail or back, so that there is always a transition to write. */
async function changeOne(
  { harness }: OpenedScorecards,
  entityRef: string,
  value: number,
): Promise<{ totalMs: number; ingestMs: number }> {
  const start = performance.now();
  await harness.ingest('push', [{ entityRef, facts: { [FACT]: value } }]);
  const ingestMs = performance.now() - start;
  const { changed } = await harness.evaluate();
  const totalMs = performance.now() - start;
  if (changed !== 1) {
    throw new Error(
      `${FACT} of ${entityRef} became ${value}, and ${changed} entities changed`,
    );
  }
  return { totalMs, ingestMs };
}

/** Updates a row, and nothing more. */
async function changePlainly(knex: Knex, refs: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const ref of refs) {
    const start = performance.now();
    await knex('bench_plain')
      .where({ scorecard_id: 'operations', entity_ref: ref })
      .update({ score: start });
    times.push(performance.now() - start);
  }
  return times;
}
