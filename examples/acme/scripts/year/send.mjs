import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { cloudEventOf } from './cdevents.mjs';
import { requestOf } from './make.mjs';

const IN_FLIGHT = 6;
const BATCH = 200;
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 500;

/** What the receiver says that sending again does not mend. */
export class Refused extends Error {}

/** What to look at, by status. */
const ADVICE = {
  401: 'the secret or the token is not one that the portal is configured with',
  403: 'the token may not do that',
  404: 'nothing takes deliveries there; is the address that of the delivery plugin, and is it installed?',
  413: 'the portal takes no deliveries of that size',
};

/**
 * Events as requests, by time; CDEvents in batches.
 *
 * @param {import('./make.mjs').YearEvent[]} events
 * @returns {Generator<{ events: number, make: () => { path: string, headers: Record<string, string>, body: string } }>}
 */
export function* requestsOf(events) {
  let batch = [];
  for (const event of events) {
    if (event.route === 'cdevents') batch.push(event);
    else yield { events: 1, make: () => requestOf(event) };
    if (batch.length === BATCH) {
      yield batchOf(batch);
      batch = [];
    }
  }
  if (batch.length > 0) yield batchOf(batch);
}

function batchOf(batch) {
  const body = () => JSON.stringify(batch.map(it => cloudEventOf(it.payload)));
  return {
    events: batch.length,
    make: () => ({
      path: '/ingest/cdevents',
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: body(),
    }),
  };
}

/** Webhooks are signed, and whatever else is sent shows a token. */
export function withCredentials({ path, headers, body }, { secret, token }) {
  const credentials =
    path === '/ingest/github'
      ? {
          'x-hub-signature-256': `sha256=${createHmac('sha256', secret)
            .update(body)
            .digest('hex')}`,
        }
      : { authorization: `Bearer ${token}` };
  return { path, headers: { ...headers, ...credentials }, body };
}

/**
 * Sends a request until it is taken.
 *
 * @throws {Refused} where trying again is of no use
 */
async function deliver({ path, headers, body }, { url, fetch, pauseMs }) {
  const address = `${url}${path}`;
  const place = address.split('?')[0];
  let problem = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if (attempt > 1) await sleep(pauseMs * 2 ** (attempt - 2));
    try {
      const answer = await fetch(address, { method: 'POST', headers, body });
      const text = await answer.text();
      if (answer.ok) return JSON.parse(text || '{}');
      problem = `${answer.status} ${text.slice(0, 300)}`;
      if (answer.status < 500 && answer.status !== 429) {
        const advice = ADVICE[answer.status];
        throw new Refused(
          `POST ${place} was answered with ${problem}${
            advice ? `\n${advice}` : ''
          }`,
        );
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
      problem = error.cause?.message ?? error.message;
    }
  }
  throw new Refused(`POST ${place} failed ${ATTEMPTS} times: ${problem}`);
}

/**
 * Sends events to a delivery plugin, a few at a time and about in order.
 *
 * @param {import('./make.mjs').YearEvent[]} events
 * @param {object} options
 * @param {string} options.url such as `http://localhost:7007/api/delivery`
 * @param {string} options.secret
 * @param {string} options.token
 * @param {(sent: number) => void} [options.progress] told after each request
 * @returns {Promise<{ sent: number, appended: number, duplicates: number }>}
 */
export async function sendEvents(
  events,
  {
    url,
    secret,
    token,
    progress = () => {},
    fetch = globalThis.fetch,
    pauseMs = FIRST_PAUSE_MS,
  },
) {
  const queue = requestsOf(events);
  const total = { sent: 0, appended: 0, duplicates: 0 };
  async function work() {
    for (const { events: count, make } of queue) {
      const request = withCredentials(make(), { secret, token });
      const answer = await deliver(request, { url, fetch, pauseMs });
      total.sent += count;
      total.appended += answer.appended ?? Number(!answer.isDuplicate);
      total.duplicates += answer.duplicates ?? Number(answer.isDuplicate);
      progress(total.sent);
    }
  }
  // One that fails leaves the queue they share, and so ends it for all.
  const workers = Array.from({ length: IN_FLIGHT }, work);
  const ends = await Promise.allSettled(workers);
  const failed = ends.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  return total;
}
