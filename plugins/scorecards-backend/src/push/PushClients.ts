import { createHash, timingSafeEqual } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { means, PushClientConfig } from './config';

/** Somebody who reports facts with a token of their own. */
export class PushClient {
  readonly id: string;
  /** Whether it may report about some entities only. */
  readonly isLimited: boolean;
  readonly #digest: Buffer;
  readonly #patterns: readonly string[];
  readonly #selects: (entity: Entity) => boolean;

  constructor(config: PushClientConfig) {
    this.id = config.id;
    this.isLimited = config.entities !== undefined;
    this.#digest = digestOf(config.secret);
    this.#patterns = config.facts;
    this.#selects =
      config.entities === undefined
        ? () => true
        : filterPredicateToFilterFunction<Entity>(config.entities);
  }

  /** In a time that tells nothing of the secret. */
  hasSecret(digest: Buffer): boolean {
    return timingSafeEqual(digest, this.#digest);
  }

  mayReport(factId: string): boolean {
    return this.#patterns.some(pattern => means(pattern, factId));
  }

  mayReportAbout(entity: Entity): boolean {
    return this.#selects(entity);
  }

  /** What it may report, for people. */
  get scope(): string {
    return this.#patterns.join(', ');
  }
}

/** Tells clients apart by what they show. */
export class PushClients {
  readonly #clients: readonly PushClient[];

  constructor(configs: readonly PushClientConfig[]) {
    this.#clients = configs.map(config => new PushClient(config));
  }

  /** @param authorization - The header of a request */
  find(authorization: string | undefined): PushClient | undefined {
    const [, secret] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    if (secret === undefined) {
      return undefined;
    }
    const digest = digestOf(secret);
    // All are asked, so that the time does not tell which one it is
    return this.#clients.filter(client => client.hasSecret(digest)).at(0);
  }
}

/** Of equal length for secrets of any. */
function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
