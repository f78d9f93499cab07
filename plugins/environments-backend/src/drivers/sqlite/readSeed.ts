import { InputError } from '@backstage/errors';
import { ResourceDesire } from '@groundwork/backstage-plugin-environments-node';
import { GitSource } from '../source';
import { checkSeed, SqliteSpec } from './spec';

const MAX_BYTES = 50 * 1024 * 1024;

/**
 * What a database is filled with: the file of the commit, then the SQL of the
 * blueprint.
 *
 * @throws InputError or NotFoundError if there is no such file, or it reaches
 * beyond the database
 * @internal
 */
export async function readSeed(
  git: GitSource,
  options: { desired: ResourceDesire; spec: SqliteSpec; signal: AbortSignal },
): Promise<string[]> {
  const { file, sql = [] } = options.spec.seed ?? {};
  const { source } = options.desired;
  if (file === undefined) {
    return sql;
  }
  if (!source) {
    throw new InputError(
      `spec/seed/file '${file}' is in a repository, but the environment has none`,
    );
  }
  const content = await git.readFile(source, file, {
    maxBytes: MAX_BYTES,
    signal: options.signal,
  });
  const text = content.toString('utf8');
  checkSeed(text, file);
  return [text, ...sql];
}
