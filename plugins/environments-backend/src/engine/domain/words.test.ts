import { inWords } from './words';

const MINUTE_MS = 60_000;

describe('inWords', () => {
  it.each([
    [30, '30 minutes'],
    [119, '119 minutes'],
    [120, '2 hours'],
    [150, '3 hours'],
    [47 * 60, '47 hours'],
    [48 * 60, '2 days'],
    [7 * 24 * 60, '7 days'],
  ])('%s minutes', (minutes, expected) => {
    expect(inWords(minutes * MINUTE_MS)).toBe(expected);
  });
});
