import { NotAllowedError } from '@backstage/errors';
import { settle } from './settle';

interface Sources {
  one?: number;
  other?: number;
}

describe('settle', () => {
  it('has what was answered, and leaves out what is not installed', async () => {
    await expect(
      settle<Sources>({ one: Promise.resolve(1), other: undefined }),
    ).resolves.toEqual({ answers: { one: 1 }, failed: [] });
  });

  it('names what failed', async () => {
    await expect(
      settle<Sources>({
        one: Promise.resolve(1),
        other: Promise.reject(new Error('down')),
      }),
    ).resolves.toEqual({ answers: { one: 1 }, failed: ['other'] });
  });

  it('does not call it a failure when the person may not see it', async () => {
    await expect(
      settle<Sources>({
        one: Promise.reject(new NotAllowedError('no')),
        other: undefined,
      }),
    ).resolves.toEqual({ answers: {}, failed: [] });
  });

  it('fails when nothing was answered', async () => {
    await expect(
      settle<Sources>({
        one: Promise.reject(new Error('down')),
        other: Promise.reject(new Error('down, too')),
      }),
    ).rejects.toThrow('down');
  });

  it('has nothing where nothing is installed', async () => {
    await expect(
      settle<Sources>({ one: undefined, other: undefined }),
    ).resolves.toEqual({ answers: {}, failed: [] });
  });
});
