import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import {
  NodeProcess,
  NodeProcessOptions,
  startNode,
} from '../process/nodeProcess';
import { Undo } from '../process/cleanup';

/** A server in a process of its own, ready to answer. */
export interface RunningServer {
  url: string;
  /** What `Authorization: Bearer` must carry. */
  token: string;
  /** From the start of the process to its first sign of readiness. */
  readyAfterMs: number;
  stop: Undo;
}

/** How to start a server, and how to recognise that it is there. */
export interface ServerOptions extends NodeProcessOptions {
  url: string;
  token: string;
  now: () => number;
}

/** Where Backstage says whether all plugins have started. */
export const READINESS_PATH = '/.backstage/health/v1/readiness';

const POLL_MS = 20;
const GIVE_UP_MS = 180_000;

/**
 * Starts a server and waits until it says that it is ready.
 *
 * Readiness is asked for every 20 ms, one question at a time: often enough for
 * budgets in seconds, and next to nothing for the process that is starting.
 */
export async function startServer(
  options: ServerOptions,
): Promise<RunningServer> {
  const { url, token, now } = options;
  const start = now();
  const server = startNode(options);
  await waitUntilReady(server, { url, now, deadline: start + GIVE_UP_MS });
  return { url, token, readyAfterMs: now() - start, stop: server.stop };
}

async function waitUntilReady(
  server: NodeProcess,
  options: { url: string; now: () => number; deadline: number },
): Promise<void> {
  const { url, now, deadline } = options;
  let ended: string | undefined;
  void server.ended.then(how => {
    ended = how;
  });
  while (!(await isReady(`${url}${READINESS_PATH}`))) {
    if (ended !== undefined) {
      throw new Error(
        `${
          server.name
        } ${ended} before it was ready; its last lines:\n${await server.tail()}`,
      );
    }
    if (now() > deadline) {
      throw new Error(
        `${server.name} was not ready after ${
          GIVE_UP_MS / 1000
        } s; its last lines:\n${await server.tail()}`,
      );
    }
    await delay(POLL_MS);
  }
}

function isReady(url: string): Promise<boolean> {
  return new Promise(resolve => {
    const outgoing = request(url, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    // Nothing listens yet: the same answer as "not ready".
    outgoing.once('error', () => resolve(false));
    outgoing.end();
  });
}
