import { minimatch } from 'minimatch';
import { compileSegment, SegmentMatcher } from './segment';

/** What is brought along from elsewhere, and says nothing of the repository. */
const BROUGHT_ALONG = new Set([
  '.git',
  'node_modules',
  'bower_components',
  'vendor',
  'third_party',
]);

const MAX_ALTERNATIVES = 1_000;
const ACROSS = '**';

/** A pattern of paths, ready to be matched. */
export interface Glob {
  /** As it was written. */
  readonly text: string;
  /** The same without braces. */
  readonly alternatives: ReadonlyArray<{ text: string; isPath: boolean }>;
  /** Numbers of segments that a path can have to match; any without it. */
  readonly depths: readonly number[] | undefined;
  matches(path: string): boolean;
}

type Step = SegmentMatcher | typeof ACROSS;

/**
 * Compiles a glob: `*` and `?` within a segment, `**` across segments, `[ab]`
 * and `{a,b}`. Names that begin with a dot are as any others. Patterns with
 * `**` do not look into what is brought along, such as `node_modules`.
 *
 * Paths come from repositories of others, so matching must not take long for
 * any: no regular expression is made of it.
 *
 * @param text - relative, without `..`
 */
export function compileGlob(
  text: string,
  { ignoreCase = false }: { ignoreCase?: boolean } = {},
): Glob {
  const alternatives = [...new Set(minimatch.braceExpand(text))];
  if (alternatives.length > MAX_ALTERNATIVES) {
    throw new TypeError(
      `'${text}' stands for ${alternatives.length} patterns; it may for ${MAX_ALTERNATIVES}`,
    );
  }
  const fold = (it: string) =>
    ignoreCase ? it.toLocaleLowerCase('en-US') : it;
  const patterns = alternatives.map(it => stepsOf(fold(it)));
  const isAcross = patterns.some(steps => steps.includes(ACROSS));
  const named = new Set(text.split('/'));
  const isForeign = (name: string) =>
    BROUGHT_ALONG.has(name) && !named.has(name);
  return {
    text,
    alternatives: alternatives.map(it => ({
      text: it,
      isPath: !/[*?[\]]/.test(it),
    })),
    depths: isAcross
      ? undefined
      : [...new Set(patterns.map(({ length }) => length))],
    matches(path) {
      const names = fold(path).split('/');
      return (
        patterns.some(steps => matchSteps(steps, names)) &&
        !(isAcross && path.split('/').some(isForeign))
      );
    },
  };
}

function stepsOf(pattern: string): Step[] {
  const names = pattern.split('/');
  // What ends with ** is about what is in a folder, not about a file so called.
  if (names.at(-1) === ACROSS) {
    names.push('*');
  }
  return names.map(name => (name === ACROSS ? ACROSS : compileSegment(name)));
}

/** As within a segment, only the last `**` need ever be tried anew. */
function matchSteps(steps: readonly Step[], names: readonly string[]): boolean {
  if (steps.length === 2 && steps[0] === ACROSS && steps[1] !== ACROSS) {
    return steps[1](names[names.length - 1]);
  }
  let step = 0;
  let at = 0;
  let retry: { step: number; at: number } | undefined;
  while (at < names.length) {
    const next: Step | undefined = steps[step];
    if (next === ACROSS) {
      retry = { step: step + 1, at };
      step += 1;
    } else if (next?.(names[at])) {
      step += 1;
      at += 1;
    } else if (retry) {
      retry.at += 1;
      ({ step, at } = retry);
    } else {
      return false;
    }
  }
  return step === steps.length;
}

/**
 * Why a text cannot be a path or glob within a repository; undefined when it
 * can.
 */
export function describeBadPath(path: string): string | undefined {
  if (path === '' || path.length > 500) {
    return 'it must have 1 to 500 characters';
  }
  if (/^[/\\]|^[A-Za-z]:|\\|\0/.test(path)) {
    return 'it must be relative to the folder, with / between names';
  }
  const isOdd = (name: string) => ['', '.', '..'].includes(name);
  if (path.split('/').some(isOdd)) {
    return "it must not have empty names, '.' or '..' in it";
  }
  return undefined;
}
