import { Entity } from '@backstage/catalog-model';
import { DateTime } from 'luxon';

const ANNOTATION = 'groundwork.dev/ownership-confirmed-at';

/** ISO 8601, with a zone where there is a time: no text means two moments. */
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A day begins this much earlier in the east than in UTC. */
const EARLIEST_DAY_MS = 14 * 60 * 60_000;
/** By how much the clock of who wrote it may be ahead. */
const MAX_AHEAD_MS = 5 * 60_000;

const MAX_SHOWN = 100;

/** What an entity says of when its owner last confirmed that it is theirs. */
export type Confirmation =
  | { status: 'none' }
  | { status: 'confirmed'; at: string }
  | { status: 'unusable'; reason: string };

/** Reads when the ownership of an entity was last confirmed. */
export function confirmationOf({ metadata }: Entity, now: Date): Confirmation {
  const written = metadata.annotations?.[ANNOTATION]?.trim() ?? '';
  if (written === '') {
    return { status: 'none' };
  }
  const said = `${ANNOTATION} is '${written.slice(0, MAX_SHOWN)}'`;
  const isDate = DATE.test(written);
  const time = DateTime.fromISO(written, { zone: 'utc' });
  if (!(isDate || TIME.test(written)) || !time.isValid) {
    return {
      status: 'unusable',
      reason: `${said}; it must be a date such as 2026-11-21, or a time with its zone such as 2026-11-21T09:30:00Z`,
    };
  }
  const aheadMs = isDate ? EARLIEST_DAY_MS : MAX_AHEAD_MS;
  if (time.toMillis() > now.getTime() + aheadMs) {
    return {
      status: 'unusable',
      reason: `${said}, which is in the future; it must be when the owner last confirmed it`,
    };
  }
  return { status: 'confirmed', at: time.toJSDate().toISOString() };
}
