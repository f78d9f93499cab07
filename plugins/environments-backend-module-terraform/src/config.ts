import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isAbsolute, join, resolve } from 'node:path';

/** What `environments.drivers.terraform` says. */
export interface TerraformDriverConfig {
  binary: string;
  directory: string;
  modules: Array<{ id: string; source: string }>;
  pluginCache?: string;
  env: Record<string, string>;
}

const where = 'environments.drivers.terraform';

/**
 * Reads the driver's configuration.
 *
 * @returns undefined where there is none: the driver is not offered then
 */
export function readTerraformConfig(
  config: Config,
): TerraformDriverConfig | undefined {
  const own = config.getOptionalConfig(where);
  if (!own) {
    return undefined;
  }
  const base = config.getOptionalString('environments.directory');
  const binary = own.getOptionalString('binary') ?? 'terraform';
  const pluginCache = own.getOptionalString('pluginCache');
  const env = own.getOptionalConfig('env');
  return {
    // A name is looked for on the path; a path is relative to where we are.
    binary:
      binary.includes('/') && !isAbsolute(binary) ? resolve(binary) : binary,
    directory: resolve(
      own.getOptionalString('directory') ??
        join(base ?? 'environments', 'terraform'),
    ),
    modules: readModules(own.getConfigArray('modules')),
    pluginCache: pluginCache === undefined ? undefined : resolve(pluginCache),
    env: Object.fromEntries(
      (env?.keys() ?? []).map(name => [name, env!.getString(name)]),
    ),
  };
}

function readModules(list: Config[]): TerraformDriverConfig['modules'] {
  const modules = list.map(item => ({
    id: item.getString('id'),
    source: resolve(item.getString('source')),
  }));
  const ids = modules.map(({ id }) => id);
  const twin = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twin !== undefined) {
    throw new InputError(`${where}.modules: there are two with id '${twin}'`);
  }
  return modules;
}
