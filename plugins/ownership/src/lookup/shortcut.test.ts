import { isPressed, KeyPress, parseShortcut } from './shortcut';

describe('parseShortcut', () => {
  it.each([
    ['mod+shift+k', { key: 'k', mod: true, shift: true, alt: false }],
    ['Alt+W', { key: 'w', mod: false, shift: false, alt: true }],
    ['mod+.', { key: '.', mod: true, shift: false, alt: false }],
    ['mod+f2', { key: 'f2', mod: true, shift: false, alt: false }],
    ['k', undefined],
    ['shift+k', undefined],
    ['mod+', undefined],
    ['mod+mod+k', undefined],
    ['hyper+k', undefined],
    ['mod+kk', undefined],
    ['', undefined],
  ])('%j', (text, expected) => {
    expect(parseShortcut(text)).toEqual(expected);
  });
});

describe('isPressed', () => {
  const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
    key,
    metaKey: false,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    ...modifiers,
  });
  const shortcut = parseShortcut('mod+shift+k')!;

  it.each([
    ['⌘⇧K', press('K', { metaKey: true, shiftKey: true }), true],
    ['Ctrl+Shift+K', press('K', { ctrlKey: true, shiftKey: true }), true],
    ['Ctrl+K', press('k', { ctrlKey: true }), false],
    ['Shift+K', press('K', { shiftKey: true }), false],
    [
      'Ctrl+Alt+Shift+K',
      press('K', { ctrlKey: true, altKey: true, shiftKey: true }),
      false,
    ],
  ])('%s', (_name, event, expected) => {
    expect(isPressed(shortcut, event)).toBe(expected);
  });
});
