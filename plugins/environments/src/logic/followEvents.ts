import { createParser } from 'eventsource-parser';
import { isDenied } from '@groundwork/backstage-plugin-groundwork-react';
import { ResponseError, toError } from '@backstage/errors';
import { Attention, ConnectionGuard, untilSeen } from './ConnectionGuard';
import { FollowedEvent } from './followed';

/** How the connection to the server is. */
export type Connection = 'connecting' | 'live' | 'dropped' | 'ended';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait before the next attempt, after so many that failed. */
export function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
}

interface FollowOptions {
  /** Asks for the events after one. */
  open(lastEventId: string | undefined, signal: AbortSignal): Promise<Response>;
  onEvents(events: FollowedEvent[]): void;
  onConnection(connection: Connection): void;
  wait(milliseconds: number): Promise<void>;
  attention: Attention;
  signal: AbortSignal;
}

function isOver(reason: unknown): boolean {
  const error = toError(reason);
  return (
    isDenied(error) ||
    (error instanceof ResponseError && error.response.status === 404)
  );
}

// What has ended has nothing left to cancel, and what it ended with is known.
function ignoreEnd(): void {}

/** Reads one connection to its end. */
async function readEvents(
  response: Response,
  options: {
    guard: ConnectionGuard;
    onEvents: FollowOptions['onEvents'];
    onId(id: string): void;
  },
): Promise<void> {
  const { guard, onEvents, onId } = options;
  const reader = response.body?.getReader();
  if (!reader) {
    throw new Error('The answer has no events');
  }
  let events: FollowedEvent[] = [];
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      events.push({ event, data: JSON.parse(data) } as FollowedEvent);
      if (id) {
        onId(id);
      }
    },
  });
  const decoder = new TextDecoder();
  const cancel = () => reader.cancel().catch(ignoreEnd);
  guard.signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || guard.signal.aborted) {
        return;
      }
      guard.heard();
      parser.feed(decoder.decode(value, { stream: true }));
      if (events.length > 0) {
        onEvents(events);
        events = [];
      }
    }
  } finally {
    guard.signal.removeEventListener('abort', cancel);
    // Also what was read and could not be understood is not to stay open.
    cancel();
  }
}

/**
 * Follows events until the signal aborts or there is nothing to follow. After a
 * drop it goes on from the last event that was read, with growing pauses; while
 * nobody sees it, it waits.
 */
export async function followEvents(options: FollowOptions): Promise<void> {
  const { open, onEvents, onConnection, wait, attention, signal } = options;
  const at: { lastEventId?: string; failures: number } = { failures: 0 };
  const onId = (id: string) => {
    at.lastEventId = id;
    at.failures = 0;
  };
  onConnection('connecting');
  for (;;) {
    await untilSeen(attention, signal);
    if (signal.aborted) {
      return;
    }
    const guard = new ConnectionGuard(attention, signal);
    try {
      const response = await open(at.lastEventId, guard.signal);
      onConnection('live');
      await readEvents(response, { guard, onEvents, onId });
    } catch (reason) {
      if (!signal.aborted && isOver(reason)) {
        onConnection('ended');
        return;
      }
      // Whatever else went wrong is tried again, which the page says.
    } finally {
      guard.end();
    }
    if (signal.aborted) {
      return;
    }
    if (guard.isUnseen) {
      onConnection('connecting');
      continue;
    }
    at.failures += 1;
    onConnection('dropped');
    await wait(waitAfter(at.failures));
  }
}
