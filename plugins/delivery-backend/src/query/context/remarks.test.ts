import { remarksOf } from './remarks';

describe('remarksOf', () => {
  it('says what limits numbers, and how much of them', () => {
    expect(
      remarksOf(
        new Map([
          ['noReviews', 3],
          ['demoData', 1],
          ['somethingNew', 3],
        ]),
        3,
      ),
    ).toEqual([
      {
        code: 'demoData',
        text: 'This is made up to show what it looks like (1 of 3 repositories)',
      },
      {
        code: 'noReviews',
        text: 'No reviews are known: git does not tell of them',
      },
      { code: 'somethingNew', text: 'Something new' },
    ]);
  });
});
