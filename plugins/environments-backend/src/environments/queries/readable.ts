import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ReadableFilter } from '../../api/services';
import { assertNever } from '../../assertNever';

/** Leaves what a caller may read, by the column `owner_ref`. */
export function whereReadable(readable: ReadableFilter): Knex.QueryCallback {
  return query => {
    switch (readable.kind) {
      case 'all':
        break;
      case 'none':
        query.whereRaw('1 = 0');
        break;
      case 'owners':
        query.where(whereInArray('owner_ref', readable.owners));
        break;
      default:
        assertNever(readable);
    }
  };
}

/** Whether a caller may read what somebody owns. */
export function isReadable(readable: ReadableFilter, owner: string): boolean {
  return (
    readable.kind === 'all' ||
    (readable.kind === 'owners' && readable.owners.includes(owner))
  );
}
