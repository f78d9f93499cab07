import {
  isEditable,
  isSearchKey,
  isSlashKey,
  KeyPress,
  modifierKeyName,
} from './shortcuts';

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    metaKey: false,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    ...modifiers,
  };
}

describe('isSearchKey', () => {
  it.each([
    ['⌘K', press('k', { metaKey: true }), true],
    ['Ctrl+K', press('k', { ctrlKey: true }), true],
    ['Ctrl+K with caps lock', press('K', { ctrlKey: true }), true],
    ['K', press('k'), false],
    ['Ctrl+Shift+K', press('K', { ctrlKey: true, shiftKey: true }), false],
    ['Ctrl+Alt+K', press('k', { ctrlKey: true, altKey: true }), false],
    ['Ctrl+J', press('j', { ctrlKey: true }), false],
  ])('%s: %j → %s', (_name, event, expected) => {
    expect(isSearchKey(event)).toBe(expected);
  });
});

describe('isSlashKey', () => {
  it.each([
    ['/', press('/'), true],
    ['/ as Shift+7', press('/', { shiftKey: true }), true],
    ['Ctrl+/', press('/', { ctrlKey: true }), false],
    ['7', press('7'), false],
  ])('%s: %j → %s', (_name, event, expected) => {
    expect(isSlashKey(event)).toBe(expected);
  });
});

describe('isEditable', () => {
  it.each([
    ['<input id="t">', true],
    ['<textarea id="t"></textarea>', true],
    ['<div contenteditable="true"><b id="t"></b></div>', true],
    ['<div contenteditable="false"><b id="t"></b></div>', false],
    ['<div role="textbox" id="t"></div>', true],
    ['<button id="t"></button>', false],
  ])('%s → %s', (html, expected) => {
    document.body.innerHTML = html;
    expect(isEditable(document.getElementById('t'))).toBe(expected);
  });
});

describe('modifierKeyName', () => {
  it.each([
    ['MacIntel', '⌘'],
    ['iPhone', '⌘'],
    ['Linux x86_64', 'Ctrl'],
    ['Win32', 'Ctrl'],
  ])('of %s is %s', (platform, expected) => {
    expect(modifierKeyName(platform)).toBe(expected);
  });
});
