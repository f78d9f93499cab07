import type { Entity } from '@backstage/catalog-model';
import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import {
  CompiledCheck,
  CompiledScorecard,
  FactReadings,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { PUSH_SOURCE } from '../facts/types';

/** What is known of the facts that checks read. */
export interface FactsOfFindings {
  /** Id of the collector of a fact, or `push`. */
  sourceOf(factId: string): string;
  isLookedFor(factId: string): boolean;
}

/** A check, and what has not been found for it yet. */
interface Wanted {
  check: CompiledCheck;
  path: string;
  /** Whether no entity has been found yet to which it applies. */
  entity: boolean;
  facts: Set<string>;
}

/** Finds entities that a definition is about, and facts that its checks read. */
export class Findings {
  readonly #wanted: Wanted[];
  #entities = 0;

  constructor(
    private readonly scorecard: CompiledScorecard,
    private readonly facts: FactsOfFindings,
  ) {
    this.#wanted = scorecard.checks.map((check, index) => ({
      check,
      path: `spec.checks[${index}]`,
      entity: true,
      facts: new Set(
        check.condition.factIds.filter(it => facts.isLookedFor(it)),
      ),
    }));
  }

  /** Entities of the scorecard that were looked at. */
  get entities(): number {
    return this.#entities;
  }

  wants(entity: Entity): boolean {
    return this.scorecard.selects(entity);
  }

  /** @param entities - Those that the scorecard is about */
  add(
    entities: ReadonlyArray<{ entityRef: string; entity: Entity }>,
    readings: ReadonlyMap<string, FactReadings>,
  ): void {
    this.#entities += entities.length;
    for (const { entityRef, entity } of entities) {
      const known = readings.get(entityRef) ?? {};
      for (const wanted of this.#wanted.filter(isWanting)) {
        if (wanted.check.appliesTo(entity)) {
          wanted.entity = false;
          for (const factId of wanted.facts) {
            if (known[factId] !== undefined) {
              wanted.facts.delete(factId);
            }
          }
        }
      }
    }
  }

  /** @param limit - After so many entities no facts are looked for any more */
  isComplete(limit: number): boolean {
    const isWide = this.#entities >= limit;
    return this.#wanted.every(it => (isWide ? !it.entity : !isWanting(it)));
  }

  warnings(): DefinitionProblem[] {
    if (this.#entities === 0) {
      return [
        {
          path: 'spec.filter',
          message:
            'selects no entity of the catalog that you can read: the scorecard is about nothing',
        },
      ];
    }
    return this.#wanted.flatMap(({ check, path, entity, facts }) => {
      const { id } = check.definition;
      if (entity) {
        return [
          {
            path: `${path}.filter`,
            message: `check '${id}' applies to none of the entities of the scorecard that you can read`,
          },
        ];
      }
      return [...facts].map(factId => ({
        path: `${path}.expression`,
        message: `check '${id}' reads '${factId}', which is known of none of the entities that it applies to: ${this.#whose(
          factId,
        )}`,
      }));
    });
  }

  #whose(factId: string): string {
    const source = this.facts.sourceOf(factId);
    return source === PUSH_SOURCE
      ? 'nobody has reported it yet'
      : `collector '${source}' has not observed it on them`;
  }
}

function isWanting({ entity, facts }: Wanted): boolean {
  return entity || facts.size > 0;
}
