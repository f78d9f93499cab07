import {
  fromJsonColumn,
  fromTimestamp,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import {
  EntityScorecard,
  EntityScorecards,
  FactState,
  ScorecardDefinition,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { capabilityLevels } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { Reader } from '../authorization/Caller';
import {
  EntityTableRow,
  StateDetails,
  StateRow,
  WaiverRow,
} from '../database/rows';
import { RefusedStore, StoredRefused } from '../definitions/RefusedStore';
import { CurrentDefinitions, Definitions } from '../definitions/types';
import { FactReader } from '../facts/FactReader';
import { describeEntities } from '../rollup/describeEntities';
import { checkEntityRef } from '../rollup/entityRef';
import { decodeStatuses } from '../states/statuses';
import { StoredWaiver } from '../waivers/types';
import { waiverOfRow } from '../waivers/waiverRows';
import { byTitle } from './currentScorecard';
import { factIdsOf } from './factIds';
import { presentCheck } from './present/check';
import { presentLevel } from './present/level';
import { describeRefused, refusedById } from './present/refused';
import { presentWaiver } from './present/waiver';
import { definitionsOf } from './versions';

/** What the reader is made with. */
export interface EntityReaderOptions {
  knex: Knex;
  definitions: Definitions;
  facts: Pick<FactReader, 'statesOf'>;
  refused: Pick<RefusedStore, 'list'>;
  /** Whether a change of an entity waits to be evaluated. */
  pending: { isPending(entityRef: string): Promise<boolean> };
  now: () => Date;
}

/** All that is read for one entity. */
interface Known {
  entity: ScoredEntity;
  current: CurrentDefinitions;
  definitionOf: (row: StateRow) => ScorecardDefinition;
  /** By fact id. */
  facts: ReadonlyMap<string, FactState>;
  /** Those that are in force or asked for. */
  waivers: readonly StoredWaiver[];
  /** By scorecard id. */
  refused: ReadonlyMap<string, StoredRefused>;
  isPending: boolean;
  now: Date;
}

/** Tells everything about one entity. */
export class EntityReader {
  constructor(private readonly options: EntityReaderOptions) {}

  /**
   * Everything about an entity, with as many statements for sixty checks as
   * for one.
   *
   * @throws InputError when the ref is none
   * @returns undefined when there is none that the caller may read
   */
  async find(
    ref: string,
    reader: Reader,
  ): Promise<EntityScorecards | undefined> {
    const { knex, definitions, refused, pending, now } = this.options;
    const entityRef = checkEntityRef(ref);
    const entities = await describeEntities(knex, [entityRef], reader);
    const entity = entities.get(entityRef);
    if (!entity) {
      return undefined;
    }
    const at = now();
    const current = await definitions.current();
    const [rows, waivers, allRefused, isPending] = await Promise.all([
      knex<StateRow>('state').where({ entity_ref: entityRef }),
      this.#openWaivers(entityRef, at),
      refused.list(),
      pending.isPending(entityRef),
    ]);
    const definitionOf = await definitionsOf(definitions, rows);
    const known: Known = {
      entity,
      current,
      definitionOf,
      facts: await this.#facts(entityRef, { rows, current, definitionOf }),
      waivers,
      refused: refusedById(allRefused),
      isPending,
      now: at,
    };
    const byScorecard = new Map(rows.map(row => [row.scorecard_id, row]));
    return {
      entity,
      scorecards: byTitle(current).flatMap(({ id }) => {
        const row = byScorecard.get(id);
        return row ? [this.#scorecard(row, known)] : [];
      }),
    };
  }

  /**
   * The normal form of the ref of an entity that the caller may read.
   *
   * @throws InputError when it is none
   * @returns undefined when there is no such entity to be seen
   */
  async findVisible(ref: string, reader: Reader): Promise<string | undefined> {
    const entityRef = checkEntityRef(ref);
    const row = await this.options
      .knex<EntityTableRow>('entity')
      .where({ entity_ref: entityRef })
      .first('entity_ref');
    const readable = await reader.readable([entityRef]);
    return row && readable.has(entityRef) ? entityRef : undefined;
  }

  /** Waivers that are asked for or in force, those in force first. */
  async #openWaivers(entityRef: string, now: Date): Promise<StoredWaiver[]> {
    // Leans on the index on (entity_ref, status)
    const rows = await this.options
      .knex<WaiverRow>('waiver')
      .where({ entity_ref: entityRef })
      .whereIn('status', ['approved', 'requested'])
      .where('expires_at', '>', toTimestamp(now))
      .orderBy(['status', 'id']);
    return rows.map(waiverOfRow);
  }

  async #facts(
    entityRef: string,
    {
      rows,
      current,
      definitionOf,
    }: Pick<Known, 'current' | 'definitionOf'> & { rows: readonly StateRow[] },
  ): Promise<Map<string, FactState>> {
    const factIds = rows
      .filter(row => current.scorecards.has(row.scorecard_id))
      .flatMap(row => {
        const { id, checks } = definitionOf(row);
        return checks.flatMap(check => factIdsOf(current, id, check));
      });
    const states = await this.options.facts.statesOf(entityRef, [
      ...new Set(factIds),
    ]);
    return new Map(states.map(state => [state.factId, state]));
  }

  #scorecard(row: StateRow, known: Known): EntityScorecard {
    const { entity, current, facts, isPending, now } = known;
    const { knex } = this.options;
    const definition = known.definitionOf(row);
    const details = fromJsonColumn<StateDetails>(knex, row.details) ?? {
      s: {},
      m: {},
    };
    const since = fromTimestamp(row.level_since);
    const standings = decodeStatuses(row.statuses);
    const problem = known.refused.get(row.scorecard_id);
    return {
      ...presentLevel({
        definition,
        version: row.version,
        statuses: row.statuses,
        since,
        evaluatedAt: isPending ? fromTimestamp(row.evaluated_at) : now,
      }),
      checks: definition.checks.flatMap((check, index) => {
        const standing = standings[index];
        const waiver = known.waivers.find(
          it => it.scorecardId === definition.id && it.checkId === check.id,
        );
        return standing
          ? [
              presentCheck(check, standing, {
                details,
                since,
                facts: factIdsOf(current, definition.id, check).flatMap(
                  id => facts.get(id) ?? [],
                ),
                waiver:
                  waiver && presentWaiver(waiver, { entity, definition, now }),
              }),
            ]
          : [];
      }),
      capabilities: capabilityLevels(definition, standings),
      pending: isPending,
      definitionProblem: problem && {
        message: describeRefused(problem),
        since: problem.since.toISOString(),
      },
    };
  }
}
