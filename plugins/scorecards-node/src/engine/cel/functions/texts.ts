import type { Run } from '../evaluate/Run';
import { stepsOfText } from '../evaluate/Run';
import { Failure, Fault } from '../failures';
import { MAX_LIST_LENGTH, MAX_TEXT_LENGTH } from '../limits';
import {
  codePointNumber,
  countCodePoints,
  hasSurrogates,
  unitOffset,
} from '../values/texts';
import { isList, Value } from '../values/values';
import { BuiltIn, noOverload } from './builtIn';

export const TEXT_TOO_LONG = new Fault(
  `it makes a text of more than ${MAX_TEXT_LENGTH} characters`,
);

/** Functions of texts. Positions count code points, as CEL's do. */
export const TEXT_FUNCTIONS: readonly BuiltIn[] = [
  test('startsWith', (text, other) => text.startsWith(other)),
  test('endsWith', (text, other) => text.endsWith(other)),
  method('contains', 2, contains),
  change('lowerAscii', text =>
    text.replace(/[A-Z]+/g, letters => letters.toLowerCase()),
  ),
  change('upperAscii', text =>
    text.replace(/[a-z]+/g, letters => letters.toUpperCase()),
  ),
  change('trim', trim),
  method('indexOf', 2, find('indexOf')),
  method('indexOf', 3, find('indexOf')),
  method('lastIndexOf', 2, find('lastIndexOf')),
  method('lastIndexOf', 3, find('lastIndexOf')),
  method('substring', 2, substring),
  method('substring', 3, substring),
  method('split', 2, split),
  method('split', 3, split),
  method('join', 1, join),
  method('join', 2, join),
];

function method(name: string, arity: number, apply: BuiltIn['apply']): BuiltIn {
  return { name, isMethod: true, arity, apply };
}

function test(
  name: string,
  apply: (text: string, other: string) => boolean,
): BuiltIn {
  return method(name, 2, (run, text, other) => {
    if (typeof text !== 'string' || typeof other !== 'string') {
      return noOverload(`${name}()`, text, other);
    }
    return run.spend(stepsOfText(other.length)) ?? apply(text, other);
  });
}

function change(name: string, apply: (text: string) => string): BuiltIn {
  return method(name, 1, (run, text) => {
    if (typeof text !== 'string') return noOverload(`${name}()`, text);
    return run.spend(stepsOfText(text.length)) ?? apply(text);
  });
}

/**
 * V8 searches in linear time mostly, yet a text such as `aaa…` for one such as
 * `aaa…b…aaa` takes length × length.
 */
function stepsOfSearch(text: string, part: string): number {
  return (
    stepsOfText(text.length) + Math.floor((text.length * part.length) / 128)
  );
}

function contains(run: Run, text: Value, part: Value): Value | Failure {
  if (typeof text !== 'string' || typeof part !== 'string') {
    return noOverload('contains()', text, part);
  }
  return run.spend(stepsOfSearch(text, part)) ?? text.includes(part);
}

function find(name: 'indexOf' | 'lastIndexOf'): BuiltIn['apply'] {
  return (run, text, part, from?: Value) => {
    if (
      typeof text !== 'string' ||
      typeof part !== 'string' ||
      !(from === undefined || typeof from === 'bigint')
    ) {
      const values = from === undefined ? [text, part] : [text, part, from];
      return noOverload(`${name}()`, ...values);
    }
    const tooMuch = run.spend(stepsOfSearch(text, part));
    if (tooMuch) return tooMuch;

    const size = BigInt(countCodePoints(text));
    const first = from ?? (name === 'indexOf' ? 0n : size);
    if (first < 0n || first > size) {
      return new Fault(`${name}(): ${first} is not within 0 to ${size}`);
    }
    const offset = text[name](part, unitOffset(text, Number(first)));
    return BigInt(offset < 0 ? -1 : codePointNumber(text, offset));
  };
}

function substring(
  run: Run,
  text: Value,
  start: Value,
  end?: Value,
): Value | Failure {
  if (
    typeof text !== 'string' ||
    typeof start !== 'bigint' ||
    !(end === undefined || typeof end === 'bigint')
  ) {
    return noOverload('substring()', text, start);
  }
  const tooMuch = run.spend(stepsOfText(text.length));
  if (tooMuch) return tooMuch;

  const size = BigInt(countCodePoints(text));
  const last = end ?? size;
  if (start < 0n || start > last || last > size) {
    return new Fault(
      `substring(): ${start} to ${last} is not within 0 to ${size}`,
    );
  }
  return text.slice(
    unitOffset(text, Number(start)),
    unitOffset(text, Number(last)),
  );
}

/** Unicode's white space, which is not quite what JavaScript trims. */
const WHITE_SPACE = /^\p{White_Space}$/u;

function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && WHITE_SPACE.test(text[start])) start += 1;
  while (end > start && WHITE_SPACE.test(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function split(
  run: Run,
  text: Value,
  separator: Value,
  limit: Value = -1n,
): Value | Failure {
  if (
    typeof text !== 'string' ||
    typeof separator !== 'string' ||
    typeof limit !== 'bigint'
  ) {
    return noOverload('split()', text, separator, limit);
  }
  const steps = text.length + stepsOfSearch(text, separator);
  const tooMuch = run.spend(steps);
  if (tooMuch) return tooMuch;

  const parts =
    separator === '' && hasSurrogates(text)
      ? Array.from(text)
      : text.split(separator);
  if (parts.length > MAX_LIST_LENGTH) {
    return new Fault(`split() makes more than ${MAX_LIST_LENGTH} parts`);
  }
  if (limit === 0n) return [];
  if (limit < 0n || BigInt(parts.length) <= limit) return parts;
  const kept = Number(limit) - 1;
  return [...parts.slice(0, kept), parts.slice(kept).join(separator)];
}

function join(run: Run, list: Value, separator: Value = ''): Value | Failure {
  if (!isList(list) || typeof separator !== 'string') {
    return noOverload('join()', list, separator);
  }
  const tooMuch = run.spend(list.length);
  if (tooMuch) return tooMuch;

  let length = separator.length * Math.max(0, list.length - 1);
  const texts: string[] = [];
  for (const text of list) {
    if (typeof text !== 'string') return noOverload('join()', [text]);
    length += text.length;
    texts.push(text);
  }
  if (length > MAX_TEXT_LENGTH) return TEXT_TOO_LONG;
  return run.spend(4 * stepsOfText(length)) ?? texts.join(separator);
}
