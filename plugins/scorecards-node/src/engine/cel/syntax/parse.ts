import type { ASTNode } from '@marcbachmann/cel-js';
import { MAX_SOURCE_LENGTH } from '../limits';
import { Refusal } from '../problems';
import { baseEnvironment } from '../types/environment';
import { refusalOf } from '../types/libraryErrors';

/** @throws Refusal */
export function parse(source: string): ASTNode {
  if (source.length > MAX_SOURCE_LENGTH) {
    throw new Refusal(
      `the expression has ${source.length} characters, and at most ${MAX_SOURCE_LENGTH} are read`,
      { start: MAX_SOURCE_LENGTH, end: source.length },
    );
  }
  if (source.trim() === '') throw new Refusal('the expression is empty');
  try {
    return baseEnvironment.parse(source).ast;
  } catch (error) {
    throw refusalOf(error);
  }
}
