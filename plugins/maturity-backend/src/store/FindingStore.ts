import {
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toJsonColumn,
  toTimestamp,
  upsertInChunks,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { StoredFinding } from './types';

interface FindingRow {
  scope: string;
  finding: unknown;
  read_at: TimestampColumn;
}

/** What holds changes up, by scope. */
export class FindingStore {
  constructor(private readonly knex: Knex) {}

  /** All, by scope; in one statement. */
  async load(): Promise<Map<string, StoredFinding>> {
    const rows: FindingRow[] = await this.knex('finding');
    return new Map(
      rows.map(row => [
        row.scope,
        {
          ...fromJsonColumn<Omit<StoredFinding, 'readAt'>>(
            this.knex,
            row.finding,
          )!,
          readAt: fromTimestamp(row.read_at).toISOString(),
        },
      ]),
    );
  }

  async save(
    trx: Knex.Transaction,
    findings: readonly StoredFinding[],
  ): Promise<boolean> {
    const rows = findings.map(({ readAt, ...finding }) => ({
      scope: finding.constraint.scope,
      finding: toJsonColumn(finding),
      read_at: toTimestamp(new Date(readAt)),
    }));
    await upsertInChunks(trx, 'finding', rows, { key: ['scope'] });
    return rows.length > 0;
  }
}
