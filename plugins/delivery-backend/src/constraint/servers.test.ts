import { Stage } from '../domain/types';
import { first, passage, THREE } from './__testUtils__/passages';
import { mostAtOnce } from './servers';
import { visitsOf } from './visits';

const mostOf = (...passages: [number, number?, number?][]) =>
  mostAtOnce(
    visitsOf(
      passages.flatMap((times, at) => passage(`${at}`, 'test', times)),
      first(100),
    ),
  );

describe('mostAtOnce', () => {
  it('is one for one after another', () => {
    const inReview = ({ stage }: { stage: Stage }) => stage === 'review';
    expect(mostAtOnce(visitsOf(THREE, first(24)).filter(inReview))).toBe(1);
  });

  it.each<[string, [number, number?, number?][], number]>([
    [
      'those that overlap',
      [
        [0, 0, 4],
        [0, 1, 3],
        [0, 2, 6],
        [0, 4, 5],
      ],
      3,
    ],
    [
      'one that begins as another ends',
      [
        [0, 0, 4],
        [0, 4, 8],
      ],
      1,
    ],
    [
      'what goes on',
      [
        [0, 0],
        [0, 50, 60],
      ],
      2,
    ],
    ['nothing that waits', [[0], [0], [0]], 1],
    [
      'what takes no time',
      [
        [0, 3, 3],
        [0, 3, 3],
      ],
      1,
    ],
  ])('counts %s', (_, passages, expected) => {
    expect(mostOf(...passages)).toBe(expected);
  });
});
