import { isLoaded } from './client';

describe('isLoaded', () => {
  const done = { known: 100, readable: 100, unprocessed: 0, unstitched: 0 };

  it.each([
    ['all are readable and nothing waits', done, true],
    ['a provider is not through', { ...done, known: 99 }, false],
    ['one cannot be read yet', { ...done, readable: 99 }, false],
    ['one was not processed', { ...done, unprocessed: 1 }, false],
    ['one lacks its relations', { ...done, unstitched: 1 }, false],
  ])('when %s: %j', (_, progress, expected) => {
    expect(isLoaded(progress, 100)).toBe(expected);
  });
});
