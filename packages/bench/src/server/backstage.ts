import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { JsonObject } from '@backstage/types';
import { ScratchDatabase } from '../database/scratch';
import { portalBackendRoot, repositoryRoot, sourceFile } from '../paths';
import { Cleanup } from '../process/cleanup';
import { freePort } from '../process/freePort';
import { temporaryDirectory } from '../process/temporaryDirectory';
import { RunningServer, startServer } from './server';

/** What a Backstage backend under measurement is made of. */
export interface BackstageOptions {
  name: string;
  database: ScratchDatabase;
  /** Settings beside those that every such backend gets. */
  config?: JsonObject;
  cleanup: Cleanup;
  now: () => number;
}

/**
 * Starts a backend of the given features, and nothing else.
 *
 * @param options.features - packages, or absolute paths of modules, each with
 * a backend feature as its default export
 */
export function startBackstage(
  options: BackstageOptions & { features: readonly string[] },
): Promise<RunningServer> {
  return start(options, {
    script: sourceFile('server/backstageProcess.ts'),
    args: options.features.map(feature => `--feature=${feature}`),
  });
}

/** Starts the portal's own backend on its own configuration. */
export function startPortal(options: BackstageOptions): Promise<RunningServer> {
  return start(options, {
    script: resolve(portalBackendRoot, 'src/index.ts'),
    args: ['--config', resolve(repositoryRoot, 'app-config.yaml')],
  });
}

async function start(
  { name, database, config = {}, cleanup, now }: BackstageOptions,
  { script, args }: { script: string; args: string[] },
): Promise<RunningServer> {
  const { directory } = await temporaryDirectory(cleanup);
  const url = `http://127.0.0.1:${await freePort()}`;
  const token = randomBytes(24).toString('hex');
  const configArgs: string[] = [];
  for (const [index, data] of [
    commonConfig({ url, token, database }),
    config,
  ].entries()) {
    const file = join(directory, `app-config.${index}.yaml`);
    // JSON is YAML too.
    await writeFile(file, JSON.stringify(data));
    configArgs.push('--config', file);
  }
  return startServer({
    name,
    script,
    args: [...args, ...configArgs],
    // The working directory decides which packages' config schemas are read.
    cwd: portalBackendRoot,
    // Where the portal keeps its state; the person's own stays untouched.
    env: { GROUNDWORK_DATA_DIR: directory },
    logFile: join(directory, 'output.log'),
    url,
    token,
    cleanup,
    now,
  });
}

function commonConfig(options: {
  url: string;
  token: string;
  database: ScratchDatabase;
}): JsonObject {
  const { url, token, database } = options;
  const { hostname: host, port } = new URL(url);
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host, port: Number(port) },
      database: database.backendConfig,
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'bench' } },
        ],
      },
    },
  };
}
