import { JsonObject } from '@backstage/types';
import {
  DriverPlan,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { DatabaseFiles } from './DatabaseFiles';
import { parseSqliteSpec } from './spec';
import { readState, SEED_CHANGED, seedKey } from './state';

/**
 * What would be done. It changes nothing.
 *
 * @internal
 */
export async function planDatabase(
  files: DatabaseFiles,
  { desired, state }: { desired?: ResourceDesire; state?: JsonObject },
): Promise<DriverPlan> {
  if (!desired) {
    const resource = readState(state)?.resource;
    const changes = resource ? [`remove database '${resource}'`] : [];
    return { action: 'destroy', changes };
  }
  const spec = parseSqliteSpec(desired.spec);
  const fingerprint = { seed: seedKey(spec, desired) };
  const known = readState(state);
  if (await files.has(desired.environment.id, desired.resource)) {
    return known && known.seed !== fingerprint.seed
      ? { action: 'update', changes: [SEED_CHANGED], fingerprint }
      : { action: 'unchanged', changes: [], fingerprint };
  }
  const { file, sql = [] } = spec.seed ?? {};
  const from = [
    ...(file === undefined ? [] : [file]),
    ...(sql.length === 0
      ? []
      : [sql.length === 1 ? 'a text of SQL' : `${sql.length} texts of SQL`]),
  ].join(' and ');
  const filled = from === '' ? 'empty' : `filled by ${from}`;
  // Where, is told by its outputs: what is planned may have no id yet, and whoever
  // agrees to it agrees to what is in it.
  const changes = [`database '${desired.resource}', ${filled}`];
  return { action: 'create', changes, fingerprint };
}
