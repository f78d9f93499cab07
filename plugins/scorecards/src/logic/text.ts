/** Whether all words of a text are somewhere in the others, in any case. */
export function hasText(
  text: string,
  others: ReadonlyArray<string | undefined>,
): boolean {
  const whole = others.filter(Boolean).join(' ').toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every(word => whole.includes(word));
}
