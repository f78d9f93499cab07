import { Freshness } from '@groundwork/backstage-plugin-ownership-common';
import { CATALOG_SOURCE } from '../domain/resolve/candidates';
import { SourceState } from '../store/sources';

/** A catalog is late when it was not read for so many periods. */
const LATE_PERIODS = 3;
const MAX_NAMED = 3;

/** What tells how fresh the index is. */
export interface FreshnessInputs {
  now: Date;
  sources: Iterable<SourceState>;
  /** How often the catalog is to be read. */
  refreshPeriodMs: number;
  database:
    | { status: 'reachable' }
    | { status: 'unreachable'; since: Date; snapshotOf?: Date };
}

/**
 * Tells up to when the index is complete, and what keeps it from being so.
 *
 * The reasons name no errors, repositories or hosts: whoever asks gets to read
 * them. Those are in the log, and in the states of the sources.
 */
export function freshnessOf(inputs: FreshnessInputs): Freshness {
  const sources = [...inputs.sources];
  const catalog = sources.find(({ source }) => source === CATALOG_SOURCE);
  const failing = sources.filter(
    ({ source, error }) => source !== CATALOG_SOURCE && error !== undefined,
  );
  const reasons = [
    ...reasonsOfDatabase(inputs),
    ...reasonsOfCatalog(inputs, catalog),
    ...reasonsOfSources(failing),
  ];
  const complete = [catalog, ...failing]
    .map(state => state?.succeededAt)
    .filter(time => time !== undefined)
    .map(time => time.getTime());
  const asOf = catalog?.succeededAt ? Math.min(...complete) : 0;
  return {
    asOf: new Date(asOf).toISOString(),
    degraded: reasons.length > 0,
    degradedReasons: reasons,
  };
}

function reasonsOfDatabase({ database }: FreshnessInputs): string[] {
  if (database.status === 'reachable') {
    return [];
  }
  const { since, snapshotOf } = database;
  const from = snapshotOf
    ? `the snapshot of ${snapshotOf.toISOString()}`
    : 'memory';
  return [
    `The database cannot be reached since ${since.toISOString()}; this is answered from ${from}.`,
  ];
}

function reasonsOfCatalog(
  { now, refreshPeriodMs }: FreshnessInputs,
  catalog: SourceState | undefined,
): string[] {
  const { succeededAt } = catalog ?? {};
  if (!succeededAt) {
    return [
      'The catalog has not been read yet; what it lists is missing or incomplete.',
    ];
  }
  const isLate =
    now.getTime() - succeededAt.getTime() > LATE_PERIODS * refreshPeriodMs;
  return isLate
    ? [
        `The catalog was last read at ${succeededAt.toISOString()}; what changed since is missing.`,
      ]
    : [];
}

function reasonsOfSources(failing: SourceState[]): string[] {
  const isPrivate = ({ source }: SourceState) => source.includes('/');
  const named = failing.filter(state => !isPrivate(state));
  const reasons = named
    .slice(0, MAX_NAMED)
    .map(({ source, succeededAt }) =>
      succeededAt
        ? `Source '${source}' could not be read since ${succeededAt.toISOString()}; what it says may be old.`
        : `Source '${source}' could never be read; what it says is missing.`,
    );
  const unnamed = failing.length - reasons.length;
  if (unnamed > 0) {
    const other = reasons.length > 0 ? ' other' : '';
    reasons.push(
      unnamed === 1
        ? `One${other} source could not be read; what it says may be old or missing.`
        : `${unnamed}${other} sources could not be read; what they say may be old or missing.`,
    );
  }
  return reasons;
}
