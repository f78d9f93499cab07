import { InputError, NotFoundError } from '@backstage/errors';
import {
  createCursorCodec,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
import {
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { LevelSummary } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { StoredChange, TransitionRow } from '../database/rows';
import { Definitions, versionKey } from '../definitions/types';
import { isStorable } from '../facts/storable';
import { presentLevel } from './present/level';
import {
  PastTransition,
  presentTransition,
  StoredTransition,
} from './present/transition';
import { definitionsOf } from './versions';

const DEFAULT_LIMIT = 50;

const cursors = createCursorCodec({
  entityRef: 'string',
  /** Of the list: of one scorecard only. */
  of: 'string?',
  limit: 'number',
  at: 'number',
  scorecardId: 'string',
  seq: 'number',
});

/** Which transitions of an entity. */
export interface HistoryQuery {
  scorecardId?: string;
  limit?: number;
  cursor?: string;
}

/** Transitions after which a page begins. */
interface Position {
  at: Date;
  scorecardId: string;
  seq: number;
}

/** A transition row with since when the entity had that level. */
interface StandRow extends TransitionRow {
  level_at: TimestampColumn;
}

/**
 * Tells what was: of an entity that the caller may read, which is for whoever
 * calls to see to.
 */
export class HistoryReader {
  constructor(
    private readonly options: {
      knex: Knex;
      definitions: Pick<Definitions, 'findVersions'>;
    },
  ) {}

  /**
   * What changed for an entity, the newest first. Scorecards that are not in
   * force any more have a history too.
   *
   * @throws InputError when the cursor is none of ours
   * @throws NotFoundError when nothing is known of such a scorecard
   */
  async page(
    entityRef: string,
    query: HistoryQuery,
  ): Promise<Page<PastTransition>> {
    const {
      scorecardId,
      limit = DEFAULT_LIMIT,
      after,
    } = query.cursor === undefined
      ? { ...query, after: undefined }
      : decode(query.cursor, entityRef);
    if (scorecardId !== undefined) {
      await this.#checkScorecard(scorecardId);
    }
    const rows = await this.#rows(entityRef, {
      scorecardId,
      limit: limit + 1,
      after,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.#present(page),
      pageInfo:
        rows.length > limit && last
          ? { nextCursor: encode(last, { scorecardId, limit }) }
          : {},
    };
  }

  /**
   * Where an entity stood at a time on the scorecards that it was part of then,
   * by the versions of then.
   */
  async findAt(entityRef: string, at: Date): Promise<LevelSummary[]> {
    const { knex, definitions } = this.options;
    // Leans on the index on (entity_ref, at)
    const numbered = knex('transition')
      .where({ entity_ref: entityRef })
      .where('at', '<=', toTimestamp(at))
      .select(
        'scorecard_id',
        'version',
        'statuses',
        'to_level',
        knex.raw(
          'ROW_NUMBER() OVER (PARTITION BY scorecard_id ORDER BY seq DESC) AS place',
        ),
        // The first that is kept, when the one that brought the level is not
        knex.raw(
          `COALESCE(
            MAX(CASE WHEN from_level IS NULL OR to_level IS NULL OR from_level <> to_level THEN ?? END)
              OVER (PARTITION BY scorecard_id),
            MIN(??) OVER (PARTITION BY scorecard_id)) AS level_at`,
          ['at', 'at'],
        ),
      );
    const rows: StandRow[] = await knex
      .from(numbered.as('numbered'))
      .where({ place: 1 })
      .whereNotNull('to_level');
    const definitionOf = await definitionsOf(definitions, rows);
    return rows
      .map(row =>
        presentLevel({
          definition: definitionOf(row),
          version: row.version,
          statuses: row.statuses,
          since: fromTimestamp(row.level_at),
          evaluatedAt: at,
        }),
      )
      .sort((a, b) => a.scorecardTitle.localeCompare(b.scorecardTitle, 'en'));
  }

  async #checkScorecard(id: string): Promise<void> {
    const known = await this.options
      .knex('scorecard')
      .where({ id })
      .first('id');
    if (!known) {
      throw new NotFoundError(
        `There is no scorecard '${id.slice(
          0,
          200,
        )}', and nothing is kept of an earlier one`,
      );
    }
  }

  async #rows(
    entityRef: string,
    {
      scorecardId,
      limit,
      after,
    }: { scorecardId?: string; limit: number; after?: Position },
  ): Promise<StoredTransition[]> {
    const { knex } = this.options;
    // Leans on the index on (entity_ref, at)
    const query = knex<TransitionRow>('transition')
      .where({ entity_ref: entityRef })
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'scorecard_id', order: 'desc' },
        { column: 'seq', order: 'desc' },
      ])
      .limit(limit);
    if (scorecardId !== undefined) {
      query.where({ scorecard_id: scorecardId });
    }
    if (after) {
      query.whereRaw('(??, scorecard_id, seq) < (?, ?, ?)', [
        'at',
        toTimestamp(after.at),
        after.scorecardId,
        after.seq,
      ]);
    }
    const rows = await query;
    return rows.map(row => transitionOf(knex, row));
  }

  async #present(
    transitions: readonly StoredTransition[],
  ): Promise<PastTransition[]> {
    const keysOf = ({
      scorecardId,
      version,
    }: StoredTransition): [string, string] => [
      versionKey(scorecardId, version),
      versionKey(scorecardId, version - 1),
    ];
    const definitions = await this.options.definitions.findVersions([
      ...new Set(transitions.flatMap(keysOf)),
    ]);
    return transitions.map(transition => {
      const [own, before] = keysOf(transition);
      return presentTransition(
        transition,
        definitions.get(own),
        definitions.get(before),
      );
    });
  }
}

function transitionOf(knex: Knex, row: TransitionRow): StoredTransition {
  return {
    scorecardId: row.scorecard_id,
    entityRef: row.entity_ref,
    seq: row.seq,
    version: row.version,
    at: fromTimestamp(row.at),
    fromLevel: row.from_level ?? undefined,
    toLevel: row.to_level ?? undefined,
    statuses: row.statuses,
    passedWeight: row.passed_weight,
    applicableWeight: row.applicable_weight,
    changes: fromJsonColumn<StoredChange[]>(knex, row.changes) ?? [],
  };
}

function encode(
  { entityRef, at, scorecardId, seq }: StoredTransition,
  list: { scorecardId?: string; limit: number },
): string {
  return cursors.encode({
    entityRef,
    of: list.scorecardId,
    limit: list.limit,
    at: at.getTime(),
    scorecardId,
    seq,
  });
}

function decode(cursor: string, entityRef: string) {
  const { of, limit, at, scorecardId, seq, ...rest } = cursors.decode(cursor);
  const isSound =
    rest.entityRef === entityRef &&
    isCount(limit, 500) &&
    isCount(seq, Number.MAX_SAFE_INTEGER) &&
    isCount(at, Date.parse('9999-12-31')) &&
    isStorable(scorecardId) &&
    isStorable(of ?? '');
  if (!isSound) {
    throw new InputError(
      `Invalid cursor: it does not lead to what changed for ${entityRef}. Send the nextCursor of an earlier answer unchanged, or leave cursor out to get the first page`,
    );
  }
  return {
    scorecardId: of,
    limit,
    after: { at: new Date(at), scorecardId, seq },
  };
}

function isCount(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most;
}
