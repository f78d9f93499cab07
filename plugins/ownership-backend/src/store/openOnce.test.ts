import { openOnce } from './openOnce';

describe('openOnce', () => {
  it('opens once, however many ask at the same time and later', async () => {
    const open = jest.fn(async () => ({}));
    const get = openOnce(open);

    const [first, second] = await Promise.all([get(), get()]);
    const third = await get();

    expect(second).toBe(first);
    expect(third).toBe(first);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('does not open what nobody asks for', () => {
    const open = jest.fn(async () => ({}));

    openOnce(open);

    expect(open).not.toHaveBeenCalled();
  });

  it('fails for all who wait, and tries again for the next', async () => {
    const open = jest
      .fn<Promise<string>, []>()
      .mockRejectedValueOnce(new Error('connection refused'))
      .mockResolvedValueOnce('the store');
    const get = openOnce(open);

    const waiting = await Promise.allSettled([get(), get()]);

    expect(waiting.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect(open).toHaveBeenCalledTimes(1);
    await expect(get()).resolves.toBe('the store');
    await expect(get()).resolves.toBe('the store');
    expect(open).toHaveBeenCalledTimes(2);
  });
});
