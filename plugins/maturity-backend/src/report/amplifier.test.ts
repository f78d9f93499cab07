import { cohorts, comparison } from './__testUtils__/sampleInput';
import { amplifierOf } from './amplifier';

const COUNTS = { assisted: 40, human: 10, undeclared: 50 };
const HOUR = 3_600_000;

const longer = comparison({
  metric: 'lead-time',
  unit: 'milliseconds',
  against: 'human',
  difference: {
    value: 8.1 * HOUR,
    interval: { low: 3.2 * HOUR, high: 13.4 * HOUR },
    p: 0.01,
    verdict: 'higher',
  },
});
const fewerFailures = comparison({
  metric: 'change-fail-rate',
  unit: 'share',
  difference: {
    value: -0.031,
    interval: { low: -0.052, high: -0.01 },
    p: 0.01,
    verdict: 'lower',
  },
});
const alike = comparison({
  metric: 'review-latency',
  unit: 'milliseconds',
  difference: {
    value: HOUR,
    interval: { low: -HOUR, high: 3 * HOUR },
    p: 0.6,
    verdict: 'noDifferenceSeen',
  },
});
const abstained = comparison({
  metric: 'lead-time',
  unit: 'milliseconds',
  abstained: { reason: 'tooFewChanges', found: 7, needed: 20 },
});

const textOf = (...args: Parameters<typeof amplifierOf>) =>
  amplifierOf(...args).text;

describe('amplifierOf', () => {
  it('says what assisted changes are associated with, never what they cause', () => {
    const { text, assistedShare } = amplifierOf(
      ['ships', 'ships', 'piles-up', 'unclear'],
      cohorts(COUNTS, [alike, fewerFailures, longer]),
    );
    expect(assistedShare).toBe(0.4);
    expect(text).toBe(
      '40 % of 100 changes are known to be written with AI tools. They are associated with a lead time 8.1 hours longer than that of human ones (95 % interval 3.2 to 13) and a change fail rate 3.1 points lower than that of undeclared ones (95 % interval −5.2 to −1.0). No difference was seen in wait for the first review. More code would ship from 2 of 4 teams and pile up in 1; of 1 too little is measured to say.',
    );
  });

  it('says that no team ships, not that 0 do', () => {
    expect(textOf(['piles-up'], cohorts(COUNTS))).toContain(
      'More code would ship from none of 1 team and pile up in 1; of none too little is measured to say.',
    );
  });

  it('says why nothing is said of them', () => {
    expect(textOf([], cohorts(COUNTS, [abstained]))).toBe(
      '40 % of 100 changes are known to be written with AI tools. How they fare beside others is not said: too few changes, 7 of 20 needed. There is no team of which it could be said what more code would do.',
    );
    expect(textOf([], cohorts(COUNTS))).toContain(
      'How they fare beside others is not said.',
    );
  });

  it.each([
    [
      'none assisted',
      cohorts({ assisted: 0, human: 3, undeclared: 4 }),
      'Of 7 changes, none is known to be written with AI tools.',
      0,
    ],
    [
      'none at all',
      cohorts({ assisted: 0, human: 0, undeclared: 0 }),
      'No changes are known, so nothing is said of AI tools.',
      undefined,
    ],
    [
      'none that could be read',
      undefined,
      'How changes were written could not be read.',
      undefined,
    ],
  ])('tells of changes: %s', (_, answer, words, share) => {
    const amplifier = amplifierOf([], answer);
    expect(amplifier.text).toContain(words);
    expect(amplifier.assistedShare).toBe(share);
    // Not read is not none
    expect(amplifier.changes).toEqual(answer?.counts);
  });

  it.each([
    ['unclear', []],
    ['unclear', ['ships', 'unclear', 'unclear']],
    ['ships', ['ships', 'ships', 'piles-up', 'unclear']],
    ['piles-up', ['ships', 'piles-up']],
  ] as const)('judges all together: %s of %j', (verdict, teams) => {
    expect(amplifierOf(teams, undefined).verdict).toBe(verdict);
  });
});
