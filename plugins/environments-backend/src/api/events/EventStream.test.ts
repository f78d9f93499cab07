import { EventEmitter } from 'node:events';
import { Response } from 'express';
import { EventStream } from './EventStream';

/** A response whose reader takes nothing until told. */
class SlowResponse extends EventEmitter {
  written: string[] = [];
  isFull = false;
  writableEnded = false;

  get writableNeedDrain() {
    return this.isFull;
  }

  write(text: string): boolean {
    this.written.push(text);
    return !this.isFull;
  }
}

describe('EventStream', () => {
  const event = { id: 'p1', event: 'log', data: { text: 'a\nb' } } as const;

  it('writes an event as the standard says', async () => {
    const response = new SlowResponse();
    const stream = new EventStream(response as unknown as Response);

    await stream.send(event, new AbortController().signal);

    expect(response.written).toEqual([
      'id: p1\nevent: log\ndata: {"text":"a\\nb"}\n\n',
    ]);
  });

  it('waits while the reader is behind, and sends no beats', async () => {
    const response = new SlowResponse();
    const stream = new EventStream(response as unknown as Response);
    response.isFull = true;
    const sent = jest.fn();

    const sending = stream.send(event, new AbortController().signal).then(sent);
    stream.beat();
    await new Promise(setImmediate);
    expect(sent).not.toHaveBeenCalled();
    expect(response.written).toHaveLength(1);

    response.isFull = false;
    response.emit('drain');
    await sending;
    stream.beat();
    expect(response.written.at(-1)).toBe(': \n\n');
  });

  it('waits no longer than the reader is there', async () => {
    const response = new SlowResponse();
    const stream = new EventStream(response as unknown as Response);
    response.isFull = true;
    const left = new AbortController();

    const sending = stream.send(event, left.signal);
    left.abort();

    await expect(sending).rejects.toThrow('aborted');
    expect(response.listenerCount('drain')).toBe(0);
  });
});
