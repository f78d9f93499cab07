/**
 * Orders texts as both databases do. JavaScript orders them otherwise: by UTF-16,
 * in which some characters are two.
 */
export function byCodePoint(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) {
      return a.codePointAt(i)! - b.codePointAt(i)!;
    }
  }
  return a.length - b.length;
}
