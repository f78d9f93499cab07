import { timeInWords } from '@groundwork/backstage-plugin-groundwork-common';
import type { ExpressionOutcome } from '../types';
import { Failure, Fault, Gap, MissingFact } from './failures';
import { cutText } from './values/texts';

const MAX_NAMED_FACTS = 5;
const MAX_ERROR_LENGTH = 200;
const MAX_QUOTE_LENGTH = 80;

/** Says why an expression has no value. */
export function outcomeOfFailure(
  failure: Failure,
  source: string,
): ExpressionOutcome<never> {
  if (failure instanceof Gap) return outcomeOfGap(failure);
  const { reason, span } = failure as Fault;
  if (!span) return { kind: 'error', reason };
  const quote = source.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  return {
    kind: 'error',
    reason: `${reason}, in '${cutText(quote, MAX_QUOTE_LENGTH)}'`,
  };
}

function outcomeOfGap({ facts }: Gap): ExpressionOutcome<never> {
  const stale = facts.filter(isStale);
  const isUnknown = stale.length < facts.length;
  const sorted = [...facts].sort(
    (a, b) =>
      Number(isStale(a)) - Number(isStale(b)) || (a.factId < b.factId ? -1 : 1),
  );
  const reason = describeFacts(sorted);
  const factIds = facts.map(it => it.factId).sort();
  if (isUnknown) return { kind: 'unknown', reason, factIds };
  const since = Math.min(...stale.map(it => it.observedAt + it.freshnessMs));
  return { kind: 'stale', reason, factIds, since };
}

function isStale(fact: MissingFact): fact is MissingFact & { why: 'stale' } {
  return fact.why === 'stale';
}

function describeFacts(facts: readonly MissingFact[]): string {
  const named = facts
    .slice(0, MAX_NAMED_FACTS)
    .map(it => `${it.factId}: ${describeMissing(it)}`);
  const rest = facts.length - named.length;
  if (rest > 0) named.push(`and ${rest} more`);
  return named.join('; ');
}

function describeMissing(fact: MissingFact): string {
  switch (fact.why) {
    case 'unobserved':
      return 'never observed';
    case 'failed':
      return `collector failed: ${cutText(fact.error, MAX_ERROR_LENGTH)}`;
    case 'none':
      return 'the entity has none';
    case 'stale':
      return describeStale(fact);
    default:
      throw new Error(
        `Unexpected fact: ${JSON.stringify(fact satisfies never)}`,
      );
  }
}

function describeStale({
  observedAt,
  freshnessMs,
  error,
}: MissingFact & { why: 'stale' }): string {
  const age = `observed ${describeTime(observedAt)}, fresh for ${describeMillis(
    freshnessMs,
  )}`;
  return error === undefined
    ? age
    : `${age}; collector failed: ${cutText(error, MAX_ERROR_LENGTH)}`;
}

function describeTime(millis: number): string {
  const date = new Date(millis);
  return Number.isNaN(date.getTime()) ? `${millis}` : timeInWords(date);
}

const UNITS: ReadonlyArray<[name: string, millis: number]> = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
];

/** The largest unit of which it is a whole number. */
function describeMillis(millis: number): string {
  const [name, size] =
    UNITS.find(it => millis >= it[1] && millis % it[1] === 0) ??
    UNITS[UNITS.length - 1];
  const count = millis / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
