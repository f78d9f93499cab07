import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../paths';

const run = promisify(execFile);

/** Makes the git repository of Acme's service `orders`, with its year of history. */
export async function makeOrders(
  directory: string,
): Promise<{ repository: string; commit: string }> {
  const script = join(repositoryRoot, 'examples/acme/scripts/make-repos.mjs');
  const args = [script, '--only', 'orders', '--out', directory];
  await run(process.execPath, args);
  const repository = join(directory, 'orders');
  const { stdout } = await run('git', ['-C', repository, 'rev-parse', 'HEAD']);
  return { repository, commit: stdout.trim() };
}
