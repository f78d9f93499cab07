import { isStorable, toStorable } from './storable';

describe.each([
  ['plain', true, 'plain'],
  ['ü 書 📚', true, 'ü 書 📚'],
  ['a\0b', false, 'a\ufffdb'],
  ['a\ud83d', false, 'a\ufffd'],
  ['\udcdaa\0', false, '\ufffda\ufffd'],
  ['', true, ''],
])('%j', (text, storable, replaced) => {
  it(`is ${storable ? '' : 'not '}storable`, () => {
    expect(isStorable(text)).toBe(storable);
    expect(toStorable(text)).toBe(replaced);
  });
});
