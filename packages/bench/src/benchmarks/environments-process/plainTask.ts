import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../process/freePort';
import { runTask } from '../../process/nodeTask';
import { SEED, SERVICE } from './blueprint';
import { checkAnswer } from './checkAnswer';
import { PlainProcessResult, ProcessSettings } from './settings';

const WARM_UP = 2;
const ASK_EVERY_MS = 5;

const run = promisify(execFile);

runTask(makePlainly);

/** Does what makes an environment, and nothing that keeps it. */
async function makePlainly(
  settings: ProcessSettings,
): Promise<PlainProcessResult> {
  const result: PlainProcessResult = { readyMs: [], destroyedMs: [] };
  for (let index = -WARM_UP; index < settings.count; index++) {
    const { readyMs, destroyedMs } = await makeOne(settings, index + WARM_UP);
    if (index >= 0) {
      result.readyMs.push(readyMs);
      result.destroyedMs.push(destroyedMs);
    }
  }
  return result;
}

/** A worktree, a database, a process, and asking until it answers. */
async function makeOne(
  { directory, repository, commit, round }: ProcessSettings,
  index: number,
): Promise<{ readyMs: number; destroyedMs: number }> {
  const place = join(directory, `plain-${round}-${index}`);
  await mkdir(place);
  const files = join(place, 'files');
  const database = join(place, 'orders.db');
  const git = ['-C', repository, 'worktree'];

  const start = performance.now();
  await run('git', [...git, 'add', '--quiet', '--detach', files, commit]);
  const opened = new DatabaseSync(database);
  opened.exec(SEED);
  opened.close();
  const port = await freePort();
  const [, ...args] = SERVICE.command;
  const service = spawn(process.execPath, args, {
    cwd: files,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      PORT: `${port}`,
      DATABASE_URL: `sqlite:${database}`,
      GIT_COMMIT: commit,
    },
  });
  const ended = once(service, 'exit');
  try {
    while ((await statusOf(port)) !== 200) {
      if (service.exitCode !== null) {
        throw new Error(`The service has ended with ${service.exitCode}`);
      }
      await sleep(ASK_EVERY_MS);
    }
    const readyMs = performance.now() - start;
    await checkAnswer(`http://127.0.0.1:${port}`, commit);

    const leaving = performance.now();
    service.kill('SIGTERM');
    await ended;
    await run('git', [...git, 'remove', '--force', files]);
    await rm(place, { recursive: true });
    return { readyMs, destroyedMs: performance.now() - leaving };
  } finally {
    service.kill('SIGKILL');
  }
}

/** The status that it answers with; undefined while nothing listens. */
function statusOf(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const asking = get(
      { host: '127.0.0.1', port, path: SERVICE.healthPath, agent: false },
      response => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    asking.on('error', () => resolve(undefined));
  });
}
