import { Latest } from './Latest';

describe('Latest', () => {
  it('makes a value once, until others were asked for since', () => {
    const make = jest.fn((key: string) => `of ${key}`);
    const latest = new Latest<string>(2);
    const get = (key: string) => latest.get(key, () => make(key));

    expect(['a', 'a', 'b', 'a', 'c'].map(get)).toEqual([
      'of a',
      'of a',
      'of b',
      'of a',
      'of c',
    ]);
    expect(make).toHaveBeenCalledTimes(3);

    // b was asked longest ago, and gave way to c
    get('a');
    get('b');
    expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c', 'b']);
  });
});
