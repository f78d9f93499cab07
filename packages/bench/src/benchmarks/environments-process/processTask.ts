import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { countStatements } from '../../database/statements';
import { startCpuClock } from '../../measure/cpu';
import { runTask } from '../../process/nodeTask';
import {
  CALLER,
  OpenedEnvironments,
  openEnvironments,
} from '../environments/harness';
import { blueprint } from './blueprint';
import { checkAnswer } from './checkAnswer';
import { ProcessResult, ProcessSettings } from './settings';

const WARM_UP = 2;

runTask(makeEnvironments);

/** Makes environments, each until it is ready, and removes each at once. */
async function makeEnvironments(
  settings: ProcessSettings,
): Promise<ProcessResult> {
  const opened = await open(settings);
  const stop = new AbortController();
  await opened.harness.start();
  const working = opened.harness.work(stop.signal);
  const result: ProcessResult = {
    readyMs: [],
    answeredMs: [],
    stepsMs: {},
    destroyedMs: [],
    cpuMs: 0,
    statements: 0,
  };
  const { round, count } = settings;
  try {
    for (let index = -WARM_UP; index < count; index++) {
      const name = `orders-${round}-${index + WARM_UP}`;
      await makeOne(opened, settings, {
        name,
        result: index < 0 ? undefined : result,
      });
    }
  } finally {
    stop.abort();
    await working;
    await opened.close();
  }
  result.cpuMs /= count;
  result.statements /= count;
  return result;
}

async function open(settings: ProcessSettings): Promise<OpenedEnvironments> {
  const { database, directory, repository } = settings;
  const file = join(directory, 'orders.yaml');
  await writeFile(file, JSON.stringify(blueprint));
  return openEnvironments({
    database,
    directory,
    environments: {
      locations: [{ target: file }],
      repositories: [{ prefix: dirname(repository) }],
      // Not where the portal's own environments are.
      drivers: { process: { ports: '43000-43099' } },
    },
  });
}

async function makeOne(
  { harness, knex, milestones }: OpenedEnvironments,
  { repository, commit }: ProcessSettings,
  { name, result }: { name: string; result?: ProcessResult },
): Promise<void> {
  const ended = () => milestones.until(milestones.succeededAt.length + 1);
  const statements = countStatements(knex);
  const cpu = startCpuClock();
  const start = performance.now();
  const ready = ended();
  const { id } = await harness.create(
    {
      blueprintId: 'orders',
      name,
      owner: CALLER.groups[0],
      repository,
      ref: 'main',
    },
    CALLER,
  );
  await ready;
  const readyMs = performance.now() - start;
  const busyMs = cpu();
  const asked = statements.stop();
  const found = await harness.find(id, CALLER);
  await checkAnswer(found?.url ?? '', commit);
  const answeredMs = performance.now() - start;
  const leaving = performance.now();
  const gone = ended();
  await harness.command(id, { action: 'destroy', confirmName: name }, CALLER);
  await gone;
  if (!result) {
    return;
  }
  result.readyMs.push(readyMs);
  result.answeredMs.push(answeredMs);
  result.destroyedMs.push(performance.now() - leaving);
  result.cpuMs += busyMs;
  result.statements += asked;
  for (const { resource, startedAt, finishedAt } of found?.operation?.steps ??
    []) {
    result.stepsMs[resource] ??= [];
    result.stepsMs[resource].push(
      Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? ''),
    );
  }
}
