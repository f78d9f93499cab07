import { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { RefusedError } from '@groundwork/backstage-plugin-environments-node';
import { isThere } from '../Layout';

/**
 * Copies a module to where it is run, with the state kept where we want it.
 *
 * An override file replaces the backend that the module may have configured
 * itself: its own state would be one for all environments.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export async function copyModule(
  source: string,
  to: string,
  stateFile: string,
): Promise<void> {
  if (!(await isThere(source))) {
    throw new RefusedError(
      `the module's folder '${source}' is not there`,
      'Put it there, or correct environments.drivers.terraform.modules.',
    );
  }
  await cp(source, to, {
    recursive: true,
    dereference: true,
    filter: path => isPartOfModule(relative(source, path)),
  });
  const override = { terraform: { backend: { local: { path: stateFile } } } };
  await writeFile(
    join(to, 'zz_groundwork_override.tf.json'),
    JSON.stringify(override),
    { mode: 0o600 },
  );
}

/** Writes variables, which may be secret; the caller removes the file. */
export async function writeVariables(
  file: string,
  values: JsonObject,
): Promise<void> {
  await writeFile(file, JSON.stringify(values), { mode: 0o600 });
}

/** A digest of all that a module is made of. */
export async function digestOfModule(source: string): Promise<string> {
  const entries = await readdir(source, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => isPartOfModule(relative(source, file)))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(JSON.stringify(relative(source, file)));
    hash.update(
      createHash('sha256')
        .update(await readFile(file))
        .digest(),
    );
  }
  return hash.digest('hex');
}

/** Not what Terraform or git have put there. */
function isPartOfModule(path: string): boolean {
  const parts = path.split(sep);
  return (
    !parts.includes('.terraform') &&
    !parts.includes('.git') &&
    !/\.tfstate(\..*)?$|^zz_groundwork_override\.tf\.json$/.test(basename(path))
  );
}
