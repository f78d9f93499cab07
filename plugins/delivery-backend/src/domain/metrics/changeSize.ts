import { Change } from '../types';
import { Reading } from './Reading';

/** Raised when what the size of a change is changes. */
export const CHANGE_SIZE_DEFINITION_VERSION = 1;

/** The size of merged changes, in lines added and removed together. */
export function changeSizes(changes: readonly Change[]): Reading[] {
  return changes.flatMap(({ id: item, size, mergedAt: at }) => {
    if (at === undefined) {
      return [];
    }
    const reading: Reading = size
      ? {
          item,
          at,
          status: 'measured',
          value: size.added + size.removed,
          isApproximate: false,
          isOpen: false,
        }
      : { item, at, status: 'excluded', reason: 'sizeUnknown' };
    return reading;
  });
}
