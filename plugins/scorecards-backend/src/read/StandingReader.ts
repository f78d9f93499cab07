import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import {
  StandingPage,
  StandingQuery,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { Reader } from '../authorization/Caller';
import { StateDetails } from '../database/rows';
import { Definitions } from '../definitions/types';
import { checkEntityRef } from '../rollup/entityRef';
import { currentScorecard } from './currentScorecard';
import { presentStanding } from './present/standing';
import { decodeStandingCursor, encodeStandingCursor } from './standingCursor';
import {
  findStandings,
  StandingPosition,
  StandingRow,
} from './standingStatement';
import { takeReadable } from './takeReadable';
import { definitionsOf } from './versions';

/** Standings of a page, unless entities are named. */
const DEFAULT_LIMIT = 200;

/** Tells where many entities stand on a scorecard, for those who work on with it. */
export class StandingReader {
  constructor(
    private readonly options: {
      knex: Knex;
      definitions: Definitions;
      now: () => Date;
    },
  ) {}

  /**
   * A page of where entities stand that the caller may read, by ref, with as
   * many statements for 500 as for one. Those that are not on the scorecard are
   * left out.
   *
   * @throws InputError when a ref is none, or the cursor is of another list
   * @throws NotFoundError when there is no such scorecard
   */
  async page(
    scorecardId: string,
    { entityRefs, limit, cursor }: StandingQuery,
    reader: Reader,
  ): Promise<StandingPage> {
    const { knex, definitions, now } = this.options;
    const at = now();
    const refs = entityRefs && [
      ...new Set(entityRefs.map(ref => checkEntityRef(ref, 'entityRefs'))),
    ];
    const { id } = currentScorecard(await definitions.current(), scorecardId);
    const { found, readable, next } = await takeReadable<
      StandingRow,
      StandingPosition
    >(
      {
        find: (position, portion) =>
          findStandings(
            knex,
            { scorecardId: id, refs },
            { position, limit: portion, now: at },
          ),
        after: row => ({ after: row.entity_ref, skip: 0 }),
      },
      {
        from:
          cursor === undefined
            ? { skip: 0 }
            : decodeStandingCursor(cursor, scorecardId),
        limit: limit ?? Math.max(1, refs?.length ?? DEFAULT_LIMIT),
        reader,
      },
    );
    const versionOf = ({ version }: StandingRow) => ({
      scorecard_id: id,
      version,
    });
    const definitionOf = await definitionsOf(definitions, found.map(versionOf));
    return {
      items: found.map(row =>
        presentStanding(row, {
          definition: definitionOf(versionOf(row)),
          details: fromJsonColumn<StateDetails>(knex, row.details) ?? {
            s: {},
            m: {},
          },
          readable,
          at,
        }),
      ),
      pageInfo: next ? { nextCursor: encodeStandingCursor(id, next) } : {},
    };
  }
}
