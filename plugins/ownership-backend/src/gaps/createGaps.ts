import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { PeopleDirectory } from '../domain/onCall/people';
import { OwnershipIndex } from '../index/OwnershipIndex';
import { OnCallService } from '../onCall/OnCallService';
import { CodeownersProvider } from '../providers/codeowners/CodeownersProvider';
import { GapStore } from '../store/GapStore';
import { CatalogFiles } from './CatalogFiles';
import { CodeHistory } from './CodeHistory';
import { CodeReader } from './CodeReader';
import { GapsConfig } from './config';
import { GapList } from './GapList';
import { GapPatches } from './GapPatches';
import { GapRefresher } from './GapRefresher';
import { GapService } from './GapService';
import { GapSuggester } from './GapSuggester';
import { KnownSurroundings } from './Surroundings';

/** As much of the index as gaps need. */
export type GapIndex = Pick<
  OwnershipIndex,
  | 'allEntities'
  | 'entitiesOfKind'
  | 'findNearest'
  | 'freshness'
  | 'getEntity'
  | 'hasEntity'
  | 'identifiersOf'
  | 'sources'
>;

/** What the services about gaps are made with. */
export interface GapsOptions {
  settings: GapsConfig;
  index: GapIndex;
  onCall: Pick<OnCallService, 'onCall'>;
  codeowners: Pick<CodeownersProvider, 'rulesOf'>;
  people: PeopleDirectory;
  /** Connects to the database; tried again until it succeeds. */
  openStore: () => Promise<GapStore>;
  urlReader: UrlReaderService;
  /** Whether what has no owner gets that of its system or domain. */
  inheritOwners: boolean;
  logger: LoggerService;
  now: () => Date;
}

/** The services about gaps. */
export type Gaps = ReturnType<typeof createGaps>;

/** Puts the services about gaps together. */
export function createGaps(options: GapsOptions) {
  const { settings, index, people, openStore, logger, now } = options;
  const list = new GapList({ openStore });
  const surroundings = new KnownSurroundings({ index, now });
  const code = new CodeReader({
    codeowners: options.codeowners,
    history: new CodeHistory({ logger, now }),
    people,
    find: ref => index.getEntity(ref),
    logger,
    now,
  });
  const suggester = new GapSuggester({ index, surroundings, code, people });
  const files = new CatalogFiles({
    urlReader: options.urlReader,
    directories: settings.directories,
  });
  return {
    service: new GapService({ ...options, list, suggester, surroundings }),
    patches: new GapPatches({ index, list, suggester, files, logger }),
    refresher: new GapRefresher({ ...options, list, scope: settings.scope }),
  };
}
