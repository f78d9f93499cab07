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
      'an expression that reads the time',
      [
        [
          check('a', {
            expression: 'now - repo.lastReleaseAt < duration("720h")',
          }),
        ],
      ],
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
