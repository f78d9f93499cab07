import { leavesField } from './caret';

describe('leavesField', () => {
  it.each([
    ['pay|.acme.test', true],
    ['first|\nsecond', false],
    ['first\nsec|ond', true],
    ['|', true],
  ])('%j: %s', (text, expected) => {
    const caret = text.indexOf('|');
    expect(
      leavesField({
        value: text.replace('|', ''),
        selectionStart: caret,
        selectionEnd: caret,
      }),
    ).toBe(expected);
  });

  it('stays while a text is selected', () => {
    expect(
      leavesField({ value: 'pay', selectionStart: 0, selectionEnd: 3 }),
    ).toBe(false);
  });
});
