import {
  Condition,
  ConditionType,
} from '@groundwork/backstage-plugin-environments-common';

/** What is known now. */
export type NewCondition = Pick<
  Condition,
  'type' | 'status' | 'reason' | 'message'
>;

const ORDER: readonly ConditionType[] = [
  'Ready',
  'Synced',
  'Drifted',
  'Expiring',
  'Blocked',
];

/** Conditions with what is known now; one keeps its time while its status does. */
export function withConditions(
  conditions: readonly Condition[],
  changes: readonly NewCondition[],
  { generation, now }: { generation: number; now: Date },
): Condition[] {
  const byType = new Map(conditions.map(it => [it.type, it]));
  for (const change of changes) {
    const known = byType.get(change.type);
    byType.set(change.type, {
      ...change,
      observedGeneration: generation,
      since: known?.status === change.status ? known.since : now.toISOString(),
    });
  }
  return ORDER.flatMap(type => byType.get(type) ?? []);
}

/** One of the conditions; it may be about what was wanted before. */
export function conditionOf(
  conditions: readonly Condition[],
  type: ConditionType,
): Condition | undefined {
  return conditions.find(it => it.type === type);
}

/** Whether a condition holds. */
export function holds(
  conditions: readonly Condition[],
  type: ConditionType,
): boolean {
  return conditionOf(conditions, type)?.status === 'true';
}
