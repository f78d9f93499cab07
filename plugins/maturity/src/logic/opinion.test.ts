import { selfAssessment } from '../__testUtils__/team';
import { changedAnswers, draftsOf } from './opinion';

const before = selfAssessment();

describe('changedAnswers', () => {
  it('is nothing while nothing is another', () => {
    expect(changedAnswers(before, draftsOf(before))).toEqual([]);
  });

  it('is what is another, without what is around a comment', () => {
    expect(
      changedAnswers(before, {
        ...draftsOf(before),
        adoption: { level: 2, comment: '  We must \n' },
      }),
    ).toEqual([{ questionId: 'adoption', level: 2, comment: 'We must' }]);
  });

  it('takes an answer back with its comment', () => {
    expect(
      changedAnswers(before, {
        ...draftsOf(before),
        funding: { level: null, comment: 'left over' },
      }),
    ).toEqual([{ questionId: 'funding', level: null }]);
  });

  it('takes only the comment back', () => {
    expect(
      changedAnswers(before, {
        ...draftsOf(before),
        funding: { level: 2, comment: '' },
      }),
    ).toEqual([{ questionId: 'funding', level: 2 }]);
  });
});
