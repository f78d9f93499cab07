import { timeInWords } from '@groundwork/backstage-plugin-groundwork-common';
import { BlueprintPolicy } from '@groundwork/backstage-plugin-environments-common';
import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { NewCondition, withConditions } from '../engine/domain/conditions';
import { Changes } from './Changes';
import { extended } from './domain/extension';
import { isGuarded } from './domain/reasonAgainst';
import { EnvironmentStore } from './EnvironmentStore';
import { StoredEnvironment } from './types';

const NOT_NEAR: NewCondition = {
  type: 'Expiring',
  status: 'false',
  reason: 'Extended',
  message: 'Its end is not near.',
};

const NOT_BLOCKED: NewCondition = {
  type: 'Blocked',
  status: 'false',
  reason: 'Nothing',
  message: 'Nothing holds it up.',
};

/**
 * Moves the end of a locked environment.
 *
 * @throws InputError that says how much is possible
 */
export async function extendEnvironment(
  trx: Knex.Transaction,
  {
    environments,
    queue,
    changes,
  }: { environments: EnvironmentStore; queue: LeaseQueue; changes: Changes },
  {
    environment,
    expiresAt,
    hours,
    policy,
    actor,
    now,
  }: {
    environment: StoredEnvironment;
    expiresAt: Date;
    hours: number;
    policy?: BlueprintPolicy;
    actor?: string;
    now: Date;
  },
): Promise<void> {
  const end = extended({ expiresAt }, { hours, policy, now });
  const later: StoredEnvironment = {
    ...environment,
    ...end,
    updatedAt: now,
    conditions: withConditions(
      environment.conditions,
      isGuarded(environment) ? [NOT_NEAR, NOT_BLOCKED] : [NOT_NEAR],
      { generation: environment.observedGeneration, now },
    ),
  };
  await environments.update(trx, later);
  // When to look at it next was decided by its old end.
  await queue.mark([environment.id], { trx });
  await changes.record(trx, 'environment.extended', later, {
    message: `${environment.name} was extended until ${timeInWords(
      end.expiresAt,
    )}`,
    actor,
  });
}
