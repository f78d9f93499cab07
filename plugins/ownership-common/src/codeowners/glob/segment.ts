import { matchSequence, STAR, Steps } from './sequence';

/** Matches any one character. */
export const ANY_CHARACTER = Symbol('any character');

/** A bracket expression: `[a-z_]`, or `[!a-z_]` when negated. */
export interface CharacterSet {
  negated: boolean;
  /** Inclusive; a single character is a range of one. */
  ranges: ReadonlyArray<{ from: string; to: string }>;
}

/** Something that matches one character (a code point), or a star. */
export type SegmentToken =
  | string
  | typeof ANY_CHARACTER
  | CharacterSet
  | typeof STAR;

/** Matches one segment of a path: what stands between two slashes. */
export type SegmentPattern =
  | { kind: 'literal'; text: string }
  | { kind: 'wildcard'; tokens: readonly SegmentToken[] }
  | { kind: 'never' };

/** A segment of a path, as text and as characters. */
export interface PathSegment {
  readonly text: string;
  /** Code points, so that `?` takes one character and not half of it. */
  readonly characters: readonly string[];
}

/** Splits a path into segments; the characters are taken apart when needed. */
export function pathSegments(path: string): PathSegment[] {
  return path.split('/').map(text => {
    let characters: readonly string[] | undefined;
    return {
      text,
      get characters() {
        characters ??= Array.from(text);
        return characters;
      },
    };
  });
}

/** Makes the cheapest pattern that does what the tokens say. */
export function toSegmentPattern(
  tokens: readonly SegmentToken[],
): SegmentPattern {
  return tokens.every((token): token is string => typeof token === 'string')
    ? { kind: 'literal', text: tokens.join('') }
    : { kind: 'wildcard', tokens };
}

function inSet(set: CharacterSet, character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  const found = set.ranges.some(
    ({ from, to }) =>
      from === character ||
      to === character ||
      ((from.codePointAt(0) ?? 0) <= point &&
        point <= (to.codePointAt(0) ?? 0)),
  );
  return found !== set.negated;
}

function matchCharacter(
  token: Exclude<SegmentToken, typeof STAR>,
  character: string,
  steps: Steps,
): boolean {
  if (typeof token === 'string') {
    return token === character;
  }
  if (token === ANY_CHARACTER) {
    return true;
  }
  steps.count += token.ranges.length;
  return inSet(token, character);
}

const nothingLeft = (left: number) => left === 0;

/** Whether the pattern matches the whole segment. */
export function matchSegment(
  pattern: SegmentPattern,
  segment: PathSegment,
  steps: Steps,
): boolean {
  switch (pattern.kind) {
    case 'literal':
      steps.count += Math.min(pattern.text.length, segment.text.length);
      return pattern.text === segment.text;
    case 'wildcard':
      return matchSequence(
        pattern.tokens,
        segment.characters,
        matchCharacter,
        nothingLeft,
        steps,
      );
    default:
      return false;
  }
}
