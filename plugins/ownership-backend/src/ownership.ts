import {
  DatabaseService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  IdentifierProvider,
  OnCallProvider,
} from '@groundwork/backstage-plugin-ownership-node';
import { OwnershipConfig } from './config';
import { ContactService } from './contact/ContactService';
import { EntityProjection } from './domain/projection';
import { CATALOG_SOURCE, FEEDBACK_SOURCE } from './domain/resolve/candidates';
import { EntityList } from './entities/EntityList';
import { EntityService } from './entities/EntityService';
import { FeedbackService } from './feedback/FeedbackService';
import { readGapsConfig } from './gaps/config';
import { createGaps } from './gaps/createGaps';
import { OwnershipIndex } from './index/OwnershipIndex';
import { IcalOnCallProvider } from './onCall/IcalOnCallProvider';
import { KnownPeople } from './onCall/KnownPeople';
import { OnCallService } from './onCall/OnCallService';
import { CodeownersProvider } from './providers/codeowners/CodeownersProvider';
import { PathOwnership } from './providers/codeowners/PathOwnership';
import { FeedProvider } from './providers/feeds/FeedProvider';
import { createRegistry } from './registry';
import { Resolver } from './resolver/Resolver';
import { GapStore } from './store/GapStore';
import { openOnce } from './store/openOnce';
import { OwnershipStore } from './store/OwnershipStore';

/** What the services of the plugin are made of. */
export interface OwnershipOptions {
  config: Config;
  settings: OwnershipConfig;
  database: DatabaseService;
  openStore: () => Promise<OwnershipStore>;
  urlReader: UrlReaderService;
  /** What other modules have added. */
  identifierProviders: readonly IdentifierProvider[];
  onCallProviders: readonly OnCallProvider[];
  logger: LoggerService;
  now: () => Date;
  newId: () => string;
  /** What relative paths of the configuration are relative to. */
  directory: string;
}

/** The services of the plugin. */
export type Ownership = Awaited<ReturnType<typeof createOwnership>>;

/** Puts the services of the plugin together, and loads the index. */
export async function createOwnership(options: OwnershipOptions) {
  const { config, settings, openStore, logger, now, directory } = options;
  const { inheritOwners } = settings;
  const index = await OwnershipIndex.start({
    openStore,
    snapshotFile: settings.snapshotFile,
    refreshPeriodMs: durationToMilliseconds(settings.refresh),
    logger,
    now,
  });
  const find = (entityRef: string) => index.getEntity(entityRef);
  const people = new KnownPeople({ users: () => usersOf(index), now });
  const origins = {
    urlReader: options.urlReader,
    integrations: ScmIntegrations.fromConfig(config),
    directory,
  };
  const ical = IcalOnCallProvider.fromConfig({
    config,
    origins,
    people,
    logger,
    now,
  });
  const onCall = new OnCallService({
    providers: [ical, ...options.onCallProviders],
    sharesAnswers: options.onCallProviders.length === 0,
    find,
    logger,
  });
  const contacts = new ContactService({ find, onCall });
  const { codeowners, providers } = createProviders(options, {
    index,
    people,
    origins,
  });
  const gapSettings = readGapsConfig(config, directory);
  const gaps = createGaps({
    settings: gapSettings,
    index,
    onCall,
    codeowners,
    people,
    openStore: openOnce(() => GapStore.open(options.database, openStore)),
    urlReader: options.urlReader,
    inheritOwners,
    logger,
    now,
  });
  const resolver = new Resolver({
    index,
    inheritOwners,
    pathOwners: new PathOwnership({ codeowners, logger }),
    contacts: (entities, { at, readable }) =>
      contacts.cards(entities, { at, findReadable: readable }),
  });
  const entities = new EntityService({
    index,
    contacts,
    gapsOf: (entity, { readable }) => gaps.service.gapsOf(entity, { readable }),
    inheritOwners,
  });
  const list = new EntityList({ index, inheritOwners });
  const feedback = new FeedbackService({
    index,
    openStore,
    logger,
    newId: options.newId,
  });
  return {
    index,
    resolver,
    entities,
    list,
    feedback,
    gaps,
    gapSettings,
    ical,
    codeowners,
    providers,
  };
}

function createProviders(
  options: OwnershipOptions,
  made: {
    index: OwnershipIndex;
    people: KnownPeople;
    origins: {
      urlReader: UrlReaderService;
      integrations: ScmIntegrations;
      directory: string;
    };
  },
) {
  const { config, urlReader, now, directory } = options;
  const { index, people, origins } = made;
  const catalog = {
    isReady: () => wasCatalogRead(index),
    allEntities: () => index.allEntities(),
    hasEntity: (entityRef: string) => index.hasEntity(entityRef),
    findByIdentifier: index.findByIdentifier.bind(index),
    people,
  };
  const codeowners = new CodeownersProvider({
    config,
    urlReader,
    catalog,
    directory,
    now,
  });
  const feeds = FeedProvider.fromConfig({ config, origins, catalog, now });
  // Identifiers are kept by source: two of one name would delete each other's.
  const providers = createRegistry<ScheduledProvider>(
    it => it.source,
    [CATALOG_SOURCE, FEEDBACK_SOURCE],
  );
  [
    codeowners,
    ...feeds,
    ...options.identifierProviders.map(withDefaultPeriod),
  ].forEach(providers.add);
  return { codeowners, providers: providers.all };
}

/** How often providers of other modules are read. */
const MODULE_REFRESH = { minutes: 15 };

type ScheduledProvider = IdentifierProvider & { refreshPeriod: HumanDuration };

function withDefaultPeriod(provider: IdentifierProvider): ScheduledProvider {
  return {
    source: provider.source,
    refreshPeriod: MODULE_REFRESH,
    read: provider.read.bind(provider),
  };
}

function wasCatalogRead(index: OwnershipIndex): boolean {
  return index.sources.some(
    ({ source, succeededAt }) => source === CATALOG_SOURCE && succeededAt,
  );
}

function* usersOf(index: OwnershipIndex): Iterable<EntityProjection> {
  for (const entity of index.allEntities()) {
    if (entity.kind === 'user') {
      yield entity;
    }
  }
}
