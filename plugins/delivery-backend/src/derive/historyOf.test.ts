import { historyOf } from './historyOf';
import { ToldCommit } from './types';

const told = (
  sha: string,
  parents: string[] | undefined,
  isFromGit = false,
): ToldCommit => ({
  repository: 'github.com/acme/shop',
  sha,
  ...(parents && { parents }),
  isFromGit,
});

describe('historyOf', () => {
  it('goes as far as is known', () => {
    const { range } = historyOf([
      told('c', ['b']),
      told('b', ['a']),
      told('a', undefined),
    ]);

    expect(range('a', 'c')).toEqual(['c', 'b']);
    expect(range('gone', 'c')).toBeUndefined();
  });

  it('puts together what pushes say, and believes git before them', () => {
    // The merge of x looks as if x was made on top of b
    const pushes = [
      told('b', ['a']),
      told('x', ['a']),
      told('x', ['b']),
      told('m', ['x']),
      told('a', []),
    ];
    expect(historyOf(pushes).range('b', 'm')).toEqual(['m', 'x']);
    expect(historyOf(pushes).range('m', 'b')).toEqual([]);
    expect(historyOf(pushes).range('x', 'm')).toEqual(['m']);

    const git = [told('x', ['a'], true), told('m', ['b', 'x'], true)];
    const { range } = historyOf([...pushes, ...git]);
    expect(range('x', 'm')).toHaveLength(2);
    expect(range('b', 'x')).toEqual(['x']);
  });

  it('does not know what commits follow that pushes have follow each other', () => {
    const { range } = historyOf([
      told('a', ['r']),
      told('r', ['a']),
      told('z', []),
    ]);

    expect(range('z', 'a')).toBeUndefined();
  });

  it('finds commits by their beginning, if it is that of one alone', () => {
    const { wholeSha } = historyOf([told('abc1', []), told('abd2', [])]);

    expect(['abc', 'ab', 'zz'].map(wholeSha)).toEqual(['abc1', 'ab', 'zz']);
  });
});
