import { checkAnswers } from './checkAnswers';

const all = (...byLevel: number[]) => ({
  distribution: [
    { capability: 'ownership', byLevel: [1, 2], unmeasured: 0, median: 1 },
    { capability: 'code-review', byLevel, unmeasured: 3 },
  ],
});
const one = (level: number, unmeasured = false) => ({
  capabilities: [{ capability: 'ownership', level, unmeasured }],
});

describe('checkAnswers', () => {
  it.each([
    [all(4, 5), { distribution: all(4, 5).distribution }],
    [one(2), one(2)],
    [one(0, true), one(0, true)],
  ])('takes the same: %j, %j', (ours, plain) => {
    expect(() => checkAnswers('a page', ours, plain)).not.toThrow();
  });

  it.each([
    [
      all(4, 5),
      all(5, 4),
      'a page: code-review has 4 5 teams by level, 3 unmeasured, and plain code says code-review has 5 4',
    ],
    [
      one(2),
      one(3),
      'ownership is on level 2, and plain code says ownership is on level 3',
    ],
    [one(0), one(0, true), 'plain code says ownership is unmeasured'],
    [one(0), {}, 'plain code says there are none'],
    [{}, {}, 'there are no levels'],
  ])('refuses %j beside %j', (ours, plain, message) => {
    expect(() => checkAnswers('a page', ours, plain)).toThrow(message);
  });
});
