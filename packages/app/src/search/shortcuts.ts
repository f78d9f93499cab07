/** The key that opens the search, as it is printed on the keyboard. */
export function modifierKeyName(platform: string): string {
  return /mac|iphone|ipad/i.test(platform) ? '⌘' : 'Ctrl';
}

/** The parts of a keyboard event that decide. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'
>;

/** ⌘K or Ctrl+K, whatever the keyboard. */
export function isSearchKey(press: KeyPress): boolean {
  return (
    press.key.toLocaleLowerCase('en-US') === 'k' &&
    (press.metaKey || press.ctrlKey) &&
    !press.altKey &&
    !press.shiftKey
  );
}

/** A slash by itself. Shift is allowed: many keyboards need it for a slash. */
export function isSlashKey(press: KeyPress): boolean {
  return press.key === '/' && !press.metaKey && !press.ctrlKey && !press.altKey;
}

const EDITABLE =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="searchbox"]';

/** Whether keys pressed on the target are text for it. */
export function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(EDITABLE) !== null;
}
