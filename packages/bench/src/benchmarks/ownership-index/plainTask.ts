import { readFile, writeFile } from 'node:fs/promises';
import { measureMemory } from '../../measure/memory';
import { runTask } from '../../process/nodeTask';
import { openOwnership } from '../ownership/harness';
import { PlainIndex } from '../ownership/plainIndex';
import { IndexTaskSettings, PlainStartResult, StartFrom } from './settings';

runTask(start);

/** Loads the plainest index, from the rows or from one file of JSON. */
async function start({
  database,
  file,
  from,
  host,
}: IndexTaskSettings & {
  file: string;
  from: StartFrom;
  host: string;
}): Promise<PlainStartResult> {
  const { knex } = await openOwnership({ database });
  const empty = measureMemory();
  const begun = performance.now();
  const index =
    from === 'store' ? await PlainIndex.load(knex) : await readPlainly(file);
  const answers = index.find(host);
  const ms = performance.now() - begun;
  if (answers.length === 0) {
    throw new Error(`The plain index knows nobody of ${host}`);
  }
  const full = measureMemory();
  if (from === 'store') {
    await writeFile(file, JSON.stringify(index.toJSON()));
  }
  return {
    ms,
    memory: {
      heapMiB: full.heapMiB - empty.heapMiB,
      buffersMiB: full.buffersMiB - empty.buffersMiB,
    },
  };
}

async function readPlainly(file: string): Promise<PlainIndex> {
  return PlainIndex.fromJSON(JSON.parse(await readFile(file, 'utf8')));
}
