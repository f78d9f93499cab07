import {
  DriverContext,
  ObserveContext,
  RefusedError,
  UnavailableError,
} from '@groundwork/backstage-plugin-environments-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { destroyModule } from './destroyModule';
import { Marker } from './Layout';
import { writeState } from './state';
import { Workshop } from './Workshop';

/**
 * Destroys what nobody has a state of any more, from its marker alone, in one call
 * that takes as long as Terraform does.
 */
export async function destroyOrphan(
  workshop: Workshop,
  context: ObserveContext,
  directory: string,
): Promise<void> {
  const marker = await workshop.layout.readMarker(directory);
  if (!marker) {
    await workshop.layout.removeUnmarked(directory);
    return;
  }
  const { environmentId, environment: name, resource } = marker;
  const environment = { id: environmentId, name, owner: '' };
  const alone = contextOfOrphan(context, marker);
  let state = writeState({ directory });
  for (;;) {
    const step = await destroyModule(workshop, alone, {
      environment,
      resource,
      state,
    });
    switch (step.kind) {
      case 'done':
        return;
      case 'wait':
        state = step.state;
        await sleep(step.afterMs, undefined, { signal: context.signal });
        break;
      case 'retry':
        throw new UnavailableError(step.error);
      default:
        throw new RefusedError(step.error, step.remediation);
    }
  }
}

/** There is nobody to save for; a run that is left is found by its processes. */
function contextOfOrphan(
  context: ObserveContext,
  marker: Marker,
): DriverContext {
  return {
    ...context,
    // Nobody holds a lease of what does not exist.
    epoch: marker.epoch,
    opKey: () => marker.key,
    async save() {},
    intent: {
      begin: async () => 'new',
      async end() {},
      async clear() {},
    },
    secrets: {
      use: context.secrets.use,
      async put(name) {
        throw new RefusedError(
          `An orphan has no outputs, but there is '${name}'`,
        );
      },
    },
  };
}
