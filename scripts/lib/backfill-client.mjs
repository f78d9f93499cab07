// Talks to the portal about backfills.
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './command.mjs';

const LOOK_MS = 500;
/** A portal that is started anew goes on with what it was reading. */
const UNANSWERED_MS = 60_000;

/** Has a repository read; the backfill, which has only begun. */
export async function startBackfill(portal, request) {
  return ask(portal, '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
}

/**
 * Waits until a backfill has ended.
 *
 * @param show - called with the counts whenever they are others
 */
export async function awaitBackfill(
  portal,
  started,
  show,
  { lookMs = LOOK_MS, unansweredMs = UNANSWERED_MS } = {},
) {
  let shown = JSON.stringify(started.counts);
  let answeredAt = performance.now();
  for (;;) {
    await sleep(lookMs);
    let backfill;
    try {
      backfill = await ask(portal, `/${encodeURIComponent(started.id)}`);
      answeredAt = performance.now();
    } catch (error) {
      const isOver = performance.now() - answeredAt > unansweredMs;
      if (!error.isUnavailable || isOver) throw error;
      continue;
    }
    const { status, counts } = backfill;
    if (status !== 'queued' && status !== 'running') return backfill;
    if (JSON.stringify(counts) !== shown) {
      shown = JSON.stringify(counts);
      show(counts);
    }
  }
}

async function ask({ url, source, token }, path, options = {}) {
  let response;
  try {
    response = await fetch(`${url}/api/delivery/backfills${path}`, {
      ...options,
      headers: { ...options.headers, authorization: `Bearer ${token}` },
    });
  } catch (cause) {
    throw unavailable(
      `nothing answers at ${url} (${source}); start the portal with ./dev start, or say where it runs with --backend-port <n> or --backend-url <url>`,
      cause,
    );
  }
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer) return answer;
  const said = answer?.error?.message ?? `HTTP ${response.status}`;
  if (response.status >= 500) {
    throw unavailable(`${url} (${source}) has failed: ${said}`);
  }
  throw new Failure(said);
}

function unavailable(message, cause) {
  return Object.assign(new Failure(message, { cause }), {
    isUnavailable: true,
  });
}
