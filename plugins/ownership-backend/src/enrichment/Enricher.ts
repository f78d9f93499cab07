import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { ResolvedPart } from '@groundwork/backstage-plugin-ownership-common';
import { readAlerts } from '../domain/enrichment/alerts';
import { FactOptions } from '../domain/enrichment/facts';
import { readPagerDutyEvent } from '../domain/enrichment/pagerduty';
import {
  EnrichmentSource,
  NotUnderstoodError,
  ReadPayload,
} from '../domain/enrichment/types';
import { MAX_ANSWERS } from '../domain/enrichment/verdict';
import { untilAborted } from '../providers/feeds/origin';
import { FindReadable } from '../resolver/Readable';
import { Resolver } from '../resolver/Resolver';
import { Enrichment, EnrichmentError, FailureReason } from './Enrichment';

const BUDGET_MS = 800;
const MAX_ALERTS = 500;
const MAX_AT_ONCE = 16;

/** More is not accepted by PagerDuty, and so would not arrive. */
const MAX_PAGERDUTY_BYTES = 512 * 1024;

/** What the enricher is made with. */
export interface EnricherOptions extends FactOptions {
  resolver: Pick<Resolver, 'resolve'>;
  logger: LoggerService;
  now: () => Date;
  /** How long enriching may take. */
  budgetMs?: number;
  /** How many alerts of one payload are enriched; others stay as they are. */
  maxAlerts?: number;
  /** How many payloads are enriched at the same time. */
  maxAtOnce?: number;
}

/**
 * Adds to alerts whose they are.
 *
 * An alert without its owner is worth more than none, so that this never fails
 * and never takes long: whatever goes wrong, the bytes come back as they were,
 * with the reason.
 */
export class Enricher {
  #running = 0;

  constructor(private readonly options: EnricherOptions) {}

  /** @param readable - which entities the alert may tell of */
  async enrich(
    source: EnrichmentSource,
    body: Buffer,
    readable: FindReadable,
  ): Promise<Enrichment> {
    try {
      return await this.#tryToEnrich(source, body, readable);
    } catch (error) {
      const reason = reasonOf(error);
      this.options.logger.warn(
        `Alerts of ${source} go on without their owners`,
        error as Error,
      );
      return { result: 'failed', reason, body };
    }
  }

  async #tryToEnrich(
    source: EnrichmentSource,
    body: Buffer,
    readable: FindReadable,
  ): Promise<Enrichment> {
    const { maxAlerts = MAX_ALERTS, maxAtOnce = MAX_AT_ONCE } = this.options;
    const payload = read(source, body, maxAlerts);
    if (payload.question === undefined) {
      return { result: 'unchanged', reason: 'nothing-to-enrich', body };
    }
    if (this.#running >= maxAtOnce) {
      throw new EnrichmentError(
        'busy',
        `${maxAtOnce} payloads are being enriched already`,
      );
    }
    const { parts, hasContacts } = await this.#ask(payload, readable);
    const enriched = Buffer.from(payload.enrich(parts, this.options));
    if (source === 'pagerduty' && isTooLarge(enriched, body)) {
      throw new EnrichmentError(
        'too-large',
        `with owners it would have ${enriched.length} bytes; PagerDuty takes ${MAX_PAGERDUTY_BYTES}`,
      );
    }
    if (payload.leftOut > 0) {
      return { result: 'partial', reason: 'too-many-alerts', body: enriched };
    }
    return hasContacts
      ? { result: 'enriched', body: enriched }
      : { result: 'partial', reason: 'contacts-unavailable', body: enriched };
  }

  /**
   * Asks for owners and contacts. If they fail or half of the time goes by
   * without them, asks for owners alone, which are in memory: they are worth
   * having without knowing who is on call.
   */
  async #ask(
    payload: ReadPayload,
    readable: FindReadable,
  ): Promise<{ parts: ResolvedPart[]; hasContacts: boolean }> {
    const { budgetMs = BUDGET_MS } = this.options;
    const timeout = new EnrichmentError(
      'timeout',
      `there was no answer within ${budgetMs} ms`,
    );
    const half = new AbortController();
    const whole = new AbortController();
    const timers = [
      setTimeout(() => half.abort(), budgetMs / 2),
      setTimeout(() => whole.abort(timeout), budgetMs),
    ];
    const withContacts = this.#resolve(payload, readable, true).then(parts => ({
      parts,
      hasContacts: true,
    }));
    try {
      return await untilAborted(withContacts, half.signal);
    } catch (error) {
      this.options.logger.debug(`Contacts are late or fail: ${String(error)}`);
      const alone = this.#resolve(payload, readable, false).then(parts => ({
        parts,
        hasContacts: false,
      }));
      const either = Promise.any([withContacts, alone]).catch(() => alone);
      return await untilAborted(either, whole.signal);
    } finally {
      timers.forEach(timer => clearTimeout(timer));
    }
  }

  async #resolve(
    { question, asked }: ReadPayload,
    readable: FindReadable,
    withContacts: boolean,
  ): Promise<ResolvedPart[]> {
    // Counts until it ends, not until nobody waits for it any more.
    this.#running += 1;
    try {
      const answer = await this.options.resolver.resolve(
        {
          payload: question,
          limit: MAX_ANSWERS,
          include: withContacts ? ['contact'] : [],
        },
        { readable, now: this.options.now() },
      );
      const parts = answer.parts ?? [answer];
      if (parts.length !== asked) {
        throw new Error(`${asked} alerts got ${parts.length} answers`);
      }
      return parts;
    } finally {
      this.#running -= 1;
    }
  }
}

function read(
  source: EnrichmentSource,
  body: Buffer,
  maxAlerts: number,
): ReadPayload {
  const text = textOf(body);
  switch (source) {
    case 'alertmanager':
    case 'grafana':
      return readAlerts(text, maxAlerts);
    case 'pagerduty':
      return readPagerDutyEvent(text, maxAlerts);
    default:
      throw new Error(`There is no source '${source satisfies never}'`);
  }
}

/** Bytes that are not UTF-8 would not come back as they were. */
function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      body,
    );
  } catch (error) {
    throw new NotUnderstoodError('the payload is not UTF-8', { cause: error });
  }
}

function isTooLarge(enriched: Buffer, original: Buffer): boolean {
  return (
    enriched.length > MAX_PAGERDUTY_BYTES &&
    original.length <= MAX_PAGERDUTY_BYTES
  );
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof EnrichmentError) {
    return error.reason;
  }
  if (error instanceof NotUnderstoodError) {
    return 'not-understood';
  }
  return error instanceof ServiceUnavailableError ? 'unavailable' : 'error';
}
