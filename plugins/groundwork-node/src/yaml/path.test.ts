import { fromPointer, toPointer } from './path';

describe('JSON pointers', () => {
  const value = { 'a/b': [{ 'c~d': 1 }], 0: { '~1': true } };

  it.each([
    [[], ''],
    [['a/b'], '/a~1b'],
    [['a/b', 0, 'c~d'], '/a~1b/0/c~0d'],
    [['0', '~1'], '/0/~01'],
  ])('of %j is %j, and back', (path, pointer) => {
    expect(toPointer(path)).toBe(pointer);
    expect(fromPointer(pointer, value)).toEqual(path);
  });

  it('may point at what is not there', () => {
    expect(fromPointer('/a~1b/3/x', value)).toEqual(['a/b', 3, 'x']);
    expect(fromPointer('/x/0', value)).toEqual(['x', '0']);
  });
});
