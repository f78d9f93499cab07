import { groupBy } from '../domain/collections/groupBy';
import { tookEffectAt } from '../domain/deployments';
import { DerivedRows, RepositoryRecords } from '../derive/types';
import { Horizons } from './horizons';

/** Why a deployment is not counted before which there was none. */
export const FIRST_DEPLOYMENT = 'firstDeployment';

/**
 * Records without those that are forgotten every day: until then they may still be
 * there, and be there again when subjects are folded anew.
 */
export function withoutOldRecords(
  records: RepositoryRecords,
  { records: horizon }: Pick<Horizons, 'records'>,
): RepositoryRecords {
  const isOld = (at: number | undefined) => at !== undefined && at < horizon;
  const running = lastBefore(
    records.deployments.map(({ deployment }) => deployment),
    horizon,
  );
  const incidents = records.incidents.filter(it => !isOld(it.resolvedAt));
  const foreignIncidents = records.foreignIncidents.filter(
    it => !isOld(it.resolvedAt),
  );
  const known = new Set([...incidents, ...foreignIncidents].map(it => it.id));
  return {
    ...records,
    incidents,
    foreignIncidents,
    // What people said stays, and would tell of an incident that is forgotten
    corrections: records.corrections.filter(
      ({ from }) => from.kind !== 'incident' || known.has(from.id),
    ),
    changes: records.changes.filter(
      ({ record }) => !isOld(record.change.mergedAt ?? record.closedAt),
    ),
    deployments: records.deployments.filter(
      ({ deployment: it }) => running.has(it.id) || !isOld(tookEffectAt(it)),
    ),
    requests: records.requests.filter(it => !isOld(it.endedAt ?? it.readyAt)),
  };
}

/** What still runs at the horizon: what came next is told from it. */
function lastBefore(
  deployments: ReadonlyArray<RepositoryRecords['deployments'][0]['deployment']>,
  horizon: number,
): Set<string> {
  const old = deployments.flatMap(it => {
    const at = tookEffectAt(it);
    return at !== undefined && at < horizon && it.result === 'succeeded'
      ? [{ it, at }]
      : [];
  });
  const places = groupBy(old, ({ it }) =>
    JSON.stringify([it.component, it.environment]),
  );
  return new Set(
    [...places.values()].flatMap(own => {
      const last = Math.max(...own.map(({ at }) => at));
      return own.filter(({ at }) => at === last).map(({ it }) => it.id);
    }),
  );
}

/**
 * Rows without those that count before the horizon. When something was deployed for
 * the first time stays: since then it counts how often it is.
 */
export function withoutOldRows(
  rows: DerivedRows,
  { numbers: horizon }: Pick<Horizons, 'numbers'>,
): DerivedRows {
  const isOld = (at: unknown) => typeof at === 'number' && at < horizon;
  return {
    ...rows,
    stage_span: rows.stage_span.filter(it => !isOld(it.end_at)),
    reading: rows.reading.filter(
      it => it.reason === FIRST_DEPLOYMENT || !isOld(it.at),
    ),
  };
}
