import { LoggerService } from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { Config } from '@backstage/config';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { IncomingHttpHeaders } from 'node:http';
import { EnrichmentSource } from '../domain/enrichment/types';
import { FindReadable } from '../resolver/Readable';
import { Resolver } from '../resolver/Resolver';
import { readEnrichmentConfig } from './config';
import { Enricher } from './Enricher';
import { Enrichment, headerOf } from './Enrichment';
import { Receiver, ReceiverAnswer } from './Receiver';
import { SharedSecret } from './SharedSecret';

/** A receiver that hangs must not fill the memory with payloads. */
const MAX_SENDING = 100;

/** What the service is made with. */
export interface EnrichmentServiceOptions {
  config: Config;
  resolver: Pick<Resolver, 'resolve'>;
  logger: LoggerService;
  metrics?: Pick<MetricsService, 'createCounter'>;
  now: () => Date;
  /** How long enriching may take; what comes later is sent on without. */
  budgetMs?: number;
}

/** Adds owners to alerts, and sends them on. */
export class EnrichmentService {
  /** @throws if an option of `ownership.enrichment` cannot be meant */
  static fromConfig(options: EnrichmentServiceOptions): EnrichmentService {
    const { secret, receivers, ...facts } = readEnrichmentConfig(
      options.config,
    );
    return new EnrichmentService(
      new Enricher({ ...options, ...facts }),
      new Map(
        receivers.map(receiver => [receiver.name, new Receiver(receiver)]),
      ),
      options.metrics,
      secret === undefined ? undefined : new SharedSecret(secret),
    );
  }

  readonly #enrichments;
  readonly #deliveries;
  #sending = 0;

  private constructor(
    private readonly enricher: Enricher,
    private readonly receivers: ReadonlyMap<string, Receiver>,
    metrics: EnrichmentServiceOptions['metrics'],
    /** For callers without a token; undefined where none is configured. */
    readonly secret: SharedSecret | undefined,
  ) {
    this.#enrichments = metrics?.createCounter(
      'ownership.enrichment.payloads',
      {
        description: 'Alerts that came to be enriched, by what became of them',
      },
    );
    this.#deliveries = metrics?.createCounter(
      'ownership.enrichment.deliveries',
      { description: 'Alerts that were sent on, by receiver and its answer' },
    );
  }

  /** @throws NotFoundError that names those there are */
  receiver(name: string): Receiver {
    const receiver = this.receivers.get(name);
    if (!receiver) {
      const names = [...this.receivers.keys()].map(it => `'${it}'`).join(', ');
      throw new NotFoundError(
        `There is no receiver '${name}' under ownership.enrichment.receivers; ${
          names ? `there are ${names}` : 'there are none'
        }`,
      );
    }
    return receiver;
  }

  /** Never fails: at worst the body comes back as it was. */
  async enrich(
    source: EnrichmentSource,
    body: Buffer,
    readable: FindReadable,
  ): Promise<Enrichment> {
    const enrichment = await this.enricher.enrich(source, body, readable);
    this.count(source, enrichment);
    return enrichment;
  }

  /** Counts what became of a payload. */
  count(source: EnrichmentSource, enrichment: Enrichment): void {
    this.#enrichments?.add(1, { source, result: headerOf(enrichment) });
  }

  /**
   * @throws BadGatewayError when the receiver has no answer, and
   *   ServiceUnavailableError when too many wait for one already
   */
  async send(
    receiver: Receiver,
    body: Buffer,
    headers: IncomingHttpHeaders,
  ): Promise<ReceiverAnswer> {
    const { name } = receiver;
    if (this.#sending >= MAX_SENDING) {
      throw new ServiceUnavailableError(
        `${MAX_SENDING} payloads are being sent on already; send it again`,
      );
    }
    this.#sending += 1;
    let status: number | 'none' = 'none';
    try {
      const answer = await receiver.send(body, headers);
      status = answer.status;
      return answer;
    } finally {
      this.#sending -= 1;
      this.#deliveries?.add(1, { receiver: name, status });
    }
  }
}
