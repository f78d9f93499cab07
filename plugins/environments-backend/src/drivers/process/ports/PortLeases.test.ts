import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { PortLeases, NoFreePortError, PortOwner } from './PortLeases';
import { parsePortRange, portsFrom } from './range';

const NOW = new Date('2026-11-21T12:00:00Z');

describe('Port leases', () => {
  const home = createMockDirectory();
  const range = { first: 19_200, last: 19_205 };
  const owner = (resource: string): PortOwner => ({
    environmentId: 'env-1',
    resource,
    use: 'public',
  });
  const replica = () =>
    new PortLeases({ home: home.path, range, listen: '127.0.0.1' });

  beforeEach(() => home.clear());

  it('give an owner the same again, also in another replica', async () => {
    const port = await replica().take(owner('web'), NOW);
    expect(await replica().take(owner('web'), NOW)).toBe(port);
    expect(await replica().list()).toEqual([
      { ...owner('web'), port, createdAt: '2026-11-21T12:00:00.000Z' },
    ]);
  });

  it('give each port once, and then say that none is left', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const ports = await Promise.all(
      names.map(name => replica().take(owner(name), NOW)),
    );
    expect(ports.sort()).toEqual([19200, 19201, 19202, 19203, 19204, 19205]);
    await expect(replica().take(owner('g'), NOW)).rejects.toThrow(
      NoFreePortError,
    );
    await replica().releaseAll(owner('c'));
    expect(ports).toContain(await replica().take(owner('g'), NOW));
  });

  it('leave out what another program listens on', async () => {
    const [first] = portsFrom(range, 'env-1/web/public');
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(first, '127.0.0.1', resolve);
    });
    try {
      expect(await replica().take(owner('web'), NOW)).not.toBe(first);
      expect(await replica().list()).toHaveLength(1);
    } finally {
      server.close();
    }
  });

  it('leave nothing of a replica that was killed as it opened a door', async () => {
    const port = await replica().take(owner('web'), NOW);
    const half = `ports/..${port}.holder.7c0f4b52-5f6c-4f0e-8a53-7f8f2d1c2b11`;
    home.addContent({ [half]: '{"pid":1', [`ports/.${port}.holder`]: '{}' });
    const other = await replica().take(owner('api'), NOW);
    home.addContent({ [`ports/..${other}.holder.half`]: '{' });

    await replica().releaseAll(owner('web'));

    expect(readdirSync(home.resolve('ports')).sort()).toEqual([
      `..${other}.holder.half`,
      `${other}`,
    ]);
  });

  it('are changed for one that is free when another program has come', async () => {
    const port = await replica().take(owner('web'), NOW);
    expect(await replica().renew(owner('web'), port, NOW)).toBe(port);
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(port, '127.0.0.1', resolve);
    });
    try {
      const other = await replica().renew(owner('web'), port, NOW);
      expect(other).not.toBe(port);
      // Also when it was not stored which.
      expect(await replica().renew(owner('web'), port, NOW)).toBe(other);
      expect(await replica().list()).toMatchObject([{ port: other }]);
    } finally {
      server.close();
    }
  });
});

describe('parsePortRange', () => {
  it('reads a range', () => {
    expect(parsePortRange('20000-20999')).toEqual({
      first: 20_000,
      last: 20_999,
    });
  });

  it.each(['', '40000', '40999-40000', '80-90', '40000-70000', 'a-b'])(
    'refuses %j',
    text => {
      expect(() => parsePortRange(text)).toThrow(
        `'${text}' is no range of ports`,
      );
    },
  );
});
