/**
 * CEL's texts are sequences of code points, JavaScript's of UTF-16 code units.
 * The two differ only where there are surrogates, so most texts take a short
 * way.
 */
const SURROGATE = /[\uD800-\uDFFF]/;

export function hasSurrogates(text: string): boolean {
  return SURROGATE.test(text);
}

export function countCodePoints(text: string): number {
  if (!hasSurrogates(text)) return text.length;
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const isPair = text.codePointAt(i)! > 0xffff;
    if (isPair) i += 1;
    count += 1;
  }
  return count;
}

/** The offset in code units of a code point, by its number. */
export function unitOffset(text: string, codePoint: number): number {
  if (!hasSurrogates(text)) return codePoint;
  let offset = 0;
  for (let i = 0; i < codePoint; i += 1) {
    offset += text.codePointAt(offset)! > 0xffff ? 2 : 1;
  }
  return offset;
}

/** The number of the code point at an offset in code units. */
export function codePointNumber(text: string, offset: number): number {
  return countCodePoints(text.slice(0, offset));
}

/** Orders texts by code points, which by code units is another order. */
export function isTextBefore(left: string, right: string): boolean {
  if (!hasSurrogates(left) && !hasSurrogates(right)) return left < right;
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i += 1) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return codePointRank(a) < codePointRank(b);
  }
  return left.length < right.length;
}

/** Surrogates stand for code points above all that have no surrogates. */
function codePointRank(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  return isSurrogate ? unit + 0x10000 : unit;
}

/** Cuts a text to a length in code units, with an ellipsis at its end. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
