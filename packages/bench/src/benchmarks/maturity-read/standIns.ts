import {
  coreServices,
  createBackendFeatureLoader,
  createServiceFactory,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { deliveryServiceRef } from '@groundwork/backstage-plugin-delivery-node';
import { scorecardsServiceRef } from '@groundwork/backstage-plugin-scorecards-node';
import { createDeliveryService } from './deliveryService';
import { HeldScheduler } from './HeldScheduler';
import { createMaturityModule } from './maturityModule';
import { createScorecardsService } from './scorecardsService';
import { World } from './World';

/**
 * What stands in for scorecards and delivery, whose time is no part of what is
 * measured, and for the scheduler, so that nothing is read while answers are timed.
 */
export default createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }: { config: RootConfigService }) {
    const world = new World(config);
    yield createServiceFactory({
      service: scorecardsServiceRef,
      deps: {},
      factory: () => createScorecardsService(world),
    });
    yield createServiceFactory({
      service: deliveryServiceRef,
      deps: {},
      factory: () => createDeliveryService(world),
    });
    yield createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () => new HeldScheduler(),
    });
    yield createMaturityModule(world);
  },
});
