import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../paths';
import { Cleanup } from './cleanup';
import { startNode } from './nodeProcess';
import { temporaryDirectory } from './temporaryDirectory';

/** What the process is told, as its only argument. */
interface TaskSettings<T> {
  settings: T;
  resultFile: string;
}

/**
 * Runs a script in a process of its own, to its end, and hands over what it
 * found out. A new process has a heap, and compiled code, that nothing else
 * has left its traces in.
 *
 * @param options.script - does its work in `runTask`
 */
export async function runNodeTask<Settings, Result>(options: {
  name: string;
  script: string;
  settings: Settings;
  cleanup: Cleanup;
}): Promise<Result> {
  const { name, script, settings, cleanup } = options;
  const { directory, remove } = await temporaryDirectory(cleanup);
  const resultFile = join(directory, 'result.json');
  const argument: TaskSettings<Settings> = { settings, resultFile };
  const task = startNode({
    name,
    script,
    args: [JSON.stringify(argument)],
    cwd: repositoryRoot,
    logFile: join(directory, 'output.log'),
    cleanup,
  });
  const how = await task.ended;
  if (how !== 'exited with code 0') {
    throw new Error(`${name} ${how}; its last lines:\n${await task.tail()}`);
  }
  const result = JSON.parse(await readFile(resultFile, 'utf8')) as Result;
  await task.stop();
  await remove();
  return result;
}

/** Does a task's work, in its process, and hands over the result. */
export function runTask<Settings, Result>(
  work: (settings: Settings) => Promise<Result>,
): void {
  const { settings, resultFile }: TaskSettings<Settings> = JSON.parse(
    process.argv[2],
  );
  work(settings)
    .then(result => writeFile(resultFile, JSON.stringify(result)))
    .then(
      () => process.exit(0),
      error => {
        process.stderr.write(`${error?.stack ?? error}\n`);
        process.exit(1);
      },
    );
}
