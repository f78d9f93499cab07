import { JsonObject } from '@backstage/types';
import { TOKEN } from './KillableBackend';

/** The type of many CDEvents in one body. */
export const BATCH_TYPE = 'application/cloudevents-batch+json';

/** What came of sending. */
export interface Sent {
  /** Ids of what was acknowledged, in the order of answers. */
  acknowledged: string[];
  /** Of what was acknowledged, how much was new then. */
  appended: number;
  /** Requests to which there was no answer, and which were sent again. */
  unanswered: number;
}

/**
 * Sends batches, a few at once, as a sender does that must lose nothing: what it
 * gets no answer for it sends again.
 *
 * @param options.onSend - told of each request that goes out, with its number
 * @param options.untilUp - resolves when there is somebody to send to
 * @throws Error for any answer but an acknowledgement
 */
export async function sendAll(
  batches: readonly JsonObject[][],
  sent: Sent,
  options: {
    url: string;
    atOnce: number;
    onSend: (request: number) => void;
    untilUp: () => Promise<void>;
  },
): Promise<void> {
  const { url, atOnce, onSend, untilUp } = options;
  const waiting = [...batches];
  let requests = 0;
  const send = async () => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      await untilUp();
      requests += 1;
      const answer = post(url, batch);
      onSend(requests);
      const appended = await answer;
      if (appended === undefined) {
        sent.unanswered += 1;
        waiting.unshift(batch);
      } else {
        sent.acknowledged.push(...batch.map(({ id }) => String(id)));
        sent.appended += appended;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
}

/** How many were new, or undefined if there was no answer. */
async function post(
  url: string,
  batch: readonly JsonObject[],
): Promise<number | undefined> {
  let status: number;
  let body: string;
  try {
    const response = await fetch(`${url}/ingest/cdevents`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': BATCH_TYPE,
      },
      body: JSON.stringify(batch),
    });
    status = response.status;
    body = await response.text();
  } catch {
    // Whoever it was sent to is dead: that is what is tested
    return undefined;
  }
  if (status !== 202) {
    throw new Error(`The ingest answered ${status}: ${body}`);
  }
  return JSON.parse(body).appended;
}
