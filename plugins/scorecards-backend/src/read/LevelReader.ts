import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { LevelBrief } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { Reader } from '../authorization/Caller';
import { StateRow } from '../database/rows';
import { Definitions } from '../definitions/types';
import { checkEntityRef } from '../rollup/entityRef';
import { groupBy } from '../rollup/groupBy';
import { byTitle, currentScorecard } from './currentScorecard';
import { presentBrief } from './present/level';
import { definitionsOf } from './versions';

const COLUMNS = [
  'scorecard_id',
  'entity_ref',
  'version',
  'level',
  'unmeasured',
  'passed_weight',
  'known_weight',
  'applicable_weight',
] as const;

/** Tells the levels of many entities at once, as for a page of the catalog. */
export class LevelReader {
  constructor(
    private readonly options: { knex: Knex; definitions: Definitions },
  ) {}

  /**
   * Levels of entities that the caller may read, with one statement for their
   * states. Those without any are left out, like those that are not there.
   *
   * @param scorecardId - of one scorecard only
   * @throws InputError when a ref is none
   * @throws NotFoundError when there is no such scorecard
   */
  async find(
    refs: readonly string[],
    scorecardId: string | undefined,
    reader: Reader,
  ): Promise<Array<{ entityRef: string; levels: LevelBrief[] }>> {
    const { knex, definitions } = this.options;
    const entityRefs = [
      ...new Set(refs.map(ref => checkEntityRef(ref, 'entityRefs'))),
    ];
    const current = await definitions.current();
    const scorecards =
      scorecardId === undefined
        ? byTitle(current)
        : [currentScorecard(current, scorecardId)];
    const rows = await knex<StateRow>('state')
      .where(whereInArray('entity_ref', entityRefs))
      .where(
        whereInArray(
          'scorecard_id',
          scorecards.map(({ id }) => id),
        ),
      )
      .select(...COLUMNS);
    const byEntity = groupBy(rows, row => row.entity_ref);
    const readable = await reader.readable([...byEntity.keys()]);
    const definitionOf = await definitionsOf(definitions, rows);
    const places = new Map(scorecards.map(({ id }, index) => [id, index]));
    const placeOf = (row: { scorecard_id: string }) =>
      places.get(row.scorecard_id) ?? 0;
    return entityRefs
      .filter(ref => readable.has(ref))
      .map(entityRef => ({
        entityRef,
        levels: (byEntity.get(entityRef) ?? [])
          .toSorted((a, b) => placeOf(a) - placeOf(b))
          .map(row =>
            presentBrief({
              definition: definitionOf(row),
              level: row.level,
              weights: {
                passed: row.passed_weight,
                known: row.known_weight,
                applicable: row.applicable_weight,
              },
              unmeasured: Boolean(row.unmeasured),
            }),
          ),
      }));
  }
}
