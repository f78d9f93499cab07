import type { Environment } from '@marcbachmann/cel-js';
import { Refusal } from '../problems';
import { refusalOf } from './libraryErrors';

/** What an expression is for, and so of which type it must be. */
export type Purpose = 'condition' | 'text';

const EXPECTED = {
  condition: {
    type: 'bool',
    message: (type: string) =>
      `the expression must be true or false (bool), and is of type ${type}`,
  },
  text: {
    type: 'string',
    message: (type: string) =>
      `the message must be a text (string), and is of type ${type}; string(…) makes texts of other values`,
  },
};

/**
 * Type-checks an expression. What can be of any type (`dyn`) passes, and is
 * looked at when it is evaluated.
 *
 * @throws Refusal
 */
export function checkType(
  environment: Environment,
  source: string,
  purpose: Purpose,
): void {
  const { valid, type = 'dyn', error } = environment.check(source);
  if (!valid) throw refusalOf(error);
  const expected = EXPECTED[purpose];
  if (type === expected.type || type.startsWith('dyn')) return;
  throw new Refusal(expected.message(shortName(type)), {
    start: 0,
    end: source.length,
  });
}

function shortName(type: string): string {
  return type
    .replace(/^google\.protobuf\./, '')
    .replace(/^object\..*/, 'object')
    .toLowerCase();
}
