import {
  EntityRowPage,
  EntityRowQuery,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { Reader } from '../authorization/Caller';
import { CurrentScorecard, Definitions } from '../definitions/types';
import { readGroupTree } from '../entities/GroupTree';
import { findCheckFilter } from './checkFilter';
import { currentScorecard } from './currentScorecard';
import { presentRow, RowWithChecks } from './present/row';
import { decodeRowCursor, encodeRowCursor } from './rowCursor';
import { RowOrder, rowOrderOf } from './rowOrder';
import { checkRowQuery, RowSelection } from './rowQuery';
import {
  countRows,
  findRows,
  FoundRow,
  positionAfter,
  RowFilter,
  RowPosition,
} from './rowStatement';
import { takeReadable } from './takeReadable';
import { definitionsOf } from './versions';

/** Rows of a page of an export. */
const EXPORT_PAGE = 500;

/** A list of rows that is being gone through. */
interface RowList {
  scorecard: CurrentScorecard;
  filter: RowFilter;
  order: RowOrder;
  limit: number;
}

/** Rows of a list, and where the next page begins if there is one. */
interface TakenRows {
  items: RowWithChecks[];
  next?: RowPosition;
}

/** The table of a scorecard's entities. */
export class EntityRows {
  constructor(
    private readonly options: {
      knex: Knex;
      definitions: Definitions;
      now: () => Date;
    },
  ) {}

  /**
   * A page of entities that the caller may read. How many there are in all is
   * told on the first page, and only to those who may read all: for others it
   * would take asking about each.
   *
   * @throws NotFoundError when there is no such scorecard
   * @throws InputError when the query or its cursor cannot be meant
   */
  async page(
    scorecardId: string,
    { cursor, ...query }: EntityRowQuery,
    reader: Reader,
  ): Promise<EntityRowPage> {
    const { knex } = this.options;
    const scorecard = await this.#scorecard(scorecardId);
    const { selection, position } =
      cursor === undefined
        ? { selection: checkRowQuery(query), position: { skip: 0 } }
        : decodeRowCursor(cursor, scorecardId);
    const list = await this.#open(scorecard, selection, reader);
    const { items, next } = await this.#take(list, position, reader);
    const isCounted = cursor === undefined && (await reader.readsAll());
    return {
      items: items.map(({ row }) => row),
      ...(isCounted && { totalItems: await countRows(knex, list.filter) }),
      pageInfo: next
        ? {
            nextCursor: encodeRowCursor({
              scorecardId,
              selection,
              position: next,
            }),
          }
        : {},
    };
  }

  /**
   * All entities that the caller may read, page by page.
   *
   * @throws like `page`, before there is a first page
   */
  async export(
    scorecardId: string,
    query: Omit<EntityRowQuery, 'cursor' | 'limit'>,
    reader: Reader,
  ): Promise<{
    scorecard: CurrentScorecard;
    pages: AsyncIterable<RowWithChecks[]>;
  }> {
    const scorecard = await this.#scorecard(scorecardId);
    const selection = { ...checkRowQuery(query), limit: EXPORT_PAGE };
    const list = await this.#open(scorecard, selection, reader);
    const first = await this.#take(list, { skip: 0 }, reader);
    return { scorecard, pages: this.#pagesFrom(list, first, reader) };
  }

  async *#pagesFrom(
    list: RowList,
    first: TakenRows,
    reader: Reader,
  ): AsyncIterable<RowWithChecks[]> {
    let page = first;
    yield page.items;
    while (page.next) {
      page = await this.#take(list, page.next, reader);
      yield page.items;
    }
  }

  async #scorecard(scorecardId: string): Promise<CurrentScorecard> {
    return currentScorecard(
      await this.options.definitions.current(),
      scorecardId,
    );
  }

  async #open(
    scorecard: CurrentScorecard,
    selection: RowSelection,
    reader: Reader,
  ): Promise<RowList> {
    const { definitions } = this.options;
    const { owner, team, level, tier, unmeasured, text, orderBy, limit } =
      selection;
    return {
      scorecard,
      order: rowOrderOf(orderBy),
      limit,
      filter: {
        scorecardId: scorecard.id,
        owners: [
          ...(owner ? [owner] : []),
          ...(team ? [await this.#teamsBelow(team, reader)] : []),
        ],
        level,
        tier,
        unmeasured,
        text,
        check: await findCheckFilter(definitions, scorecard, selection),
      },
    };
  }

  /** Teams and all below them, of those that the caller may read. */
  async #teamsBelow(
    teams: readonly string[],
    reader: Reader,
  ): Promise<string[]> {
    const tree = await readGroupTree(this.options.knex);
    const all = new Set(
      teams.flatMap(ref => [ref, ...tree.descendantsOf(ref)]),
    );
    return [...(await reader.readable([...all]))];
  }

  /** Rows from a position on, of those that the caller may read. */
  async #take(
    { scorecard, filter, order, limit }: RowList,
    from: RowPosition,
    reader: Reader,
  ): Promise<TakenRows> {
    const { knex, definitions, now } = this.options;
    const at = now();
    const { found, readable, next } = await takeReadable<FoundRow, RowPosition>(
      {
        find: (position, portion) =>
          findRows(knex, filter, { order, position, limit: portion, now: at }),
        after: row => positionAfter(order, row),
      },
      { from, limit, reader },
    );
    const versionOf = ({ version }: FoundRow) => ({
      scorecard_id: scorecard.id,
      version,
    });
    const definitionOf = await definitionsOf(definitions, found.map(versionOf));
    return {
      items: found.map(row =>
        presentRow(row, {
          definition: definitionOf(versionOf(row)),
          readable,
          at,
        }),
      ),
      next,
    };
  }
}
