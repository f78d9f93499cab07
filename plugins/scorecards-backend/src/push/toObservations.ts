import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { JsonValue } from '@backstage/types';
import { ReadFact } from './readPushed';

/** Facts of the same entity and time, together. */
export function toObservations(facts: readonly ReadFact[]): FactObservation[] {
  const groups = new Map<
    string,
    { entityRef: string; facts: Record<string, JsonValue>; observedAt?: Date }
  >();
  for (const { entityRef, factId, value, observedAt } of facts) {
    const key = `${entityRef} ${observedAt?.getTime()}`;
    const group = groups.get(key) ?? { entityRef, facts: {}, observedAt };
    groups.set(key, group);
    group.facts[factId] = value;
  }
  return [...groups.values()];
}
