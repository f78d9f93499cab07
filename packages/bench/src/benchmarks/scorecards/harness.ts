import { Knex } from 'knex';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  createScorecardsHarness,
  ScorecardsHarness,
} from '@groundwork/backstage-plugin-scorecards-backend/testUtils';
import { collectors, pushedDeclarations } from './facts';

/** The plugin's parts, and the connection that they use. */
export interface OpenedScorecards {
  harness: ScorecardsHarness;
  knex: Knex;
  close(): Promise<void>;
}

/** Says what goes wrong; the rest would cost time. */
const logger: LoggerService = {
  error: (message, meta) =>
    process.stderr.write(`${message} ${String(meta ?? '')}\n`),
  warn: (message, meta) =>
    process.stderr.write(`${message} ${String(meta ?? '')}\n`),
  info() {},
  debug() {},
  child: () => logger,
};

/** Connections are closed by hand. */
const lifecycle: LifecycleService = {
  addStartupHook() {},
  addShutdownHook() {},
};

/** Puts the plugin's parts on a database, as a backend would. */
export async function openScorecards(
  database: JsonObject,
): Promise<OpenedScorecards> {
  const config = new ConfigReader({ backend: { database } });
  const service = DatabaseManager.fromConfig(config, {
    rootLogger: logger,
  }).forPlugin('scorecards', { logger, lifecycle });
  const knex = await service.getClient();
  const harness = await createScorecardsHarness({
    database: service,
    urlReader: UrlReaders.default({ config, logger }),
    logger,
    collectors,
    pushed: pushedDeclarations,
  });
  return { harness, knex, close: () => knex.destroy() };
}
