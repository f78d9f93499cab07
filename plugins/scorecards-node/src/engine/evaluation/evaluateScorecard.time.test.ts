import { check } from '../__testUtils__/definitions';
import { DAY, evaluate, HOUR, NOW } from '../__testUtils__/evaluate';
import { observed } from '../__testUtils__/facts';

const coverage = check('coverage', { expression: 'repo.coverage >= 80.0' });

describe('dates', () => {
  const dated = check('dated', {
    effective: { announce: '2027-02-01', enforce: '2027-03-01T09:00:00Z' },
  });
  const announce = Date.UTC(2027, 1, 1);
  const enforce = Date.UTC(2027, 2, 1, 9);

  it.each([
    ['before it is announced', announce - 1, undefined, announce],
    ['when it is announced', announce, false, enforce],
    ['before it counts', enforce - 1, false, enforce],
    ['when it counts', enforce, true, undefined],
  ])('%s', (_, now, enforced, nextDueAt) => {
    const { checks, ...rest } = evaluate([dated], { now });
    expect(checks.map(it => it?.enforced)).toEqual([enforced]);
    expect(rest).toMatchObject(
      enforced
        ? { level: 0, applicableWeight: 1 }
        : { level: 3, applicableWeight: 0 },
    );
    expect(rest.nextDueAt).toBe(nextDueAt);
  });
});

/** Fresh for so long that it is something else that comes first. */
const released = (expression: string) =>
  check('a', { expression, freshness: { days: 1_000 } });
const NO_MORE_FRESH = NOW + 1_000 * DAY + 1;

/** The check on an entity that was released so many milliseconds ago. */
function releasedAgo(
  expression: string,
  ms: number,
): Parameters<typeof evaluate> {
  const lastReleaseAt = new Date(NOW - ms).toISOString();
  return [
    [released(expression)],
    { readings: observed({ 'repo.lastReleaseAt': lastReleaseAt }, NOW) },
  ];
}

describe('nextDueAt', () => {
  it.each<[string, Parameters<typeof evaluate>, number | undefined]>([
    ['nothing that can change by itself', [[coverage]], undefined],
    [
      'a fact that grows stale',
      [[coverage], { readings: observed({ 'repo.coverage': 1 }, NOW - 10) }],
      NOW - 10 + HOUR + 1,
    ],
    [
      'a fact that is stale already',
      [[coverage], { readings: observed({ 'repo.coverage': 1 }, NOW - DAY) }],
      undefined,
    ],
    [
      'the first of several facts',
      [
        [check('a', { expression: 'repo.hasReadme && repo.hasTests' })],
        {
          readings: {
            ...observed({ 'repo.hasReadme': true }, NOW - 2),
            ...observed({ 'repo.hasTests': true }, NOW - 1),
          },
        },
      ],
      NOW - 2 + HOUR + 1,
    ],
    [
      'a freshness of the check’s own',
      [
        [{ ...coverage, freshness: { days: 3 } }],
        { readings: observed({ 'repo.coverage': 1 }, NOW) },
      ],
      NOW + 3 * DAY + 1,
    ],
    [
      'a waiver that ends',
      [[check('a')], { waivers: [{ checkId: 'a', expiresAt: NOW + 5 }] }],
      NOW + 5,
    ],
    [
      'a waiver that has ended',
      [[check('a')], { waivers: [{ checkId: 'a', expiresAt: NOW - 5 }] }],
      undefined,
    ],
    [
      'an age of what was never observed',
      [[released('now - repo.lastReleaseAt < duration("720h")')]],
      undefined,
    ],
    [
      'an age that comes to its limit',
      releasedAgo('now - repo.lastReleaseAt < duration("720h")', 10 * DAY),
      NOW + 20 * DAY,
    ],
    [
      'an age that is over its limit',
      releasedAgo('duration("720h") >= now - repo.lastReleaseAt', 40 * DAY),
      NO_MORE_FRESH,
    ],
    [
      'an age at its limit',
      releasedAgo('now - repo.lastReleaseAt <= duration("720h")', 30 * DAY),
      NOW + 1,
    ],
    [
      'a time that now comes to',
      releasedAgo('now - duration("48h") > repo.lastReleaseAt', DAY),
      NOW + DAY,
    ],
    [
      'a time left that shrinks',
      releasedAgo(
        'repo.lastReleaseAt + duration("48h") - now > duration("12h")',
        DAY,
      ),
      NOW + DAY / 2,
    ],
    [
      'an age that decides only beside another fact',
      releasedAgo('false && now - repo.lastReleaseAt < duration("1h")', 0),
      NO_MORE_FRESH,
    ],
    [
      'an age that is calculated with',
      releasedAgo('(now - repo.lastReleaseAt).getHours() < 48', DAY),
      NOW + HOUR,
    ],
    [
      'a fact of a check that does not apply',
      [
        [{ ...coverage, filter: { kind: 'API' } }],
        { readings: observed({ 'repo.coverage': 1 }, NOW) },
      ],
      undefined,
    ],
  ])('with %s', (_, args, expected) => {
    expect(evaluate(...args).nextDueAt).toBe(expected);
  });
});
