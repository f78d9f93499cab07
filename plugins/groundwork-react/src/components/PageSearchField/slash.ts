const EDITABLE =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="searchbox"], [role="dialog"]';

/** A slash by itself, which is no text for what it was pressed in. */
export function isSearchSlash(
  event: Pick<
    KeyboardEvent,
    'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'target' | 'defaultPrevented'
  >,
): boolean {
  return (
    event.key === '/' &&
    !event.metaKey &&
    !event.ctrlKey &&
    !event.altKey &&
    !event.defaultPrevented &&
    !(event.target instanceof Element && event.target.closest(EDITABLE))
  );
}
