import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeDriverConformance } from '@groundwork/backstage-plugin-environments-node/testing';
import { configOf, missingTerraform } from './__testUtils__/terraform';
import { createTerraformDriver } from './createTerraformDriver';

interface World {
  directory: string;
  password: { $secret: string };
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

function list(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}

/** Every resource's directory, with what Terraform has in its state. */
function inspect({ directory }: World) {
  const root = join(directory, 'terraform');
  const resources = list(join(root, 'resources')).flatMap(environment =>
    list(join(root, 'resources', environment)).map(resource => {
      const path = join(root, 'resources', environment, resource);
      const text = readFileSync(join(path, 'terraform.tfstate'), 'utf8');
      const state = text === '' ? undefined : JSON.parse(text);
      return [
        `${environment}/${resource}`,
        {
          files: list(path),
          runs: list(join(path, 'runs')).length,
          serial: state?.serial,
          resources: state?.resources,
          outputs: state?.outputs,
        },
      ];
    }),
  );
  return {
    resources: Object.fromEntries(resources),
    scratch: list(join(root, 'scratch')),
  };
}

const stateFileOf = (
  { externalId }: { externalId?: string },
  { directory }: World,
) =>
  join(directory, 'terraform', 'resources', externalId!, 'terraform.tfstate');

const missing = missingTerraform();

if (missing) {
  // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- so that it is seen
  it.skip(`terraform conforms as a driver (skipped: ${missing})`, () => {});
} else {
  describeDriverConformance<World>({
    name: 'terraform',
    capabilities: { adopt: true, comparesPlans: true },
    timeoutMs: 600_000,
    sample: process.env.GROUNDWORK_TEST_THOROUGH !== '1',
    open: ({ directory, secret }) => ({
      directory,
      password: secret('password', 'not to be seen by anybody'),
    }),
    process: {
      script: join(__dirname, '__testUtils__', 'runDriver.ts'),
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      args: ({ directory }) => JSON.parse(JSON.stringify(configOf(directory))),
    },
    createDriver: ({ directory }) => createTerraformDriver(configOf(directory)),
    desire: (wanted, _target, { password }) => ({
      spec: {
        module: 'plain',
        variables: { wanted, password: { ...password } },
      },
    }),
    inspect,
    verify({ wanted, outputs, reveal }) {
      if (outputs.settings !== wanted) {
        throw new Error(`Not as wanted: ${JSON.stringify(outputs)}`);
      }
      if (reveal(outputs.password) !== 'not to be seen by anybody') {
        throw new Error('The password is not as it was given');
      }
    },
    drift(found, world) {
      const file = stateFileOf(found, world);
      const state = read(file);
      state.resources.find(
        (it: { name: string }) => it.name === 'settings',
      ).instances[0].attributes.input.value = 'by hand';
      writeFileSync(file, JSON.stringify(state));
    },
    remove(found, world) {
      const file = stateFileOf(found, world);
      writeFileSync(
        file,
        JSON.stringify({ ...read(file), resources: [], outputs: {} }),
      );
    },
  });
}
