import { change, day, estimators, START } from '../__testUtils__/builders';
import { changeSizes } from './changeSize';
import { measureMedian } from './Reading';

describe('change size', () => {
  it('is lines added and removed: 5 and 31', () => {
    const sized = (sha: string, added: number, removed: number) =>
      change(sha, 2, { size: { added, removed, files: 1 } });
    const all = [
      sized('a', 5, 0),
      sized('b', 20, 11),
      change('c', 2),
      change('d', 2, { mergedAt: undefined }),
    ];
    expect(
      measureMedian(changeSizes(all), {
        period: { from: START, to: day(28) },
        estimators,
        definitionVersion: 1,
      }),
    ).toMatchObject({
      value: 18,
      n: 2,
      excluded: { sizeUnknown: 1 },
    });
  });
});
