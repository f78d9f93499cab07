import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';

import { timeInWords } from '@groundwork/backstage-plugin-groundwork-common';
import { messageOf, untilAborted } from '../../collect/abort';

/** Tries of a call that is told to come again later. */
const MAX_TRIES = 3;

/** Longer than this is not waited for within a run. */
const MAX_WAIT_MS = 20_000;

/** A host that does not say for how long is left alone for this long. */
const PAUSE_MS = 5 * 60_000;

/** After so many failures in a row a host is taken to be down. */
const MAX_FAILURES = 5;

/** What a host says of a file, or the reader of a host that it will not ask. */
const ANSWERS = new Set([
  'NotFoundError',
  'NotModifiedError',
  'NotAllowedError',
  'TooLargeError',
  'UnlistedError',
]);

/** What is said of a host that is not there, in messages of readers. */
const DOWN =
  /, 5\d\d\b|\bE(?:CONN\w+|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|PIPE)\b|fetch failed|socket hang up|network timeout/i;

const MARKS = `[,;:.)\\]}'"\`]*(?:\\s|$)`;
const URL_TEXT = new RegExp(`\\b[a-z][a-z\\d+.-]*://\\S+?(?=${MARKS})`, 'gi');
const ABSOLUTE_PATH = new RegExp(`(?<=^|\\s)/\\S+?(?=${MARKS})`, 'g');

/** With a slash, or an extension; not what a host says in quotes. */
const QUOTED_PATH =
  /(?<!\w)(['"`])(?:[^'"`\n]*\/[^'"`\n]*|[^'"`\s]*\.\w+)\1(?!\w)/g;

/** A host cannot tell which files it has. */
export class UnlistedError extends Error {
  name = 'UnlistedError';

  constructor(url: string, pattern: string, cause?: unknown) {
    const because = cause === undefined ? '' : `: ${messageOf(cause)}`;
    super(
      `${
        new URL(url).host
      } does not list files, so that '${pattern}' cannot be looked for${because}`,
      { cause },
    );
  }
}

interface Host {
  failures: number;
  pause?: { until: number; reason: string };
}

/** What the gate goes by. */
export interface HostGateOptions {
  now: () => Date;
  /** @internal For tests. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Keeps away from hosts that ask for it, and from those that are down: their
 * other repositories need not find out again.
 */
export class HostGate {
  readonly #hosts = new Map<string, Host>();

  constructor(private readonly options: HostGateOptions) {}

  /**
   * Calls a host.
   *
   * @throws ServiceUnavailableError without calling it, while it is left alone
   */
  async call<T>(
    url: string,
    signal: AbortSignal,
    task: () => Promise<T>,
  ): Promise<T> {
    const { host } = new URL(url);
    for (let tries = 1; ; tries++) {
      signal.throwIfAborted();
      const state = this.#enter(host);
      try {
        const result = await untilAborted(task(), signal);
        state.failures = 0;
        return result;
      } catch (error) {
        if (!isRateLimit(error) || signal.aborted) {
          this.#note(state, error, signal);
          throw error;
        }
        const after = retryAfterMs(error, this.options.now());
        const waitMs = after ?? 1_000 * 2 ** (tries - 1);
        if (tries === MAX_TRIES || waitMs > MAX_WAIT_MS) {
          throw this.#pause(host, after ?? PAUSE_MS, messageOf(error));
        }
        await this.#wait(waitMs, signal);
      }
    }
  }

  #enter(host: string): Host {
    const state = this.#hosts.get(host) ?? { failures: 0 };
    this.#hosts.set(host, state);
    const { pause } = state;
    if (pause && pause.until > this.options.now().getTime()) {
      throw new ServiceUnavailableError(
        `${host} is left alone until ${timeInWords(pause.until)}: ${
          pause.reason
        }`,
      );
    }
    return state;
  }

  /** Leaves a host alone that has not answered a few times in a row. */
  #note(state: Host, error: unknown, signal: AbortSignal): void {
    if (!signal.aborted && !isDown(error)) {
      state.failures = 0;
      return;
    }
    state.failures += 1;
    if (state.failures >= MAX_FAILURES) {
      const until = this.options.now().getTime() + PAUSE_MS;
      state.failures = 0;
      state.pause = { until, reason: messageOf(error) };
    }
  }

  #pause(host: string, ms: number, reason: string): Error {
    const until = this.options.now().getTime() + ms;
    this.#hosts.set(host, { failures: 0, pause: { until, reason } });
    return new ServiceUnavailableError(
      `${host} asks to be left alone until ${timeInWords(until)}: ${reason}`,
    );
  }

  #wait(ms: number, signal: AbortSignal): Promise<void> {
    const { wait } = this.options;
    return wait
      ? wait(ms, signal)
      : sleep(ms, undefined, { signal, ref: false });
  }
}

/**
 * Whether a host asks to be left alone. Readers of most hosts tell the status
 * in their message only; GitHub limits with a 403, which its reader says in
 * words.
 */
export function isRateLimit(error: unknown): boolean {
  if (error instanceof Error && ANSWERS.has(error.name)) {
    return false;
  }
  return (
    statusOf(error) === 429 ||
    retryAfterHeader(error) !== undefined ||
    /\b429\b|rate.?limit(?!er)|too many requests/i.test(wordsOf(error))
  );
}

function isDown(error: unknown): boolean {
  if (error instanceof Error && ANSWERS.has(error.name)) {
    return false;
  }
  const { cause } = Object(error);
  return (
    (statusOf(error) ?? 0) >= 500 ||
    DOWN.test(wordsOf(error)) ||
    (cause !== undefined && DOWN.test(wordsOf(cause)))
  );
}

/**
 * A message without URLs and paths: a repository may be named 'rate-limiter',
 * and a file 429.md. Marks after a URL stay, since what is said follows them.
 */
function wordsOf(error: unknown): string {
  return messageOf(error)
    .replace(URL_TEXT, '')
    .replace(QUOTED_PATH, '')
    .replace(ABSOLUTE_PATH, '');
}

function statusOf(error: unknown): number | undefined {
  const { status, statusCode, response } = Object(error);
  return [status, statusCode, response?.status].find(
    it => typeof it === 'number',
  );
}

function retryAfterHeader(error: unknown): string | undefined {
  const headers = Object(error).response?.headers;
  const value =
    typeof headers?.get === 'function'
      ? headers.get('retry-after')
      : headers?.['retry-after'];
  return typeof value === 'string' ? value : undefined;
}

/** Seconds, or a date: RFC 9110, section 10.2.3. */
function retryAfterMs(error: unknown, now: Date): number | undefined {
  const header = retryAfterHeader(error);
  if (header === undefined) {
    return undefined;
  }
  const ms = /^\s*\d+\s*$/.test(header)
    ? Number(header) * 1_000
    : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
