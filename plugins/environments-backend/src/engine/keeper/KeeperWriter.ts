import { OperationKind } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { EnvironmentStore } from '../../environments/EnvironmentStore';
import { StoredEnvironment } from '../../environments/types';
import { occurredEnvironment } from '../../records/occurredEnvironment';
import { Recorder } from '../../records/Recorder';
import { NewCondition, withConditions } from '../domain/conditions';
import { Happened } from '../domain/health';
import { Operations } from '../Operations';
import { OperationStore } from '../OperationStore';
import { Session } from '../Session';
import { StoredOperation } from '../types';

/** What the keeper's parts write with. */
export interface KeeperWriterOptions {
  environments: EnvironmentStore;
  operations: Operations;
  operationStore: OperationStore;
  recorder: Recorder;
  now: () => Date;
}

/** Writes what is found out about environments between operations. */
export class KeeperWriter {
  constructor(private readonly options: KeeperWriterOptions) {}

  /**
   * Writes what was decided about an environment as it was read, unless somebody
   * has asked for something since: whoever extends one in the last second keeps it.
   *
   * @returns what the work gives back; true, to look again, when it was not done
   */
  async unlessChanged(
    session: Session,
    seen: StoredEnvironment,
    boundary: string,
    work: (
      trx: Knex.Transaction,
      locked: StoredEnvironment,
    ) => Promise<boolean>,
  ): Promise<boolean> {
    return session.write(boundary, async (trx, locked) => {
      const isAskedFor = (
        await this.options.operationStore.findUnfinished(locked.id, trx)
      ).some(({ status }) => status !== 'waiting_approval');
      const isSame =
        locked.generation === seen.generation &&
        locked.expiresAt?.getTime() === seen.expiresAt?.getTime();
      return isAskedFor || !isSame ? true : work(trx, locked);
    });
  }

  /** Changes what is wanted, on the engine's own account. */
  async want(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    kind: OperationKind,
    change: { paused?: boolean; deleted?: boolean },
  ): Promise<{ environment: StoredEnvironment; operation: StoredOperation }> {
    const { environments, operations, now } = this.options;
    const changed: StoredEnvironment = {
      ...environment,
      generation: environment.generation + 1,
      desired: { ...environment.desired, ...change },
      updatedAt: now(),
    };
    await environments.update(trx, changed);
    const operation = await operations.submit(trx, {
      environment: changed,
      kind,
    });
    return { environment: changed, operation };
  }

  /** Writes what is known now, and tells what happened. */
  async tell(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    conditions: readonly NewCondition[],
    happened: ReadonlyArray<Happened & { operationId?: string }> = [],
  ): Promise<void> {
    const { environments, recorder, now } = this.options;
    const told = {
      ...environment,
      conditions: withConditions(environment.conditions, conditions, {
        generation: environment.observedGeneration,
        now: now(),
      }),
    };
    await environments.update(trx, told);
    await recorder.record(
      trx,
      happened.map(it => ({
        ...it,
        at: now(),
        environment: occurredEnvironment(told),
      })),
    );
  }
}
