import { countStatements } from '../../database/statements';
import { startCpuClock } from '../../measure/cpu';
import { runTask } from '../../process/nodeTask';
import { CALLER, openEnvironments } from '../environments/harness';
import { installBlueprint } from './blueprint';
import { NothingDriver } from './NothingDriver';
import { EngineSettings, TogetherResult } from './settings';

const WARM_UP = 20;

runTask(makeTogether);

/** Has the engine make environments that were all asked for before. */
async function makeTogether(settings: EngineSettings): Promise<TogetherResult> {
  const { database, directory, together, round, workers } = settings;
  const { harness, knex, milestones, close } = await openEnvironments({
    database,
    directory,
    environments: await installBlueprint(directory, workers),
    drivers: [new NothingDriver()],
  });
  const ask = async (name: string) => {
    await harness.create(
      { blueprintId: 'nothing', name, owner: CALLER.groups[0] },
      CALLER,
    );
  };
  for (let index = 0; index < WARM_UP; index++) {
    await ask(`warm-together-${round}-${index}`);
    await harness.workOnce();
  }
  for (let index = 0; index < together; index++) {
    await ask(`together-${round}-${index}`);
  }
  const before = milestones.succeededAt.length;
  const stop = new AbortController();
  const statements = countStatements(knex);
  const cpu = startCpuClock();
  const start = performance.now();
  const working = harness.work(stop.signal);
  await milestones.until(before + together);
  const result: TogetherResult = {
    elapsedMs: performance.now() - start,
    readyMs: milestones.succeededAt.slice(before).map(at => at - start),
    cpuMs: cpu() / together,
    statements: statements.stop() / together,
  };
  stop.abort();
  await working;
  await close();
  return result;
}
