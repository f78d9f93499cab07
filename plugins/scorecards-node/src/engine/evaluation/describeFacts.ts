import type { JsonValue } from '@backstage/types';
import { timeInWords } from '@groundwork/backstage-plugin-groundwork-common';
import { roundedForPeople } from '@groundwork/backstage-plugin-scorecards-common';
import type { FactDeclaration, FactReadings } from '../types';

/** More facts than these in a message are not read. */
const MOST_FACTS = 4;
const LONGEST_VALUE = 80;

/**
 * Says what the facts are that a check reads: `repo.coverage is 61.5 %`. It is
 * why a check fails, where its author says nothing.
 */
export function describeFacts(
  facts: readonly FactDeclaration[],
  readings: FactReadings,
): string {
  const told = facts
    .slice(0, MOST_FACTS)
    .map(fact => describeFact(fact, readings));
  const untold = facts.length - told.length;
  return untold > 0 ? `${told.join(', ')} and ${untold} more` : told.join(', ');
}

function describeFact(fact: FactDeclaration, readings: FactReadings): string {
  const reading = readings[fact.id];
  if (reading?.value !== undefined) {
    return `${fact.id} is ${formatValue(reading.value, fact)}${formatUnit(
      fact,
    )}`;
  }
  if (reading?.observedAt !== undefined) {
    return `${fact.id} is not there`;
  }
  return reading?.error === undefined
    ? `${fact.id} was never observed`
    : `${fact.id} could not be observed (${shorten(reading.error)})`;
}

function formatValue(value: JsonValue, { type }: FactDeclaration): string {
  if (typeof value === 'number') {
    return formatNumber(value);
  }
  if (type === 'timestamp' && typeof value === 'string') {
    return timeInWords(value);
  }
  return shorten(JSON.stringify(value));
}

/** What a person reads: 61.5 and not 61.49999999999999. */
export function formatNumber(value: number): string {
  return String(roundedForPeople(value));
}

function formatUnit({ type, unit }: FactDeclaration): string {
  const isNumber = type === 'integer' || type === 'double';
  return unit && isNumber ? ` ${unit}` : '';
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE
    ? `${text.slice(0, LONGEST_VALUE - 1)}…`
    : text;
}
