import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const STAMP = join('.git', 'groundwork-demo.json');

async function readStamp(directory) {
  let text;
  try {
    text = await readFile(join(directory, STAMP), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${join(directory, STAMP)} is not JSON`, { cause });
  }
}

async function isEmptyOrMissing(directory) {
  try {
    return (await readdir(directory)).length === 0;
  } catch (error) {
    if (error.code === 'ENOENT') return true;
    if (error.code === 'ENOTDIR') return false;
    throw error;
  }
}

/**
 * What is where a repository should go: `missing`, `same` (made from these
 * inputs) or `other` (made by us from others).
 *
 * @throws when something is there that was not made here
 */
export async function inspectTarget(directory, inputs) {
  if (await isEmptyOrMissing(directory)) return 'missing';
  const stamp = await readStamp(directory);
  if (stamp?.inputs === undefined) {
    throw new Error(
      `${directory} exists and was not made by make-repos; move it away or choose another --out`,
    );
  }
  return stamp.inputs === inputs ? 'same' : 'other';
}

async function removeIfThere(directory) {
  await rm(directory, { recursive: true, force: true });
}

function isRunning(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but as somebody else.
    return error.code === 'EPERM';
  }
}

/** Removes what processes left behind that were killed while making this. */
async function removeLeftovers(parent, name) {
  for (const entry of await readdir(parent)) {
    const match = /^\.(.+)\.making-(\d+)(-old)?$/.exec(entry);
    if (match?.[1] === name && !isRunning(Number(match[2]))) {
      await removeIfThere(join(parent, entry));
    }
  }
}

/** Puts a finished directory in place of what we made before, if anything. */
async function putInPlace(finished, directory) {
  const aside = `${finished}-old`;
  try {
    await rename(directory, aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  await rename(finished, directory);
  await removeIfThere(aside);
}

/**
 * Makes a directory beside its final place and moves it there when it is
 * complete, so that nobody ever sees half a repository.
 */
export async function makeInPlace(directory, stamp, make) {
  const [parent, name] = [dirname(directory), basename(directory)];
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent, name);
  const scratch = join(parent, `.${name}.making-${process.pid}`);
  await mkdir(scratch);
  try {
    const result = await make(scratch);
    const content = JSON.stringify({ ...stamp, ...result }, null, 2);
    await writeFile(join(scratch, STAMP), `${content}\n`);
    await putInPlace(scratch, directory);
    return result;
  } finally {
    await removeIfThere(scratch);
  }
}
