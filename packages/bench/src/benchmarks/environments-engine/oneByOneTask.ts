import { runTask } from '../../process/nodeTask';
import {
  CALLER,
  OpenedEnvironments,
  openEnvironments,
} from '../environments/harness';
import { installBlueprint } from './blueprint';
import { NothingDriver } from './NothingDriver';
import { Recording } from './Recording';
import { EngineSettings, OneByOneResult } from './settings';

const WARM_UP = 20;

runTask(makeOneByOne);

/** Makes environments, each until it is ready, and then removes them likewise. */
async function makeOneByOne(settings: EngineSettings): Promise<OneByOneResult> {
  const { database, directory, count, round, workers } = settings;
  const opened = await openEnvironments({
    database,
    directory,
    environments: await installBlueprint(directory, workers),
    drivers: [new NothingDriver()],
  });
  for (let index = 0; index < WARM_UP; index++) {
    const { id, name } = await make(opened, `warm-${round}-${index}`);
    await destroy(opened, id, name);
  }
  const answered = new Recording(opened.knex);
  const made = new Recording(opened.knex);
  const destroyed = new Recording(opened.knex);
  const all: Array<{ id: string; name: string }> = [];
  for (let index = 0; index < count; index++) {
    all.push(await make(opened, `one-${round}-${index}`, { answered, made }));
  }
  for (const { id, name } of all) {
    await destroy(opened, id, name, destroyed);
  }
  await opened.close();
  return {
    made: made.samples(),
    answered: answered.samples(),
    destroyed: destroyed.samples(),
  };
}

async function make(
  opened: OpenedEnvironments,
  name: string,
  recordings?: { answered: Recording; made: Recording },
): Promise<{ id: string; name: string }> {
  recordings?.answered.start();
  recordings?.made.start();
  const { id } = await opened.harness.create(
    { blueprintId: 'nothing', name, owner: CALLER.groups[0] },
    CALLER,
  );
  recordings?.answered.stop();
  await settle(opened, recordings?.made);
  return { id, name };
}

async function destroy(
  opened: OpenedEnvironments,
  id: string,
  name: string,
  recording?: Recording,
): Promise<void> {
  recording?.start();
  await opened.harness.command(
    id,
    { action: 'destroy', confirmName: name },
    CALLER,
  );
  await settle(opened, recording);
}

/**
 * Works until nothing is due. What follows the end of the operation, a first look
 * at how the environment is, is not part of it.
 */
async function settle(
  { harness, milestones }: OpenedEnvironments,
  recording: Recording | undefined,
): Promise<void> {
  const ended = milestones
    .until(milestones.succeededAt.length + 1)
    .then(() => recording?.stop());
  let worked = true;
  while (worked) {
    worked = await harness.workOnce();
  }
  await ended;
}
