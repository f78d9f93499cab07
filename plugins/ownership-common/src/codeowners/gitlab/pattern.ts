import { Glob } from '../glob/glob';
import {
  ANY_CHARACTER,
  CharacterSet,
  SegmentPattern,
  SegmentToken,
  toSegmentPattern,
} from '../glob/segment';
import { STAR } from '../glob/sequence';
import { isSpace, skipSpaces } from '../text';

const GLOBSTAR = '**/';

/** A backslash before whitespace stands for one space. */
function unescapeSpaces(pattern: string): string {
  let text = '';
  let i = 0;
  while (i < pattern.length) {
    if (pattern[i] === '\\' && isSpace(pattern[i + 1])) {
      text += ' ';
      i = skipSpaces(pattern, i + 1);
    } else {
      text += pattern[i];
      i += 1;
    }
  }
  return text;
}

/**
 * The pattern as GitLab hands it to its glob matcher: without a slash in front
 * it matches at any depth, with one at the end it covers a directory.
 */
export function normaliseGitlabPattern(pattern: string): string {
  if (pattern === '*') {
    return '/**/*';
  }
  const unescaped = unescapeSpaces(
    pattern.startsWith('\\#') ? pattern.slice(1) : pattern,
  );
  const rooted = unescaped.startsWith('/') ? unescaped : `/**/${unescaped}`;
  return rooted.endsWith('/') ? `${rooted}**/*` : rooted;
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

/** One end of a range: a character, which a backslash may stand before. */
function readSetMember(text: string, at: number) {
  const start = text[at] === '\\' ? at + 1 : at;
  if (start >= text.length) {
    return undefined;
  }
  const character = characterAt(text, start);
  return { character, end: start + character.length };
}

/**
 * Reads a bracket expression after its `[`. As in the host's matcher, the
 * first `]` ends it even where the expression is empty, and a `/` in it is
 * like any other character.
 *
 * @returns nothing if the bracket is never closed
 */
function readSet(
  text: string,
  at: number,
): { set: CharacterSet; end: number } | undefined {
  const negated = text[at] === '!' || text[at] === '^';
  const ranges: Array<{ from: string; to: string }> = [];
  let i = negated ? at + 1 : at;
  while (i < text.length) {
    if (text[i] === ']') {
      return { set: { negated, ranges }, end: i + 1 };
    }
    const from = readSetMember(text, i);
    if (!from) {
      return undefined;
    }
    i = from.end;
    if (text[i] === '-' && i + 1 < text.length && text[i + 1] !== ']') {
      const to = readSetMember(text, i + 1);
      if (!to) {
        return undefined;
      }
      ranges.push({ from: from.character, to: to.character });
      i = to.end;
    } else {
      ranges.push({ from: from.character, to: from.character });
    }
  }
  return undefined;
}

/**
 * Reads up to the next slash that is not in a bracket expression. A backslash
 * at the very end escapes nothing and is dropped.
 */
function readSegment(
  text: string,
  at: number,
): { segment: SegmentPattern; end: number } {
  const tokens: SegmentToken[] = [];
  let i = at;
  while (i < text.length) {
    const isEscape = text[i] === '\\';
    const start = isEscape ? i + 1 : i;
    if (start === text.length) {
      break;
    }
    const character = characterAt(text, start);
    if (character === '/') {
      return { segment: toSegmentPattern(tokens), end: start };
    }
    i = start + character.length;
    if (isEscape) {
      tokens.push(character);
    } else if (character === '*') {
      tokens.push(STAR);
    } else if (character === '?') {
      tokens.push(ANY_CHARACTER);
    } else if (character === '[') {
      const bracket = readSet(text, i);
      if (!bracket) {
        return { segment: { kind: 'never' }, end: text.length };
      }
      tokens.push(bracket.set);
      i = bracket.end;
    } else {
      tokens.push(character);
    }
  }
  return { segment: toSegmentPattern(tokens), end: text.length };
}

/**
 * Compiles a pattern by GitLab's rules, which are those of Ruby's
 * `File.fnmatch` with `FNM_DOTMATCH` and `FNM_PATHNAME`: two stars and a slash
 * stand for any number of directories, two stars before anything else (or at
 * the end) are as good as one, and a pattern covers what is in a directory
 * only if it says so.
 */
export function compileGitlabPattern(pattern: string): Glob {
  const text = normaliseGitlabPattern(pattern).slice(1);
  const parts: Array<SegmentPattern | typeof STAR> = [];
  let at = 0;
  for (;;) {
    while (text.startsWith(GLOBSTAR, at)) {
      parts.push(STAR);
      at += GLOBSTAR.length;
    }
    const { segment, end } = readSegment(text, at);
    parts.push(segment);
    if (end >= text.length) {
      return { parts, tail: 'nothing' };
    }
    at = end + 1;
  }
}
