import { Glob, GlobTail } from '../glob/glob';
import {
  ANY_CHARACTER,
  SegmentPattern,
  SegmentToken,
  toSegmentPattern,
} from '../glob/segment';
import { STAR } from '../glob/sequence';

function compileSegment(text: string): SegmentPattern {
  const tokens: SegmentToken[] = [];
  let isEscaped = false;
  for (const character of text) {
    if (isEscaped) {
      tokens.push(character);
      isEscaped = false;
    } else if (character === '\\') {
      isEscaped = true;
    } else if (character === '*') {
      tokens.push(STAR);
    } else if (character === '?') {
      tokens.push(ANY_CHARACTER);
    } else {
      tokens.push(character);
    }
  }
  return toSegmentPattern(tokens);
}

/**
 * What follows a match. A last segment of a lone `*` stands for files and not
 * for directories: `docs/*` does not reach into `docs/guides/`. Any other last
 * segment may name a directory and then covers all that is in it.
 */
function tailOf(lastSegment: string): GlobTail {
  switch (lastSegment) {
    case '':
    case '**':
      return 'something';
    case '*':
      return 'nothing';
    default:
      return 'anything';
  }
}

/**
 * Compiles a pattern by GitHub's rules, which are those of gitignore without
 * negation, character ranges and escaped comments.
 *
 * A slash at the beginning or in the middle ties the pattern to the root of
 * the repository; without one it matches at any depth.
 */
export function compileGithubPattern(pattern: string): Glob {
  const segments = pattern.split('/');
  const isRooted = segments[0] === '';
  const last = segments[segments.length - 1];
  const tail = tailOf(last);
  const named = segments.slice(
    isRooted ? 1 : 0,
    tail === 'something' ? -1 : undefined,
  );
  const floats =
    !isRooted &&
    (segments.length === 1 || (segments.length === 2 && last === ''));
  const parts: Array<SegmentPattern | typeof STAR> = named.map(segment =>
    segment === '**' ? STAR : compileSegment(segment),
  );
  return { parts: floats ? [STAR, ...parts] : parts, tail };
}
