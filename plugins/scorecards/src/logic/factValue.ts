import { roundedForPeople } from '@groundwork/backstage-plugin-scorecards-common';
import { JsonValue } from './json';
import {
  formatAbsoluteTime,
  formatNumber,
} from '@groundwork/backstage-plugin-groundwork-react';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** As many as a number has that is rounded for people. */
const MOST_DIGITS = 20;

/** Longer values are cut: nobody reads a document in a line. */
const MAX_LENGTH = 160;

function cut(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

/** The value of a fact for people. */
export function formatFactValue(
  value: JsonValue,
  words: { yes: string; no: string; none: string },
  locale: string,
): string {
  switch (typeof value) {
    case 'boolean':
      return value ? words.yes : words.no;
    case 'number':
      return formatNumber(roundedForPeople(value), locale, MOST_DIGITS);
    case 'string':
      return TIME.test(value) && !Number.isNaN(Date.parse(value))
        ? formatAbsoluteTime(new Date(value), locale)
        : cut(value);
    default:
      break;
  }
  if (Array.isArray(value) && value.every(item => typeof item === 'string')) {
    return value.length > 0 ? cut(value.join(', ')) : words.none;
  }
  return cut(JSON.stringify(value));
}
