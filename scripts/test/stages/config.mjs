import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { E2E_CONFIG } from '../production-portal.mjs';
import { oneCheck } from '../summary.mjs';
import { excerpt } from '../text.mjs';

/** What is started: on a machine, in production, and for the journeys. */
const LAYERS = [
  ['app-config.yaml'],
  ['app-config.production.yaml'],
  ['app-config.yaml', E2E_CONFIG],
];

/** Every configuration fits the schema of all plugins, and has no stray key. */
export const config = {
  name: 'config',
  cores: 1,
  accepts: ({ path }) => path.endsWith('config.d.ts'),
  async run(context) {
    const failures = [];
    for (const files of LAYERS) {
      const failure = await checkLayers(files, context);
      if (failure) {
        failures.push(failure);
      }
    }
    return oneCheck(failures);
  },
};

async function checkLayers(files, { root, env, tool }) {
  const missing = files.find(file => !existsSync(join(root, file)));
  if (missing) {
    return { title: `${missing} is missing` };
  }
  const texts = files.map(file => readFileSync(join(root, file), 'utf8'));
  const { ok, how, output } = await tool(
    'backstage-cli',
    ['config:check', '--strict', ...files.flatMap(file => ['--config', file])],
    { env: { ...dummyVariables(texts.join('\n')), ...env } },
  );
  return ok
    ? undefined
    : {
        title: `backstage-cli config:check of ${files.join(' + ')} ${how}`,
        detail: excerpt(output, { drop: /^Loaded config from/ }),
      };
}

/**
 * Values for the variables that a configuration wants and has no default for.
 * They are of the right shape, so that the check reads them as in real life.
 */
export function dummyVariables(yaml) {
  const withoutComments = yaml.replace(/^\s*#.*$/gm, '');
  const wanted = withoutComments.matchAll(/\$\{([A-Z][A-Z0-9_]*)\}/g);
  return Object.fromEntries(
    [...wanted].map(([, name]) => [name, dummyValue(name)]),
  );
}

function dummyValue(name) {
  if (/_PORT$|^PORT$/.test(name)) {
    return '7007';
  }
  return /URL$/.test(name) ? 'https://portal.example.test' : 'dummy';
}
