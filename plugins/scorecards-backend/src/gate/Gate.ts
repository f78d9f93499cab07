import type { Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import {
  GateRequest,
  GateResult,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  evaluateScorecard,
  ScorecardEvaluation,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';
import { CurrentScorecard, Definitions } from '../definitions/types';
import { findActiveWaivers, ReadingsOf } from '../evaluation/inputs';
import { Asker } from '../rollup/Asker';
import { checkEntityRef } from '../rollup/entityRef';

/** Says whether an entity has reached a level. */
export class Gate {
  constructor(
    private readonly options: {
      knex: Knex;
      definitions: Pick<Definitions, 'current'>;
      facts: ReadingsOf;
      now: () => Date;
    },
  ) {}

  /**
   * Whether an entity has reached a level, by the facts in the store at this
   * moment: a job that has just reported some need not wait until they are
   * evaluated.
   *
   * @throws InputError when there is no such level
   * @throws NotFoundError when there is no such entity or scorecard to be
   * seen, or the one is not part of the other
   */
  async ask(request: GateRequest, caller: Asker): Promise<GateResult> {
    const { definitions, now } = this.options;
    const entityRef = checkEntityRef(request.entityRef);
    const entity = await this.#findEntity(entityRef, caller);
    const current = await definitions.current();
    const { scorecardId } = request;
    const scorecard = current.scorecards.get(scorecardId);
    if (!scorecard) {
      throw new NotFoundError(
        `There is no scorecard '${scorecardId.slice(0, 200)}'; there are ${
          [...current.scorecards.keys()].join(', ') || 'none'
        }`,
      );
    }
    if (!scorecard.compiled.selects(entity)) {
      throw new NotFoundError(
        `${entityRef} is not part of scorecard '${scorecardId}': its filter does not select it`,
      );
    }
    const requiredLevel = levelOf(request, scorecard.definition);
    const at = now();
    const [readings, waivers] = await this.#read(entityRef, at);
    const evaluation = evaluateScorecard(scorecard.compiled, {
      entity,
      facts: current.compiler.prepare(readings, at.getTime()),
      waivers: waivers.get(scorecardId) ?? [],
      now: at.getTime(),
    });
    return {
      verdict: evaluation.level >= requiredLevel ? 'pass' : 'fail',
      entityRef,
      scorecardId,
      version: scorecard.version,
      requiredLevel,
      level: evaluation.level,
      reasons: reasonsOf(scorecard, evaluation, requiredLevel),
      evaluatedAt: at.toISOString(),
    };
  }

  async #findEntity(entityRef: string, { readable }: Asker): Promise<Entity> {
    const { knex } = this.options;
    const allowed = await readable([entityRef]);
    const row = await knex<EntityTableRow>('entity')
      .where({ entity_ref: entityRef })
      .first('document');
    const entity = row && fromJsonColumn<Entity>(knex, row.document);
    if (!entity || !allowed.has(entityRef)) {
      throw new NotFoundError(
        `There is no entity '${entityRef}' in the catalog that you can read; check its kind, namespace and name`,
      );
    }
    return entity;
  }

  async #read(entityRef: string, at: Date) {
    const { knex, facts } = this.options;
    const [readings, waivers] = await Promise.all([
      facts.readingsOf([entityRef]),
      findActiveWaivers(knex, [entityRef], at),
    ]);
    return [
      readings.get(entityRef) ?? {},
      waivers.get(entityRef) ?? new Map<string, never>(),
    ] as const;
  }
}

function levelOf(
  { level }: GateRequest,
  { id, levels }: ScorecardDefinition,
): number {
  const highest = levels.length;
  if (level === undefined) {
    return highest;
  }
  if (!levels.some(it => it.level === level)) {
    throw new InputError(
      `'level' is ${level}, which scorecard '${id}' does not have; it has 1 to ${highest}`,
    );
  }
  return level;
}

/** What is missing up to a level: the lowest first, then the heaviest. */
function reasonsOf(
  { compiled }: CurrentScorecard,
  evaluation: ScorecardEvaluation,
  requiredLevel: number,
): GateResult['reasons'] {
  return compiled.checks
    .map(({ definition }, index) => ({
      definition,
      outcome: evaluation.checks[index],
    }))
    .sort(
      ({ definition: a }, { definition: b }) =>
        a.level - b.level || b.weight - a.weight,
    )
    .flatMap(({ definition, outcome }) => {
      const { id, title, level, remedy } = definition;
      const isMissing =
        outcome?.enforced &&
        outcome.status !== 'pass' &&
        outcome.status !== 'exempt';
      return isMissing && level <= requiredLevel
        ? [
            {
              checkId: id,
              title,
              status: outcome.status,
              message: outcome.message,
              remedy,
            },
          ]
        : [];
    });
}
