import { RE2JS, RE2JSException } from 're2js';
import { MAX_PATTERN_LENGTH, MAX_PATTERN_SIZE } from '../limits';
import { Refusal } from '../problems';
import type { Tree } from './tree';

/**
 * Compiles the pattern of `matches`. RE2 takes linear time; JavaScript's own
 * patterns can take exponential time, and so can be used to stop a server.
 *
 * @throws Refusal
 */
export function compilePattern(pattern: Tree): RE2JS {
  if (pattern.kind !== 'constant' || typeof pattern.value !== 'string') {
    throw new Refusal(
      "the pattern of matches() must be a literal, e.g. 'v[0-9]+'",
      pattern,
    );
  }
  if (pattern.value.length > MAX_PATTERN_LENGTH) {
    throw new Refusal(
      `a pattern has at most ${MAX_PATTERN_LENGTH} characters`,
      pattern,
    );
  }
  const compiled = repeatsTooMuch(pattern.value)
    ? undefined
    : compile(pattern.value, pattern);
  if (!compiled || compiled.programSize() > MAX_PATTERN_SIZE) {
    throw new Refusal(
      'the pattern repeats too much: it is too large when written out',
      pattern,
    );
  }
  return compiled;
}

const REPETITION = /\{(\d+)(?:,(\d*))?\}/g;
/** The most that RE2 repeats anything, also by repetitions of repetitions. */
const MAX_REPETITION = 1_000;
const MAX_WRITTEN_OUT = 100_000;

/**
 * `(…){1000}` is written out when it is compiled. What would become far too
 * large is not compiled to find that out.
 */
function repeatsTooMuch(pattern: string): boolean {
  let repetitions = 1;
  for (const [, least, most] of pattern.matchAll(REPETITION)) {
    repetitions *= Math.max(1, Number(most || least));
  }
  const times = Math.min(repetitions, MAX_REPETITION);
  return pattern.length * times > MAX_WRITTEN_OUT;
}

function compile(pattern: string, place: Tree): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const reason = error.message.replace(/^error parsing regexp: /, '');
    throw new Refusal(
      `the pattern is not valid: ${reason} (patterns are those of RE2, without look-around and back-references)`,
      place,
    );
  }
}
