import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SecretRef } from '@groundwork/backstage-plugin-environments-node';
import {
  AppliedResource,
  describeDriverConformance,
} from '@groundwork/backstage-plugin-environments-node/testing';
import { ScriptDriver } from './ScriptDriver';

const TOKEN = 'the token & of the platform';

interface World {
  directory: string;
  token: SecretRef;
}

describeDriverConformance<World>({
  name: 'ScriptDriver with a program that keeps files',
  capabilities: { pause: true },
  open: ({ directory, secret }) => ({
    directory,
    token: secret('token', TOKEN),
  }),
  createDriver: ({ directory }) =>
    new ScriptDriver(
      new Map([
        [
          'files',
          {
            id: 'files',
            command: [
              process.execPath,
              join(__dirname, '__testUtils__', 'files.mjs'),
            ],
            timeoutMs: 30_000,
            env: { DIRECTORY: directory },
            canPause: true,
          },
        ],
      ]),
    ),
  desire: (wanted, _of, { token }) => ({
    spec: { program: 'files', with: { text: wanted, token: { ...token } } },
  }),
  inspect: async ({ directory }) => {
    const names = (await readdir(directory)).sort();
    return Promise.all(
      names.map(async it => [it, await readFile(join(directory, it), 'utf8')]),
    );
  },
  verify: async (found, world) => {
    const content = await readContent(found, world);
    expect(content).toMatchObject({
      environmentId: found.desired.environment.id,
      resource: found.desired.resource,
      text: found.wanted,
      token: TOKEN,
      password: found.reveal(found.outputs.password),
    });
    expect(content.isPaused).toBeUndefined();
  },
  drift: async (found, world) => {
    const content = await readContent(found, world);
    await writeFile(
      join(world.directory, String(found.outputs.file)),
      JSON.stringify({ ...content, text: 'somebody was here' }),
    );
  },
  remove: ({ outputs }, { directory }) =>
    rm(join(directory, String(outputs.file))),
});

async function readContent(
  { outputs }: AppliedResource,
  { directory }: World,
): Promise<Record<string, unknown>> {
  return JSON.parse(
    await readFile(join(directory, String(outputs.file)), 'utf8'),
  );
}
