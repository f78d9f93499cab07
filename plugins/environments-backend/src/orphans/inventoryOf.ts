import {
  EnvironmentDriver,
  ObserveContext,
  OwnedObject,
} from '@groundwork/backstage-plugin-environments-node';
import { storable } from '../engine/domain/storable';

const MAX_DESCRIPTION = 1_000;

/**
 * Everything that a driver says is ours, fit to be stored.
 *
 * @throws Error if it cannot list everything, or names something in a way that
 * cannot be stored: half a list would make the rest look as if it were gone
 */
export async function inventoryOf(
  driver: EnvironmentDriver,
  context: ObserveContext,
): Promise<OwnedObject[]> {
  const objects: OwnedObject[] = [];
  for await (const object of driver.inventory(context)) {
    context.signal.throwIfAborted();
    // They are handed back to the driver, and compared: they must stay as they are.
    for (const field of ['externalId', 'environmentId', 'resource'] as const) {
      const text = object[field];
      if (text !== undefined && storable(text, text.length) !== text) {
        throw new Error(
          `The ${field} ${JSON.stringify(
            text,
          )} has characters that cannot be stored`,
        );
      }
    }
    const description = storable(object.description, MAX_DESCRIPTION);
    objects.push({ ...object, description });
  }
  return objects;
}
