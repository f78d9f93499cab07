import {
  AuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import { MaturityConfig } from '../config';
import { loadModel } from '../model';
import { Stores } from '../store';
import { FindingReader } from './FindingReader';
import { ModelKeeper } from './ModelKeeper';
import { Publisher } from './Publisher';
import { Refresher } from './Refresher';

/** What reads levels, and what knows the model. */
export interface Refreshing {
  refresher: Refresher;
  models: ModelKeeper;
}

/** Puts together what reads levels. */
export function createRefresher(options: {
  auth: AuthService;
  catalog: CatalogService;
  delivery: DeliveryService;
  logger: LoggerService;
  now: () => Date;
  scorecards: ScorecardsService;
  settings: MaturityConfig;
  stores: Stores;
  urlReader: UrlReaderService;
}): Refreshing {
  const { owner, location } = options.settings;
  const models = new ModelKeeper({
    ...options,
    source: {
      load: () => loadModel({ ...options, owner, location }),
      shipped: () => loadModel({ ...options, owner }),
    },
    publisher: new Publisher(options),
  });
  const refresher = new Refresher({
    ...options,
    models,
    findingReader: new FindingReader(options),
  });
  return { refresher, models };
}
