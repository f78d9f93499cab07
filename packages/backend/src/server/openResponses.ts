import { IncomingMessage, Server, ServerResponse } from 'node:http';

/** With which the event bus says how long it holds a request at most. */
const HELD_FOR = 'backstage-events-notify-timeout';

/**
 * What a server has not answered to the end, apart by whether it is at work on
 * the answer, or waits for something that may never happen.
 */
export class OpenResponses {
  private readonly responses = new Set<ServerResponse>();

  /** Follows the requests that come to a server from now on. */
  static of(server: Pick<Server, 'prependListener'>): OpenResponses {
    const open = new OpenResponses();
    server.prependListener(
      'request',
      (_request: IncomingMessage, response: ServerResponse) => {
        open.responses.add(response);
        response.once('close', () => open.responses.delete(response));
      },
    );
    return open;
  }

  /** How many answers are being worked on. */
  countWorking(): number {
    return this.pick(response => !isWaiting(response)).length;
  }

  isEmpty(): boolean {
    return this.responses.size === 0;
  }

  /**
   * Ends what only waits. Its clients expect that at any time: they ask again.
   */
  endWaiting(): void {
    this.pick(isWaiting).forEach(response => response.end());
  }

  private pick(wanted: (response: ServerResponse) => boolean) {
    return [...this.responses].filter(wanted);
  }
}

/**
 * A subscriber of the event bus, which has been told that there are no events,
 * or a reader of server-sent events. An answer to anything but GET that comes
 * as such events has an end: a tool that is called through MCP gives one.
 */
function isWaiting(response: ServerResponse): boolean {
  if (!response.headersSent) {
    return false;
  }
  const type = String(response.getHeader('content-type') ?? '');
  return (
    response.hasHeader(HELD_FOR) ||
    (response.req.method === 'GET' && type.startsWith('text/event-stream'))
  );
}
