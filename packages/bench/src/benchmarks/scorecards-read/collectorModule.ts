import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  builtInCollector,
  factCollectorsExtensionPoint,
} from '@groundwork/backstage-plugin-scorecards-node';

/**
 * Says which facts the collector of ownership observes, so that checks can
 * read what the store was filled with. Like all collectors here, it is
 * switched off.
 */
export default createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'bench-collector',
  register(env) {
    env.registerInit({
      deps: { collectors: factCollectorsExtensionPoint },
      async init({ collectors }) {
        collectors.addCollector({
          ...builtInCollector('ownership'),
          collect() {
            throw new Error('Nothing is collected while answers are timed');
          },
        });
      },
    });
  },
});
