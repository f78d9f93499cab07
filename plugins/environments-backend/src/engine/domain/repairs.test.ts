import { Attempt, mayRepair } from './repairs';

const MINUTE_MS = 60_000;
const NOW = new Date('2026-11-20T12:00:00Z');

const minutesAgo = (minutes: number) =>
  new Date(NOW.getTime() - minutes * MINUTE_MS);

const repair = (minutes: number, more: Partial<Attempt> = {}): Attempt => ({
  isRepair: true,
  isOfEngine: true,
  hasFailed: true,
  requestedAt: minutesAgo(minutes),
  finishedAt: minutesAgo(minutes),
  ...more,
});
const well = { hasFailed: false };
const asked = { isOfEngine: false };
const other = { isRepair: false };

describe('mayRepair', () => {
  it.each<[string, Attempt[], boolean]>([
    ['what was never repaired', [], true],
    ['what has just failed', [repair(4.9)], false],
    ['what failed a while ago', [repair(5)], true],
    ['what failed twice', [repair(9.9), repair(20)], false],
    ['what failed twice, later', [repair(10), repair(20)], true],
    [
      'what fails on and on',
      [59, 120, 180, 240, 300, 360].map(n => repair(n)),
      false,
    ],
    [
      'what fails on and on, later',
      [60, 120, 180, 240, 300, 360].map(n => repair(n)),
      true,
    ],
    ['what somebody else tried in vain', [repair(4.9, asked)], false],
    ['what was well in between', [repair(5), repair(9, well)], true],
    [
      'what was changed in between',
      [repair(5), repair(6, other), repair(70)],
      true,
    ],
    [
      'what was repaired twice within the hour',
      [repair(1, well), repair(2, well)],
      true,
    ],
    [
      'what was repaired thrice within the hour',
      [1, 2, 59].map(n => repair(n, well)),
      false,
    ],
    [
      'what was repaired thrice, but not within it',
      [1, 2, 60].map(n => repair(n, well)),
      true,
    ],
    [
      'what others have repaired',
      [1, 2, 3].map(n => repair(n, { ...well, ...asked })),
      true,
    ],
    ['after the clock was set back', [repair(-120)], true],
  ])('%s', (_, attempts, expected) => {
    expect(mayRepair(attempts, NOW)).toBe(expected);
  });
});
