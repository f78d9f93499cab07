import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describeDriverConformance } from '@groundwork/backstage-plugin-environments-node/testing';
import { createGitDriver } from './createGitDriver';
import {
  commitsOf,
  configMap,
  configOf,
  edit,
  filesOf,
  makeRepository,
} from './__testUtils__/repositories';

interface World {
  directory: string;
  bare: string;
}

const pathOf = (found: { outputs: Record<string, unknown> }) =>
  String(found.outputs.path);

describeDriverConformance<World>({
  name: 'git',
  capabilities: { adopt: true },
  timeoutMs: 300_000,
  sample: process.env.GROUNDWORK_TEST_THOROUGH !== '1',
  open: ({ directory }) => ({ directory, bare: makeRepository(directory) }),
  process: {
    script: join(__dirname, '__testUtils__', 'runDriver.ts'),
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    args: ({ directory, bare }) =>
      JSON.parse(JSON.stringify(configOf(directory, bare))),
  },
  createDriver: ({ directory, bare }) =>
    createGitDriver(configOf(directory, bare)),
  desire: wanted => ({
    spec: {
      repository: 'deploy',
      manifests: [configMap('settings', { wanted })],
    },
  }),
  inspect: ({ bare }) => ({ files: filesOf(bare), commits: commitsOf(bare) }),
  remains: ({ bare }) => filesOf(bare),
  verify({ wanted, outputs }, { bare }) {
    const text = filesOf(bare)[`${outputs.path}/manifests.yaml`];
    const expected = `---\napiVersion: v1\ndata:\n  wanted: ${wanted}\nkind: ConfigMap\nmetadata:\n  name: settings\n`;
    if (!isDeepStrictEqual(text, expected)) {
      throw new Error(`Not as wanted: ${text}`);
    }
  },
  drift(found, { bare }) {
    edit(bare, { [`${pathOf(found)}/manifests.yaml`]: 'kind: Secret\n' });
  },
  remove(found, { bare }) {
    edit(bare, { [pathOf(found)]: undefined });
  },
});
