import { once } from 'node:events';
import { Response } from 'express';

/** An event to be sent. */
export interface StreamEvent {
  id: string;
  event: 'environment' | 'log' | 'service';
  data: unknown;
}

/** Sends server-sent events no faster than they are read. */
export class EventStream {
  constructor(private readonly response: Response) {}

  /** Says that events follow. Nothing on the way is to keep or pack them. */
  begin(): void {
    const { response } = this;
    response.status(200);
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store, no-transform');
    response.setHeader('X-Accel-Buffering', 'no');
    response.flushHeaders();
  }

  async send({ id, event, data }: StreamEvent, signal: AbortSignal) {
    // JSON has no line breaks, so that it is one line of data.
    await this.#write(
      `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
      signal,
    );
  }

  /** Shows that somebody is there; left out while the reader is behind. */
  beat(): void {
    const { response } = this;
    if (!response.writableNeedDrain && !response.writableEnded) {
      response.write(': \n\n');
    }
  }

  async #write(text: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.response.write(text)) {
      await once(this.response, 'drain', { signal });
    }
  }
}
