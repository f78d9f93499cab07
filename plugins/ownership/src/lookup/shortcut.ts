/** A combination of keys. */
export interface Shortcut {
  /** As `KeyboardEvent.key`, in lower case. */
  key: string;
  /** ⌘ on a Mac, Ctrl elsewhere. */
  mod: boolean;
  shift: boolean;
  alt: boolean;
}

/** The parts of a keyboard event that decide. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'
>;

const MODIFIERS = ['mod', 'shift', 'alt'];

/**
 * Reads a shortcut such as `mod+shift+k`; undefined if it is none. Without
 * `mod` or `alt` it would be text.
 */
export function parseShortcut(text: string): Shortcut | undefined {
  const parts = text.toLocaleLowerCase('en-US').split('+');
  const key = parts.pop() ?? '';
  const modifiers = new Set(parts);
  const isKnown = parts.every(part => MODIFIERS.includes(part));
  const isKey = /^(?:[a-z0-9]|[^\s\w+]|f\d{1,2})$/.test(key);
  if (!isKnown || !isKey || modifiers.size !== parts.length) {
    return undefined;
  }
  const [mod, shift, alt] = MODIFIERS.map(name => modifiers.has(name));
  return mod || alt ? { key, mod, shift, alt } : undefined;
}

/** Whether that is the combination that was pressed. */
export function isPressed(shortcut: Shortcut, press: KeyPress): boolean {
  return (
    press.key.toLocaleLowerCase('en-US') === shortcut.key &&
    (press.metaKey || press.ctrlKey) === shortcut.mod &&
    press.shiftKey === shortcut.shift &&
    press.altKey === shortcut.alt
  );
}
