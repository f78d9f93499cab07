import {
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { GapKind } from '@groundwork/backstage-plugin-ownership-common';
import type { Knex } from 'knex';
import { GapDetail } from '../domain/gaps/finding';
import { StoredGap } from '../domain/gaps/storedGap';

/** A row of the table of gaps. */
export interface GapRow {
  id: string;
  entity_ref: string;
  kind: string;
  since: TimestampColumn;
  title: string;
  tier: number | null;
  owners: unknown;
  detail: unknown;
  revision: number | string;
  closed_at: TimestampColumn | null;
}

export function toGapRow(gap: StoredGap, revision: number): GapRow {
  return {
    id: gap.id,
    entity_ref: gap.entityRef,
    kind: gap.kind,
    since: toTimestamp(gap.since),
    title: gap.title,
    tier: gap.tier ?? null,
    owners: toJsonColumn([...gap.owners]),
    detail: toJsonColumn(gap.detail),
    revision,
    closed_at: toTimestamp(gap.closedAt),
  };
}

export function fromGapRow(knex: Knex, row: GapRow): StoredGap {
  return {
    id: row.id,
    kind: row.kind as GapKind,
    entityRef: row.entity_ref,
    since: fromTimestamp(row.since),
    title: row.title,
    ...(row.tier !== null && { tier: row.tier }),
    owners: fromJsonColumn<string[]>(knex, row.owners) ?? [],
    detail: fromJsonColumn<GapDetail>(knex, row.detail) ?? {},
    ...(row.closed_at && { closedAt: fromTimestamp(row.closed_at) }),
  };
}
