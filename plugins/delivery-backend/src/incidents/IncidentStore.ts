import { InputError } from '@backstage/errors';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import {
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { pageOf, timeOf } from '../log/page';
import { IncidentRecord } from '../projections';
import { ScopeFilter } from '../query/scope';

interface IncidentRow {
  id: string;
  detected_at: TimestampColumn;
  record: unknown;
  component: string | null;
  team: string | null;
}

/** An incident, with what it is of. */
export interface FoundIncident {
  record: IncidentRecord;
  /** As the catalog calls it, where it knows it. */
  component?: string;
  /** Who owned the component then; where that is not known yet, who does now. */
  team?: string;
}

/** Which incidents, and from where on. */
export interface IncidentQuery {
  filter: ScopeFilter;
  status?: 'open' | 'resolved';
  /** When they were detected, at the earliest. */
  from?: Date;
  /** When they were detected, before. */
  to?: Date;
  limit: number;
  cursor?: string;
}

/** Of several, while an incident moves from one repository to another. */
const LATEST_READING = `(SELECT MAX(latest.id) FROM reading AS latest
  WHERE latest.item = incident.id AND latest.metric = 'restore-time')`;
/** What it was corrected to just now comes before what was derived until then. */
const COMPONENT = `CASE WHEN incident.component IS NOT NULL
  THEN COALESCE(known.component, reading.component, incident.component) END`;
const TEAM = `CASE
  WHEN incident.component IS NULL THEN NULL
  WHEN reading.item IS NULL OR known.component <> reading.component THEN known.owner
  ELSE reading.team END`;

const cursors = createCursorCodec({ at: 'string', id: 'string' });

/** PostgreSQL cannot even be asked for what has U+0000. */
function positionOf(cursor: string): { at: string; id: string } {
  const position = cursors.decode(cursor);
  if (position.id.includes('\0')) {
    throw new InputError('cursor is none that a page has given');
  }
  return position;
}

/** Incidents, as they are told. */
export class IncidentStore {
  constructor(private readonly knex: Knex) {}

  /** The newest first, in one statement. */
  async findPage({ filter, status, from, to, limit, cursor }: IncidentQuery) {
    const query = this.#found()
      .whereNotNull('i.detected_at')
      .where(filter.where('i', { hasItem: false }));
    if (status) {
      query[status === 'open' ? 'whereNull' : 'whereNotNull']('i.resolved_at');
    }
    if (from) {
      query.where('i.detected_at', '>=', toTimestamp(from));
    }
    if (to) {
      query.where('i.detected_at', '<', toTimestamp(to));
    }
    if (cursor !== undefined) {
      const { at, id } = positionOf(cursor);
      query.whereRaw('(??, ??) < (?, ?)', [
        'i.detected_at',
        'i.id',
        toTimestamp(timeOf(at)),
        id,
      ]);
    }
    const rows: IncidentRow[] = await query
      .orderBy([
        { column: 'i.detected_at', order: 'desc' },
        { column: 'i.id', order: 'desc' },
      ])
      .limit(limit + 1);
    const { items, pageInfo } = pageOf(rows, limit, ({ detected_at, id }) =>
      cursors.encode({ at: fromTimestamp(detected_at).toISOString(), id }),
    );
    return { items: items.map(it => this.#incidentOf(it)), pageInfo };
  }

  /** @returns undefined if there is none */
  async find(id: string): Promise<FoundIncident | undefined> {
    const row: IncidentRow | undefined = await this.#found()
      .where('i.id', id)
      .first();
    return row && this.#incidentOf(row);
  }

  /** What those of some incidents are called that a filter lets through. */
  async findTitles(
    ids: readonly string[],
    filter: ScopeFilter,
  ): Promise<Map<string, string>> {
    const rows: IncidentRow[] = await this.#found()
      .where(whereInArray('i.id', ids))
      .where(filter.where('i', { hasItem: false }));
    return new Map(rows.map(it => [it.id, this.#incidentOf(it).record.title]));
  }

  /**
   * Incidents as rows that a scope can choose from: what was derived of them says
   * whose they are, and until then the catalog does.
   */
  #found(): Knex.QueryBuilder {
    const { knex } = this;
    return knex(
      knex('incident')
        .leftJoin('reading', 'reading.id', knex.raw(LATEST_READING))
        .leftJoin(
          'catalog_component as known',
          'known.component',
          'incident.component',
        )
        .select(
          'incident.id',
          'incident.detected_at',
          'incident.resolved_at',
          'incident.record',
          knex.raw(`${COMPONENT} AS component`),
          knex.raw(`${TEAM} AS team`),
          knex.raw(
            'COALESCE(reading.repository, known.repository) AS repository',
          ),
        )
        .as('i'),
    );
  }

  #incidentOf({ record, component, team }: IncidentRow): FoundIncident {
    return {
      // Written by the projection itself, never without a value.
      record: fromJsonColumn<IncidentRecord>(this.knex, record)!,
      ...(component !== null && { component }),
      ...(team !== null && { team }),
    };
  }
}
