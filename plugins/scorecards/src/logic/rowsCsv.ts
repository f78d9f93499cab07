import {
  CHECK_STATUSES,
  EntityRow,
} from '@groundwork/backstage-plugin-scorecards-common';
import { levelNameOf } from './checks';
import { CsvValue, toCsv } from './csv';

/** Those of the backend's export, apart from the checks. */
const COLUMNS = [
  'entityRef',
  'title',
  'kind',
  'type',
  'lifecycle',
  'tier',
  'owner',
  'level',
  'levelName',
  'score',
  'coverage',
  'unmeasured',
  'since',
  'missing',
  ...CHECK_STATUSES,
  'version',
  'evaluatedAt',
];

function recordOf(row: EntityRow): Record<string, CsvValue> {
  const { entity, level, levels, missing, counts } = row;
  return {
    entityRef: entity.entityRef,
    title: entity.title,
    kind: entity.kind,
    type: entity.type,
    lifecycle: entity.lifecycle,
    tier: entity.tier,
    owner: entity.owner?.entityRef,
    level,
    levelName: levelNameOf(level, levels),
    score: row.score,
    coverage: row.coverage,
    unmeasured: row.unmeasured,
    since: row.since,
    missing: missing.map(({ checkId }) => checkId).join(' '),
    ...counts,
    version: row.version,
    evaluatedAt: row.evaluatedAt,
  };
}

/** Rows as the backend exports them. */
export function rowsCsv(rows: readonly EntityRow[]): string {
  return toCsv(COLUMNS, rows.map(recordOf));
}
