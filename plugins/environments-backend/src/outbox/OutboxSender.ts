import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { exponentialBackOff } from '@groundwork/backstage-plugin-groundwork-node';
import { assertNever } from '../assertNever';
import { SinkConfig } from '../config/types';
import { SinkAddress } from './addressOf';
import { MAX_RETRY_AFTER_MS } from './deliveryOf';
import { OutboxStore } from './OutboxStore';
import { Post, post } from './post';
import { Delivery, PendingEvent } from './types';

/** Subjects whose events are sent at once. */
const AT_ONCE = 5;
const TIMEOUT_MS = 10_000;
/** Longer than sending can take, so that only the dead lose what they took. */
const CLAIM_MS = 3 * TIMEOUT_MS;
/** How often a sink may refuse an event until it is given up. */
const MAX_REFUSALS = 5;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 10 * 60_000;
/** The clocks of replicas differ by less. */
const SKEW_MS = 60_000;
/** Longer than an event is put off by any replica. */
const LONGEST = {
  afterFailureMs: Math.max(LAST_RETRY_MS, MAX_RETRY_AFTER_MS) + SKEW_MS,
  untriedMs: CLAIM_MS + SKEW_MS,
};

/** What sending needs. */
export interface OutboxSenderOptions {
  store: OutboxStore;
  logger: LoggerService;
  now: () => Date;
  random: () => number;
  addressOf: (sink: SinkConfig) => Promise<SinkAddress>;
  /** For tests: those of {@link post} and 10 seconds unless said. */
  post?: Post;
  timeoutMs?: number;
}

/**
 * Sends events to sinks, at least once each and always with the same id. Within
 * an environment they arrive in order: as long as one waits, later ones wait too.
 *
 * Any number of replicas may send to the same sink. Each takes an event for a
 * while before it sends it; when it dies meanwhile, another sends the event again.
 */
export class OutboxSender {
  readonly #backOffMs: (attempts: number) => number;

  constructor(private readonly options: OutboxSenderOptions) {
    this.#backOffMs = exponentialBackOff({
      firstMs: FIRST_RETRY_MS,
      maxMs: LAST_RETRY_MS,
      random: options.random,
    });
  }

  /** Sends what is due, until nothing is or the sink seems to be away. */
  async send(sink: SinkConfig, signal?: AbortSignal): Promise<void> {
    const { store, now } = this.options;
    while (!signal?.aborted) {
      const due = await store.findDue(sink.id, {
        now: now(),
        limit: AT_ONCE,
        longest: LONGEST,
      });
      if (due.length === 0) {
        return;
      }
      const sent = await Promise.all(
        due.map(event => this.#deliver(sink, event, signal)),
      );
      if (sent.every(it => it?.kind === 'unavailable')) {
        return;
      }
    }
  }

  /** @returns undefined when another replica was faster */
  async #deliver(
    sink: SinkConfig,
    event: PendingEvent,
    signal?: AbortSignal,
  ): Promise<Delivery | undefined> {
    const { store, now, timeoutMs = TIMEOUT_MS } = this.options;
    const until = new Date(now().getTime() + CLAIM_MS);
    if (!(await store.claim(event, until))) {
      return undefined;
    }
    const delivery = await this.#send(sink, event, { timeoutMs, signal });
    await this.#settle(sink, event, delivery);
    return delivery;
  }

  async #send(
    sink: SinkConfig,
    { event }: PendingEvent,
    options: { timeoutMs: number; signal?: AbortSignal },
  ): Promise<Delivery> {
    const { addressOf, now, logger } = this.options;
    const send = this.options.post ?? post;
    let address: SinkAddress;
    try {
      address = await addressOf(sink);
    } catch (error) {
      logger.warn(
        `The address of the sink '${sink.id}' cannot be found; trying again`,
        toError(error),
      );
      return { kind: 'unavailable', reason: 'its address could not be found' };
    }
    return send(address, event, { ...options, now: now() });
  }

  async #settle(
    sink: SinkConfig,
    event: PendingEvent,
    delivery: Delivery,
  ): Promise<void> {
    const { store, logger } = this.options;
    switch (delivery.kind) {
      case 'taken':
        await store.markSent(event);
        break;
      case 'unavailable':
        if (event.attempts === 0) {
          logger.warn(
            `The sink '${sink.id}' could not be given an event: ${delivery.reason}; trying again`,
            { event: event.event.context.id },
          );
        }
        await this.#postpone(event, {
          error: delivery.reason,
          atLeastMs: delivery.retryAfterMs,
        });
        break;
      case 'refused':
        await this.#refused(sink, event, delivery.reason);
        break;
      case 'interrupted':
        await store.postpone(event, {
          dueAt: this.options.now(),
          attempts: event.attempts,
          refusals: event.refusals,
          error: 'interrupted',
        });
        break;
      default:
        assertNever(delivery);
    }
  }

  async #refused(
    sink: SinkConfig,
    event: PendingEvent,
    reason: string,
  ): Promise<void> {
    const refusals = event.refusals + 1;
    if (refusals < MAX_REFUSALS) {
      await this.#postpone(event, { error: reason, refusals });
      return;
    }
    await this.options.store.bury(event, {
      at: this.options.now(),
      attempts: event.attempts + 1,
      error: reason,
    });
    this.options.logger.error(
      `The sink '${sink.id}' does not take an event, which is given up: ${reason}`,
      { event: event.event.context.id, type: event.event.context.type },
    );
  }

  async #postpone(
    event: PendingEvent,
    {
      error,
      refusals = event.refusals,
      atLeastMs = 0,
    }: { error: string; refusals?: number; atLeastMs?: number },
  ): Promise<void> {
    const attempts = event.attempts + 1;
    const waitMs = Math.max(atLeastMs, this.#backOffMs(attempts));
    await this.options.store.postpone(event, {
      dueAt: new Date(this.options.now().getTime() + waitMs),
      attempts,
      refusals,
      error,
    });
  }
}
