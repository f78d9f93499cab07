import { setImmediate } from 'node:timers/promises';
import { Config } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import {
  IdentifierBatch,
  IdentifierProvider,
} from '@groundwork/backstage-plugin-ownership-node';
import { BatchMaker } from './batches';
import { FeedConfig, readFeedConfigs } from './config';
import { FORMATS } from './formats/formats';
import { FeedError } from './formats/types';
import { createRowMapper, FeedCatalog } from './mapping';
import {
  abortError,
  checkContentType,
  createOrigin,
  OriginServices,
  RememberedOrigin,
} from './origin';

const MAX_BYTES = 50 * 1024 * 1024;
const MAX_ROWS = 1_000_000;

/** What feed providers are made with. */
export interface FeedProviderOptions {
  config: Config;
  origins: OriginServices;
  catalog: FeedCatalog;
  now: () => Date;
  /** Rows that a feed may have; a million unless said. */
  maxRows?: number;
}

/** Identifiers from a file or URL, by a mapping that the configuration declares. */
export class FeedProvider implements IdentifierProvider {
  readonly source: string;
  readonly refreshPeriod: HumanDuration;

  /** One provider for each of `ownership.feeds`. */
  static fromConfig(options: FeedProviderOptions): FeedProvider[] {
    return readFeedConfigs(options.config).map(
      feed =>
        new FeedProvider(
          feed,
          new RememberedOrigin(
            createOrigin(feed.origin, options.origins, {
              maxBytes: FORMATS[feed.format].maxBytes ?? MAX_BYTES,
            }),
          ),
          options,
        ),
    );
  }

  private constructor(
    private readonly feed: FeedConfig,
    private readonly origin: RememberedOrigin,
    private readonly options: FeedProviderOptions,
  ) {
    this.source = `feed:${feed.id}`;
    this.refreshPeriod = feed.refresh;
  }

  async *read(context: {
    signal: AbortSignal;
  }): AsyncGenerator<IdentifierBatch> {
    const { feed, options } = this;
    if (feed.mapping.entity.by !== 'ref' && !options.catalog.isReady()) {
      throw new FeedError(
        `feed '${feed.id}' is not read: it names entities by ${feed.mapping.entity.by}, and the catalog has not been read yet`,
      );
    }
    const signal = AbortSignal.any([
      context.signal,
      AbortSignal.timeout(feed.timeoutMs),
    ]);
    try {
      yield* this.readRows(signal);
    } catch (error) {
      const cause = signal.aborted ? abortError(signal) : error;
      throw new FeedError(
        `feed '${feed.id}', ${this.origin.where}: ${
          cause instanceof Error ? cause.message : cause
        }`,
        { cause },
      );
    }
  }

  private async *readRows(
    signal: AbortSignal,
  ): AsyncGenerator<IdentifierBatch> {
    const { feed, options } = this;
    const format = FORMATS[feed.format];
    const content = await this.origin.open({ signal });
    checkContentType(content, this.origin.where, format.contentTypes);
    const batches = new BatchMaker(
      createRowMapper({
        mapping: feed.mapping,
        isCsv: feed.format === 'csv',
        source: this.source,
        catalog: options.catalog,
      }),
      {
        observedAt: options.now().toISOString(),
        confidence: feed.mapping.confidence,
        maxRows: options.maxRows ?? MAX_ROWS,
      },
    );
    for await (const rows of format.createReader(feed)(content.body)) {
      signal.throwIfAborted();
      if (rows.length > 0) {
        yield batches.add(rows);
      }
      await setImmediate();
    }
    yield batches.end();
  }
}
