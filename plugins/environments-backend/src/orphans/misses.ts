import { StoredResource } from '../engine/types';
import { StoredOrphan } from './OrphanStore';

/** Whether a resource is one that is not there, and that an orphan could be. */
export function misses(
  resource: StoredResource,
  orphan: Pick<StoredOrphan, 'driver' | 'resource'>,
): boolean {
  return (
    resource.driver === orphan.driver &&
    resource.name === orphan.resource &&
    resource.status === 'absent' &&
    resource.appliedDesire !== undefined
  );
}
