/** What a group, user or component is called in a sentence: `ordering`. */
export function nameOf(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}

/** Who, in a sentence: `ordering or payments`. */
export function namesOf(refs: readonly string[]): string {
  return refs.map(nameOf).join(' or ');
}
