import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactValues } from './checks/types';
import { BenchScorecard } from './definitions';
import { PUSHED_FRESHNESS_MS } from './facts';
import { ObservationOptions, observationsOf } from './observations';

/** An entity, and what is known of it, in memory. */
export interface PlainEntity {
  ref: string;
  entity: Entity;
  facts: FactValues;
}

/** Where an entity stands on a scorecard. */
export interface PlainState {
  ref: string;
  scorecardId: string;
  /** A letter for each check: P, F, U for unknown, - where it does not apply. */
  statuses: string;
  level: number;
  score: number;
}

/** Loads what is known: values that are neither missing nor too old. */
export function loadPlainly(
  entities: readonly Entity[],
  options: ObservationOptions,
): PlainEntity[] {
  return entities.map(entity => {
    const facts: FactValues = {};
    for (const { observation } of observationsOf(entity, options)) {
      const at = observation.observedAt?.getTime() ?? options.at;
      if (options.at - at < PUSHED_FRESHNESS_MS) {
        Object.assign(facts, observation.facts);
      }
    }
    return { ref: stringifyEntityRef(entity), entity, facts };
  });
}

/** Evaluates scorecards with the plainest code: a loop over an array. */
export function evaluatePlainly(
  entities: readonly PlainEntity[],
  scorecards: readonly BenchScorecard[],
  now: number,
): PlainState[] {
  const states: PlainState[] = [];
  for (const { ref, entity, facts } of entities) {
    for (const { id, checks } of scorecards) {
      let statuses = '';
      let missing = 5;
      let passed = 0;
      let applicable = 0;
      for (const { plain, filter, level, weight = 1 } of checks) {
        if (filter && !filter.plain(entity)) {
          statuses += '-';
          continue;
        }
        const answer = plain(facts, now);
        applicable += weight;
        if (answer) {
          statuses += 'P';
          passed += weight;
        } else {
          statuses += answer === undefined ? 'U' : 'F';
          missing = Math.min(missing, level);
        }
      }
      states.push({
        ref,
        scorecardId: id,
        statuses,
        level: missing - 1,
        score: passed / applicable,
      });
    }
  }
  return states;
}
