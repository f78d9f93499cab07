import { extendedEnd } from './extendedEnd';

const now = new Date('2026-11-21T12:00:00Z');

it.each([
  [
    'later than it would end',
    '2026-11-22T00:00:00Z',
    8,
    '2026-11-22T08:00:00.000Z',
  ],
  [
    'from now once its time is over',
    '2026-11-20T00:00:00Z',
    8,
    '2026-11-21T20:00:00.000Z',
  ],
  ['nowhere beyond all dates', '2026-11-22T00:00:00Z', 1e15, undefined],
])('is %s', (_, expiresAt, hours, expected) => {
  expect(extendedEnd(expiresAt, hours, now)).toBe(expected);
});
