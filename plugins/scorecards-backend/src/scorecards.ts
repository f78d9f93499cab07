import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { scorecardsFactsPushPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { ReadAuthorizer } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityPermissions } from './authorization-rules';
import { Backtester } from './backtest/Backtester';
import { ScorecardsConfig } from './config';
import { CollectorSettings, readCollectorSettings } from './collect';
import { Core, createCore } from './core';
import { DefinitionAdviser } from './definitions/DefinitionAdviser';
import { FactReader } from './facts/FactReader';
import { FactService } from './facts/FactService';
import { Gate } from './gate/Gate';
import { NoticeSender } from './notices/NoticeSender';
import { readPushConfig } from './push/config';
import { PushService } from './push/PushService';
import { createReaders } from './read';
import { DailyRollups } from './rollup/DailyRollups';
import { NextStepsService } from './rollup/NextStepsService';
import { OwnedSums } from './rollup/OwnedSums';
import { TeamService } from './rollup/TeamService';
import { readTierWeights } from './rollup/tierWeights';
import { WaiverKeeper } from './waivers/WaiverKeeper';
import { WaiverService } from './waivers/WaiverService';

/** What is known of entities, for collectors that sum it up. */
export interface KnownFacts extends Pick<FactReader, 'readingsOf'> {
  /** For how long a fact is fresh; undefined if nobody declares it. */
  freshnessMsOf(factId: string): number | undefined;
}

/** What the services of the plugin are made of. */
export interface ScorecardsOptions {
  knex: Knex;
  config: Config;
  settings: ScorecardsConfig;
  /**
   * Makes all collectors that there are. Some sum up what others have observed;
   * they can do so once all are known.
   */
  createCollectors: (facts: () => KnownFacts) => FactCollector[];
  auditor: AuditorService;
  authorizer: ReadAuthorizer;
  httpAuth: HttpAuthService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  urlReader: UrlReaderService;
  userInfo: UserInfoService;
  logger: LoggerService;
  now: () => Date;
  newId: () => string;
  /** Says in the queue who works on something. */
  worker: string;
}

/** The services of the plugin. */
export type Scorecards = ReturnType<typeof createScorecards>;

/** Puts the services of the plugin together. */
export function createScorecards(options: ScorecardsOptions) {
  const { knex, config, authorizer, now } = options;
  const push = readPushConfig(config);
  const tierWeights = readTierWeights(config);
  const made: { facts?: KnownFacts } = {};
  const collectors = options.createCollectors(() => {
    if (!made.facts) {
      throw new Error('Facts can be read once all collectors are known');
    }
    return made.facts;
  });
  const collectorSettings = readCollectorSettings(config, collectors);
  const core = createCore({ ...options, collectors, pushed: push.facts });
  made.facts = {
    readingsOf: refs => core.facts.readingsOf(refs),
    freshnessMsOf: factId => core.factCatalog.facts.get(factId)?.freshnessMs,
  };
  const { definitions, definitionStore, facts, factStore, factCatalog, marks } =
    core;
  const entityPermissions = new EntityPermissions(options);
  const owned = new OwnedSums({ knex, definitions });
  const adviser = createAdviser(core, collectorSettings, options);
  const deps = {
    ...options,
    adviser,
    definitions,
    entityPermissions,
    facts,
    marks,
    owned,
    sourceOf: (factId: string) => factCatalog.facts.get(factId)?.source,
    tierWeights,
  };
  return {
    ...core,
    adviser,
    collectors,
    collectorSettings,
    entityPermissions,
    readers: createReaders({
      ...deps,
      store: definitionStore,
      refused: core.refused,
      pending: marks,
    }),
    factService: new FactService({
      ...deps,
      catalog: factCatalog,
      reader: facts,
    }),
    push: new PushService({
      ...deps,
      config: push,
      catalog: factCatalog,
      store: factStore,
      mayPush: (credentials, entityRefs) =>
        entityPermissions.mayAct(
          scorecardsFactsPushPermission,
          credentials,
          entityRefs,
        ),
      readable: async (credentials, entityRefs) =>
        (await authorizer.readable(entityRefs, credentials)).refs,
    }),
    teams: new TeamService(deps),
    nextSteps: new NextStepsService(deps),
    waivers: new WaiverService(deps),
    waiverKeeper: new WaiverKeeper(deps),
    gate: new Gate(deps),
    backtester: new Backtester(deps),
    notices: new NoticeSender(deps),
    daily: new DailyRollups({ knex, now }),
  };
}

function createAdviser(
  core: Core,
  settings: ReadonlyMap<string, CollectorSettings>,
  { knex, now }: Pick<ScorecardsOptions, 'knex' | 'now'>,
): DefinitionAdviser {
  const disabled = [...settings]
    .filter(([, { enabled }]) => !enabled)
    .map(([id]) => id);
  return new DefinitionAdviser({
    ...core,
    knex,
    now,
    disabled: new Set(disabled),
  });
}
