import leven from 'leven';
import type { ExpressionProblem } from '../types';
import type { Span } from './failures';

/** An expression cannot be compiled. Never leaves the compiler. */
export class Refusal extends Error {
  readonly problem: ExpressionProblem;

  constructor(message: string, span?: Span) {
    super(message);
    this.name = 'Refusal';
    this.problem = span
      ? { message, offset: span.start, length: span.end - span.start }
      : { message };
  }
}

const MAX_SUGGESTIONS = 3;

/** The names that a misspelt one could mean, the nearest first. */
export function nearestNames(
  name: string,
  known: Iterable<string>,
): readonly string[] {
  const farthest = Math.max(1, Math.floor(name.length / 3));
  const near: Array<{ name: string; distance: number }> = [];
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > farthest) continue;
    const distance = leven(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= farthest) near.push({ name: candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, MAX_SUGGESTIONS).map(it => it.name);
}

/** `; did you mean a, b or c?`, or nothing. */
export function suggest(name: string, known: Iterable<string>): string {
  const names = nearestNames(name, known);
  return names.length > 0 ? `; did you mean ${listNames(names, 'or')}?` : '';
}

export function listNames(names: readonly string[], conjunction: string) {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${conjunction} ${names.at(-1)}`;
}
