import { stat } from 'node:fs/promises';
import { countStatements } from '../../database/statements';
import { startCpuClock } from '../../measure/cpu';
import { measureMemory } from '../../measure/memory';
import { runTask } from '../../process/nodeTask';
import { openOwnership } from '../ownership/harness';
import { IndexTaskSettings, StartResult } from './settings';

runTask(start);

/** Starts a replica, from the snapshot if there is one, and asks it. */
async function start({
  database,
  snapshotFile,
  host,
}: IndexTaskSettings & {
  snapshotFile: string;
  host: string;
}): Promise<StartResult> {
  const { harness, knex } = await openOwnership({ database, snapshotFile });
  const empty = measureMemory();
  const statements = countStatements(knex);
  const cpu = startCpuClock();
  const begun = performance.now();
  const replica = await harness.startReplica();
  const { answers } = await replica.resolve({ query: host });
  const answered = performance.now();
  const cpuMs = cpu();
  if (answers.length === 0) {
    throw new Error(`A replica that has just started knows nobody of ${host}`);
  }
  const asked = statements.stop();
  // Names are read when there is time, or when somebody needs them.
  await replica.resolve({ query: 'nobody-has-this-name' });
  const full = measureMemory();
  const stopping = performance.now();
  await replica.stop();
  return {
    ms: answered - begun,
    cpuMs,
    statements: asked,
    sinceProcessStartMs: answered,
    memory: {
      heapMiB: full.heapMiB - empty.heapMiB,
      buffersMiB: full.buffersMiB - empty.buffersMiB,
    },
    snapshot: {
      ms: performance.now() - stopping,
      bytes: (await stat(snapshotFile)).size,
    },
  };
}
