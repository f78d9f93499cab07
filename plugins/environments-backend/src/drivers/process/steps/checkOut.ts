import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import {
  DriverStep,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { isError } from '@backstage/errors';
import { hasCode, hide, namesIn, removeTree, unlessMissing } from '../files';
import { Place } from '../layout';
import { ProcessSpec } from '../spec';
import { ProcessTools, Work } from '../Work';
import { fail } from './fail';

/**
 * Gets the files of a commit, unless they are there. A directory without source
 * is empty.
 *
 * @internal
 */
export async function checkOut(
  work: Work,
  options: {
    source: ResourceDesire['source'];
    key: string;
    spec: ProcessSpec;
  },
): Promise<DriverStep | undefined> {
  const { source, key, spec } = options;
  const { tools, place, context } = work;
  const directory = join(place.checkouts, key);
  if (await unlessMissing(stat(directory))) {
    return undefined;
  }
  if (!source) {
    await mkdir(directory, { recursive: true });
    return undefined;
  }
  const { repository, commit } = source;
  context.log('info', `Checking out ${commit} of ${repository}`);
  try {
    const job = await tools.jobs.run(
      directory,
      signal => checkOutOnce(work, { repository, commit, directory, signal }),
      { waitMs: work.patience(), signal: context.signal },
    );
    return job.kind === 'running' ? work.wait('the checkout', 200) : undefined;
  } catch (error) {
    const explanation = {
      error: `the source cannot be checked out: ${messageOf(error)}`,
    };
    return isFinal(error)
      ? await fail(work, spec, { explanation })
      : work.retry(explanation.error);
  }
}

/**
 * Where the service runs in its checkout.
 *
 * @returns undefined when there is no such directory in it
 * @internal
 */
export async function directoryOf(
  work: Work,
  key: string,
  workingDirectory: string,
): Promise<string | undefined> {
  const root = await realpath(join(work.place.checkouts, key));
  const wanted = await unlessMissing(realpath(join(root, workingDirectory)));
  const isInside = wanted === root || wanted?.startsWith(root + sep);
  const isFolder =
    wanted && isInside && (await unlessMissing(stat(wanted)))?.isDirectory();
  return isFolder ? wanted : undefined;
}

/**
 * Removes what was checked out for what runs no more: from now on it is not there,
 * even if it takes long.
 *
 * @internal
 */
export async function removeOldFiles(
  work: Work,
  key: string,
): Promise<DriverStep | undefined> {
  const { tools, place, state } = work;
  await dropCheckouts(tools, place, key);
  const runs = (await namesIn(place.runs))
    .filter(name => name !== `${state.run?.instance}.json`)
    .map(name => join(place.runs, name));
  const job = await tools.jobs.run(
    `old files of ${place.directory}`,
    async () => {
      for (const path of [...(await hiddenIn(place.checkouts)), ...runs]) {
        await removeTree(path);
      }
    },
    { waitMs: work.patience(), signal: work.context.signal },
  );
  return job.kind === 'running'
    ? work.wait('old files to be removed', 500)
    : undefined;
}

/**
 * Ends checkouts that nobody wants any more, and hides those that are there: whoever
 * wants one back finds none that is there in part.
 *
 * @internal
 */
export async function dropCheckouts(
  { jobs }: Pick<ProcessTools, 'jobs'>,
  { checkouts }: Place,
  except?: string,
): Promise<void> {
  const kept = except === undefined ? undefined : join(checkouts, except);
  await jobs.end(
    path => path.startsWith(`${checkouts}${sep}`) && path !== kept,
  );
  for (const name of await namesIn(checkouts)) {
    if (name !== except) {
      await hide(join(checkouts, name));
    }
  }
}

/** What was hidden, and what interrupted checkouts have left. */
async function hiddenIn(folder: string): Promise<string[]> {
  const names = (await unlessMissing(readdir(folder))) ?? [];
  return names
    .filter(name => name.startsWith('.'))
    .map(name => join(folder, name));
}

async function checkOutOnce(
  work: Work,
  options: {
    repository: string;
    commit: string;
    directory: string;
    signal: AbortSignal;
  },
): Promise<void> {
  const { repository, commit, directory, signal } = options;
  try {
    const source = { repository, commit };
    await work.tools.source.checkOut(source, directory, signal);
  } catch (error) {
    // Another worker has done the same meanwhile.
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) {
      throw error;
    }
  }
}

function isFinal(error: unknown): boolean {
  return (
    isError(error) &&
    ['InputError', 'NotAllowedError', 'NotFoundError'].includes(error.name)
  );
}

function messageOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}
