import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import { NAMED } from './__testUtils__/sampleInput';
import { headlineOf } from './headline';

const abstained = (
  reason: 'tooFewChanges' | 'tooFewWeeks' | 'tooFewStages' | 'tooMany',
  found: number,
  needed: number,
): ConstraintFindingAnswer => ({ status: 'abstained', reason, found, needed });

describe('headlineOf', () => {
  it.each<[string, ConstraintFindingAnswer | undefined, string]>([
    [
      'a constraint that is named',
      NAMED,
      'Code review holds delivery up most (in 93 % of resamples): 20 % faster, it would save about 4.3 hours on each change.',
    ],
    [
      'one of two',
      { ...NAMED, status: 'unclear', share: 0.6 } as ConstraintFindingAnswer,
      'Code review or deployment holds delivery up most, and which of them is not clear: it is code review in 60 % of resamples; 20 % faster, it would save about 4.3 hours on each change.',
    ],
    [
      'too few changes',
      abstained('tooFewChanges', 12, 30),
      'What holds delivery up most cannot be said: 12 changes were merged, and it takes 30 to tell.',
    ],
    [
      'too few weeks',
      abstained('tooFewWeeks', 1, 4),
      'What holds delivery up most cannot be said: changes were merged in 1 week, and it takes 4 to tell.',
    ],
    [
      'too few stages',
      abstained('tooFewStages', 1, 2),
      'What holds delivery up most cannot be said: 1 stage of delivery was observed, and it takes 2 to tell.',
    ],
    [
      'too much to replay',
      abstained('tooMany', 9, 5),
      'What holds delivery up most cannot be said: there are too many changes to replay; a report of a part of the organisation can say it.',
    ],
    [
      'nothing that could be read',
      undefined,
      'What holds delivery up most is not known: delivery could not be read.',
    ],
  ])('tells of %s', (_, finding, headline) => {
    expect(headlineOf(finding)).toBe(headline);
  });
});
