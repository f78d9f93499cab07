import { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  LoggerService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { OpenResponses } from './openResponses';

const LOOK_AGAIN_MS = 100;

/** Together, what a stop takes at the longest, but for plugins' own hooks. */
const PATIENCE = { finishMs: 6_000, closeMs: 2_000 };

/**
 * Makes the server stop soon after it is asked to, and not before requests in
 * progress are answered.
 *
 * Backstage closes the server last, and waits for all of its connections then.
 * That is both too late and too long: plugins and their databases are closing
 * already when a request goes on, and a subscriber of the event bus holds its
 * connection for close to a minute. So requests are waited for before anything
 * is closed, with the server still listening, since one may need another to
 * be answered; and what only waits is ended once the plugins are down.
 */
export function stopInOrder(
  deps: {
    server: Server;
    lifecycle: RootLifecycleService;
    logger: LoggerService;
  },
  patience = PATIENCE,
): void {
  const { server, lifecycle, logger } = deps;
  const open = OpenResponses.of(server);

  lifecycle.addBeforeShutdownHook(async () => {
    await until(() => open.countWorking() === 0, patience.finishMs);
  });

  lifecycle.addShutdownHook(async () => {
    const isEmpty = await until(() => {
      open.endWaiting();
      // A connection that was busy when the server was closed stays open for
      // a next request, which nobody would answer.
      server.closeIdleConnections();
      return !server.listening && open.isEmpty();
    }, patience.closeMs);
    if (!isEmpty) {
      const count = open.countWorking();
      logger.warn(`The shutdown cuts off requests in progress: ${count}`);
    }
    server.closeAllConnections();
  });
}

/** Looks until it is so, or the time is over; tells which. */
async function until(isSo: () => boolean, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += LOOK_AGAIN_MS) {
    if (isSo()) {
      return true;
    }
    await sleep(LOOK_AGAIN_MS);
  }
  return isSo();
}
