import {
  CHECK_STATUSES,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { nameOfLevel } from '../../read/present/level';
import { RowWithChecks } from '../../read/present/row';

/** A row of an export; without a value where there is none. */
export type ExportRecord = Record<
  string,
  string | number | boolean | undefined
>;

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

/** Columns of the statuses of checks, which could be called like another one. */
const columnOf = (checkId: string) => `check:${checkId}`;

/** The columns of an export, in their order. */
export function exportColumns({ checks }: ScorecardDefinition): string[] {
  return [...COLUMNS, ...checks.map(({ id }) => columnOf(id))];
}

/** What an export says of an entity. */
export function exportRecord(
  { row, statuses }: RowWithChecks,
  { checks }: ScorecardDefinition,
): ExportRecord {
  const { entity, level, counts } = row;
  const record: ExportRecord = {
    entityRef: entity.entityRef,
    title: entity.title,
    kind: entity.kind,
    type: entity.type,
    lifecycle: entity.lifecycle,
    tier: entity.tier,
    owner: entity.owner?.entityRef,
    level,
    levelName: nameOfLevel(row, level),
    score: row.score,
    coverage: row.coverage,
    unmeasured: row.unmeasured,
    since: row.since,
    missing: row.missing.map(({ checkId }) => checkId).join(' '),
    ...counts,
    version: row.version,
    evaluatedAt: row.evaluatedAt,
  };
  for (const { id } of checks) {
    const letter = statuses.get(id);
    if (letter) {
      record[columnOf(id)] = letter.enforced
        ? letter.status
        : `${letter.status} (announced)`;
    }
  }
  return record;
}
