import { dayOf, noonOf, Question } from './question';

/** A paste of more than this stays out of the address. */
export const MAX_ADDRESS_TEXT = 500;

/**
 * The day, if it is one and has passed. What is typed into an address by hand
 * may be anything; then the question is about now.
 */
export function pastDay(
  day: string | undefined,
  now: Date,
): string | undefined {
  return day && noonOf(day) && day < dayOf(now) ? day : undefined;
}

/** The question in the query of an address. */
export function questionOfAddress(
  search: URLSearchParams,
  now: Date,
): Question {
  return {
    text: search.get('q') ?? '',
    day: pastDay(search.get('at') ?? undefined, now),
  };
}

/** The query of the address for a question, without its question mark. */
export function addressOfQuestion(question: Question): string {
  const text = question.text.trim();
  const search = new URLSearchParams();
  if (text && text.length <= MAX_ADDRESS_TEXT) {
    search.set('q', text);
  }
  if (question.day) {
    search.set('at', question.day);
  }
  return search.toString();
}
