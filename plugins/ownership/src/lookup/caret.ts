/** The parts of a field that decide. */
export type CaretField = Pick<
  HTMLTextAreaElement,
  'value' | 'selectionStart' | 'selectionEnd'
>;

/**
 * Whether the arrow down leaves the field for the answers, rather than going
 * to the next line.
 */
export function leavesField(field: CaretField): boolean {
  const { value, selectionStart, selectionEnd } = field;
  return selectionStart === selectionEnd && !value.includes('\n', selectionEnd);
}
