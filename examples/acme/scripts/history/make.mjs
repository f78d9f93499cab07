import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from './random.mjs';
import { FastImport } from './fast-import.mjs';
import { git } from './git.mjs';
import { completePlan } from './plan.mjs';
import { rewind } from './rewind.mjs';
import { schedule } from './schedule.mjs';
import { fingerprint, readTree } from './source.mjs';
import { inspectTarget, makeInPlace } from './target.mjs';
import { HistoryWriter } from './write.mjs';

// Whatever the settings of the person who looks at it, the work tree stays as
// it was made and a commit in it needs no key.
const SETTINGS = `[commit]
\tgpgSign = false
[tag]
\tgpgSign = false
[core]
\tautocrlf = false
`;

async function initialise(directory) {
  await git(
    directory,
    ...['init', '--quiet', '--template=', '--object-format=sha1', '-b', 'main'],
  );
  await appendFile(join(directory, '.git', 'config'), SETTINGS);
}

/** The whole history of a service, planned but not written. */
export function planHistory({ plan, tree, seed, end }) {
  const complete = completePlan(plan);
  const randomFor = (change, purpose) =>
    createRandom(`${seed}/${plan.name}/${change.title}/${purpose}`);
  const changes = rewind(tree, complete.changes);
  return schedule({ plan: complete, changes, end, randomFor });
}

async function writeHistory(directory, { plan, tree, seed, end }) {
  await initialise(directory);
  const { merged, waiting } = planHistory({ plan, tree, seed, end });
  const importer = new FastImport(directory);
  const writer = new HistoryWriter(importer, plan.name);
  for (const change of merged) await writer.merged(change);
  for (const change of waiting) writer.open(change);
  writer.finish();
  await importer.finish();
  await git(directory, 'reset', '--quiet', '--hard', 'main');
  const head = (await git(directory, 'rev-parse', 'main')).trim();
  return { head, changes: merged.length, open: waiting.length };
}

/**
 * Makes a service's repository, unless it is there already.
 *
 * @param generator - changes whenever the scripts do: other scripts, other
 *   history
 * @returns `status` is `made`, `unchanged` or `outdated`: made from other
 *   inputs, and left alone because nobody said `force`
 */
export async function makeRepository(options) {
  const { plan, source, directory, seed, end, generator, force } = options;
  const tree = await readTree(source);
  const inputs = fingerprint(tree, plan.name, seed, end, generator);
  const found = await inspectTarget(directory, inputs);
  if (found === 'same' && !force) return { status: 'unchanged' };
  if (found === 'other' && !force) return { status: 'outdated' };
  const stamp = {
    madeBy: 'examples/acme/scripts/make-repos.mjs',
    service: plan.name,
    seed,
    end: new Date(end).toISOString().slice(0, 10),
    inputs,
  };
  const result = await makeInPlace(directory, stamp, scratch =>
    writeHistory(scratch, { plan, tree, seed, end }),
  );
  return { status: 'made', ...result };
}
