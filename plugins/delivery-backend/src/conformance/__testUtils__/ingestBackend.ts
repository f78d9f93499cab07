import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { deliveryPlugin } from '../../plugin';

/** What the process is told, as JSON in its only argument. */
export interface IngestBackendOptions {
  config: JsonObject;
}

/** What it says when it takes requests. */
export const STARTED = 'started';

/** A real backend with nothing but this plugin, until it is killed. */
async function main({ config }: IngestBackendOptions): Promise<void> {
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => new ConfigReader(config),
    }),
  );
  backend.add(catalogServiceMock.factory({ entities: [] }));
  backend.add(deliveryPlugin);
  await backend.start();
  process.send?.(STARTED);
}

if (require.main === module) {
  main(JSON.parse(process.argv[2])).catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
}
