import { readdirSync, readFileSync } from 'node:fs';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { git } from './git';

jest.setTimeout(30_000);

describe('git, of a server that accepts and says nothing,', () => {
  const sockets: Socket[] = [];
  let server: Server;
  let url: string;

  beforeEach(async () => {
    server = createServer(socket => {
      sockets.push(socket.on('error', () => socket.destroy()));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}/shop.git`;
  });

  afterEach(() => {
    sockets.splice(0).forEach(socket => socket.destroy());
    server.close();
  });

  const ask = (options: { signal?: AbortSignal; timeoutMs?: number }) =>
    git({
      command: ['ls-remote', '--', url],
      protocol: 'http',
      signal: new AbortController().signal,
      ...options,
    });

  /** Git and its helpers. */
  const running = () =>
    readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .filter(pid => {
        try {
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(url);
        } catch {
          // It has ended meanwhile.
          return false;
        }
      });

  const asked = async () => {
    while (sockets.length === 0) {
      await sleep(10);
    }
  };

  it('ends with its helpers when it takes too long', async () => {
    await expect(ask({ timeoutMs: 1_500 })).rejects.toThrow(
      'git ls-remote takes longer than 1.5 s',
    );
    expect(sockets).toHaveLength(1);
    expect(running()).toEqual([]);
  });

  it('ends with its helpers when nobody waits any more', async () => {
    const stop = new AbortController();
    const asking = ask({ signal: stop.signal });
    await asked();
    expect(running()).not.toEqual([]);

    stop.abort(new Error('this is not wanted any more'));

    await expect(asking).rejects.toThrow('this is not wanted any more');
    expect(running()).toEqual([]);
  });

  it('begins nothing that nobody waits for', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(ask({ signal })).rejects.toThrow('too late');
    expect(sockets).toEqual([]);
  });
});
