import { ResolveRequest } from '@groundwork/backstage-plugin-ownership-common';

/** What is asked: something pasted, and perhaps a day in the past. */
export interface Question {
  text: string;
  /** The day it was, as `2026-03-03`; now without it. */
  day?: string;
}

/** What the backend takes at most. */
export const MAX_BYTES = 1024 * 1024;

/** How many bytes are sent for a text. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function payloadOf(text: string): object | undefined {
  if (!/^[[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text) as object;
  } catch {
    // A log line or YAML may begin with a bracket, too: it is text then.
    return undefined;
  }
}

/**
 * Noon of a day, where the person is: who owned it then is asked, not at
 * which minute of the day it changed hands.
 */
export function noonOf(day: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) {
    return undefined;
  }
  const [year, month, date] = match.slice(1).map(Number);
  const noon = new Date(year, month - 1, date, 12);
  return noon.getMonth() === month - 1 && noon.getDate() === date
    ? noon
    : undefined;
}

/** The day of a time, where the person is, as `2026-03-03`. */
export function dayOf(time: Date): string {
  const pad = (value: number, length: number) =>
    String(value).padStart(length, '0');
  return [
    pad(time.getFullYear(), 4),
    pad(time.getMonth() + 1, 2),
    pad(time.getDate(), 2),
  ].join('-');
}

/** What is sent for a question. */
export function requestOf(question: Question): ResolveRequest {
  const text = question.text.trim();
  const payload = payloadOf(text);
  const at = question.day && noonOf(question.day)?.toISOString();
  return {
    ...(payload === undefined ? { query: text } : { payload }),
    ...(at && { at }),
    include: ['contact'],
  };
}
