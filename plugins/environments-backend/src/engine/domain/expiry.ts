/** How long before its end people are warned, the earliest first. */
export const WARNINGS_MS: readonly number[] = [
  2 * 24 * 60 * 60_000,
  2 * 60 * 60_000,
  30 * 60_000,
];

/** What is remembered as warned once people know that it has ended. */
export const TOLD_OF_END = WARNINGS_MS.length + 1;

/**
 * How many warnings count as given when an end is set: those that would be due at
 * once tell nobody anything new.
 */
export function warnedAt(leftMs: number): number {
  return WARNINGS_MS.filter(it => it >= leftMs).length;
}

/** What the time has come for. */
export type ExpiryAction =
  | { kind: 'none'; nextAt?: Date }
  /** The warnings up to this one, of which only the last is given. */
  | { kind: 'warn'; warned: number; leftMs: number }
  | { kind: 'pause'; deleteAt: Date }
  /** It sleeps already: only that its time has ended is to be told. */
  | { kind: 'tell'; deleteAt: Date }
  | { kind: 'delete' };

/** What decides about the end of an environment. */
export interface ExpiryInput {
  createdAt: Date;
  expiresAt?: Date;
  /** How many warnings were given. */
  warned: number;
  paused: boolean;
  /** Since when it is paused, or was asked to be; else the end counts. */
  pausedAt?: Date;
  graceMs: number;
  now: Date;
}

/**
 * What is to be done about the end of an environment: warnings, then a pause,
 * then, after the grace, it is deleted. What cannot be paused stays as it is
 * until then. Nothing is deleted that was not paused for the whole of the grace,
 * also where nobody looked at it when its time ended.
 */
export function expiryAction(input: ExpiryInput): ExpiryAction {
  const { expiresAt, paused, pausedAt, graceMs, now, warned } = input;
  if (!expiresAt) {
    return { kind: 'none' };
  }
  if (expiresAt > now) {
    return warningAction({ ...input, expiresAt });
  }
  if (!paused) {
    return { kind: 'pause', deleteAt: new Date(now.getTime() + graceMs) };
  }
  const graceFrom = Math.max(expiresAt.getTime(), pausedAt?.getTime() ?? 0);
  const deleteAt = new Date(graceFrom + graceMs);
  if (deleteAt <= now) {
    return { kind: 'delete' };
  }
  return warned < TOLD_OF_END
    ? { kind: 'tell', deleteAt }
    : { kind: 'none', nextAt: deleteAt };
}

function warningAction({
  createdAt,
  expiresAt,
  warned,
  now,
}: ExpiryInput & { expiresAt: Date }): ExpiryAction {
  const leftMs = expiresAt.getTime() - now.getTime();
  // An environment of an hour is not to be announced as ending when it begins.
  const lifeMs = expiresAt.getTime() - createdAt.getTime();
  const due = WARNINGS_MS.filter(it => it < lifeMs && leftMs <= it).length;
  const skipped = warnedAt(lifeMs);
  if (due > 0 && skipped + due > warned) {
    return { kind: 'warn', warned: skipped + due, leftMs };
  }
  const next = WARNINGS_MS.find(it => it < lifeMs && it < leftMs) ?? 0;
  return { kind: 'none', nextAt: new Date(expiresAt.getTime() - next) };
}
