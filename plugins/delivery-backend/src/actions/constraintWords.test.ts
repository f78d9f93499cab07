import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import { wordsOfConstraint } from './constraintWords';

const named: ConstraintFindingAnswer = {
  status: 'named',
  stage: 'review',
  runnerUp: 'deploy',
  share: 0.934,
  mergedChanges: 120,
  gapHours: { value: 1 },
  stages: [
    { stage: 'review', share: 0.934, savedHours: 4.25 },
    { stage: 'deploy', share: 0.066, savedHours: 1 },
  ],
  takeoverAt: 0.4,
};

describe('wordsOfConstraint', () => {
  it.each<[string, ConstraintFindingAnswer, string]>([
    [
      'one that is named',
      named,
      'review holds changes up most, and after it deploy. Were review 20 % faster, each of 120 merged changes would save 4.3 hours; in 93 % of resamples no other stage would save more. Once review is 40 % faster, it would be deploy.',
    ],
    [
      'one that is not clear',
      { ...named, status: 'unclear', share: 0.6, takeoverAt: undefined },
      'It is review or deploy that holds changes up most; which of them is not clear. Were review 20 % faster, each of 120 merged changes would save 4.3 hours; in 60 % of resamples no other stage would save more.',
    ],
    [
      'too few changes',
      { status: 'abstained', reason: 'tooFewChanges', found: 12, needed: 30 },
      'What holds changes up cannot be said: 12 changes were merged, and it takes 30.',
    ],
    [
      'too few weeks',
      { status: 'abstained', reason: 'tooFewWeeks', found: 2, needed: 4 },
      'What holds changes up cannot be said: changes were merged in 2 weeks, and it takes 4.',
    ],
    [
      'too few stages',
      { status: 'abstained', reason: 'tooFewStages', found: 1, needed: 2 },
      'What holds changes up cannot be said: 1 stages were observed, and it takes 2.',
    ],
    [
      'too many spans',
      { status: 'abstained', reason: 'tooMany', found: 9, needed: 5 },
      'What holds changes up cannot be said: there are 9 spans of time, and 5 can be looked at: ask of a shorter period or a part of it.',
    ],
  ])('tells of %s', (_, finding, words) => {
    expect(wordsOfConstraint({ finding })).toBe(words);
  });

  it('says what it is without changes that were written with AI tools', () => {
    expect(
      wordsOfConstraint({
        finding: named,
        withoutAssisted: { ...named, stage: 'test' },
      }),
    ).toMatch(/ Without changes that were written with AI tools: test\.$/);
    expect(
      wordsOfConstraint({
        finding: named,
        withoutAssisted: {
          status: 'abstained',
          reason: 'tooFewChanges',
          found: 1,
          needed: 30,
        },
      }),
    ).not.toContain('Without');
  });
});
