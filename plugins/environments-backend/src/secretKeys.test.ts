import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { readSecretKeys } from './secretKeys';

describe('readSecretKeys', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await fs.mkdtemp(join(tmpdir(), 'keys-'));
  });
  afterEach(() => fs.rm(directory, { recursive: true }));

  const read = (given: Partial<Parameters<typeof readSecretKeys>[0]> = {}) =>
    readSecretKeys({
      configured: [],
      directory,
      isProduction: false,
      logger: mockServices.logger.mock(),
      ...given,
    });

  it('takes those of the configuration', async () => {
    const configured = [{ id: 'k1', key: Buffer.alloc(32, 1) }];

    expect(await read({ configured, isProduction: true })).toBe(configured);
    expect(await fs.readdir(directory)).toEqual([]);
  });

  it('makes one, for its owner alone, and finds it again', async () => {
    const inside = join(directory, 'new');
    const both = await Promise.all([
      read({ directory: inside }),
      read({ directory: inside }),
    ]);
    const again = await read({ directory: inside });
    const { mode } = await fs.stat(join(inside, 'secrets.key'));

    expect(both[0][0].key).toHaveLength(32);
    expect(
      [...both, again].map(([{ key }]) => Buffer.from(key).toString('hex')),
    ).toEqual(Array(3).fill(Buffer.from(both[0][0].key).toString('hex')));
    expect(mode % 0o1000).toBe(0o600);
  });

  it('wants one to be configured in production, and says how', async () => {
    await expect(read({ isProduction: true })).rejects.toThrow(
      'openssl rand -base64 32',
    );
  });

  it('does not go on with another one where the file is broken', async () => {
    await fs.writeFile(join(directory, 'secrets.key'), 'abc\n');

    await expect(read()).rejects.toThrow('it must be 32 bytes in base64');
  });
});
