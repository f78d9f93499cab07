import { ConflictError } from '@backstage/errors';
import { OperationKind } from '@groundwork/backstage-plugin-environments-common';
import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { assertNever } from '../assertNever';
import { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import { findPolicy } from '../blueprints/findPolicy';
import { Drivers } from '../engine/Drivers';
import { Operations } from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import { ResourceStore } from '../engine/ResourceStore';
import { cancelOperation } from './cancelOperation';
import { Changes } from './Changes';
import { canPause, noEnvironment } from './DefaultEnvironmentReader';
import { withoutFormer } from './domain/former';
import {
  assertConfirmed,
  isDone,
  kindToRetry,
  PlainCommand,
} from './domain/plainCommands';
import { neverMade } from './domain/proposals';
import {
  ActionInput,
  isGuarded,
  isUnapproved,
  reasonAgainst,
} from './domain/reasonAgainst';
import { EnvironmentStore } from './EnvironmentStore';
import { extendEnvironment } from './extendEnvironment';
import { permissionFor, PermissionName } from './present/actionsOf';
import { Proposals } from './Proposals';
import { StoredEnvironment } from './types';

/** What commands need. */
export interface CommandsOptions {
  knex: Knex;
  queue: LeaseQueue;
  environments: EnvironmentStore;
  operations: Operations;
  operationStore: OperationStore;
  resources: ResourceStore;
  blueprints: Pick<BlueprintRegistry, 'current' | 'findVersion'>;
  drivers: Drivers;
  changes: Changes;
  proposals: Proposals;
  now: () => Date;
}

/** What a command works on, in its transaction. */
interface Locked extends ActionInput {
  trx: Knex.Transaction;
  /** Absent when nobody in particular has asked. */
  actor?: string;
}

/** Carries out commands on locked environments. */
export class Commands {
  constructor(private readonly options: CommandsOptions) {}

  /**
   * @param by - who asks, and which permission was found sufficient; absent when
   * nobody in particular asks
   * @throws ConflictError that says why it cannot be done now
   */
  async run(
    environmentId: string,
    command: PlainCommand,
    by?: { ref: string; permission: PermissionName },
  ): Promise<void> {
    const { knex, environments, blueprints } = this.options;
    const known = await environments.find(environmentId);
    const policy = known && (await findPolicy(blueprints, known));
    await knex.transaction(async trx => {
      const environment = await environments.lock(trx, environmentId);
      if (!environment) {
        throw noEnvironment(environmentId);
      }
      if (by && permissionFor(command.action, environment) !== by.permission) {
        throw new ConflictError(
          'The environment has just changed; look at it again',
        );
      }
      const locked = await this.#look(trx, environment, by?.ref);
      await this.#do({ ...locked, policy }, command);
    });
  }

  async #look(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    actor: string | undefined,
  ): Promise<Locked> {
    const { resources, operationStore, drivers, now } = this.options;
    const known = await resources.findOf(environment.id, trx);
    return {
      trx,
      actor,
      environment,
      unfinished: await operationStore.findUnfinished(environment.id, trx),
      canPause: canPause(drivers, known.values()),
      now: now(),
    };
  }

  async #do(locked: Locked, command: PlainCommand): Promise<void> {
    const { environment } = locked;
    if (isDone(environment, command)) {
      return;
    }
    const reason = reasonAgainst(command.action, locked);
    if (reason !== undefined) {
      throw new ConflictError(reason);
    }
    switch (command.action) {
      case 'extend':
        await this.#extend(locked, command.hours);
        break;
      case 'pause':
        await this.#want(locked, 'pause', { paused: true });
        break;
      case 'resume':
        await this.#want(
          { ...locked, environment: { ...environment, usedAt: locked.now } },
          'resume',
          { paused: false },
        );
        break;
      case 'cancel':
        await this.#cancel(locked);
        break;
      case 'retry':
        await this.#retry(locked);
        break;
      case 'destroy':
        assertConfirmed(environment, command.confirmName);
        await this.#destroy(locked);
        break;
      default:
        assertNever(command);
    }
  }

  async #extend({ trx, ...locked }: Locked, hours: number): Promise<void> {
    const { expiresAt } = locked.environment;
    if (!expiresAt) {
      throw new ConflictError('It has no end');
    }
    await extendEnvironment(trx, this.options, { ...locked, expiresAt, hours });
  }

  async #want(
    { trx, environment, actor }: Locked,
    kind: OperationKind,
    change: { paused?: boolean; deleted?: boolean },
  ) {
    return this.options.changes.begin(
      trx,
      {
        ...withoutFormer(environment),
        desired: { ...environment.desired, ...change },
      },
      { kind, requestedBy: actor },
    );
  }

  async #cancel(locked: Locked): Promise<void> {
    const { resources, changes, proposals } = this.options;
    const { trx, environment, unfinished, actor } = locked;
    const operation = unfinished.at(-1);
    if (!operation) {
      throw new ConflictError('Nothing is under way');
    }
    if (environment.proposal?.operationId === operation.id) {
      await proposals.giveUp(trx, environment, {
        message: 'It was cancelled before anybody had agreed',
        actor,
      });
      return;
    }
    const left = await cancelOperation(
      trx,
      this.options,
      environment,
      operation,
    );
    if (!left) {
      return;
    }
    const known = await resources.findOf(environment.id, trx);
    // What has begun to make it may just be about to make the first of it.
    const isUnmade = unfinished.length === 1 && known.size === 0;
    if (operation.kind === 'create' && isUnmade) {
      await this.#forget({ ...locked, environment: left });
      return;
    }
    await changes.record(trx, 'environment.cancelled', left, {
      message: `${left.name}: ${left.message}`,
      actor,
      operationId: operation.id,
    });
  }

  /** What had not been begun leaves nothing behind. */
  async #forget({ trx, environment, actor, now }: Locked): Promise<void> {
    const message = 'It was cancelled before anything of it was made';
    const gone = neverMade(environment, { message, now });
    await this.options.environments.update(trx, gone);
    await this.options.changes.record(trx, 'environment.cancelled', gone, {
      message: `${environment.name}: ${message}`,
      actor,
    });
  }

  async #retry(locked: Locked): Promise<void> {
    const { operationStore, changes } = this.options;
    const { trx, environment, actor } = locked;
    if (environment.desired.deleted || isGuarded(environment)) {
      await this.#destroy(locked);
      return;
    }
    const last = await operationStore.findLastTried(environment.id, trx);
    const isNew = environment.observedGeneration === 0;
    const { operation } = await this.#want(
      locked,
      isNew ? 'create' : kindToRetry(last, environment),
      {},
    );
    await changes.record(trx, 'environment.retried', environment, {
      message: `${environment.name} is tried again`,
      actor,
      operationId: operation.id,
    });
  }

  async #destroy(locked: Locked): Promise<void> {
    const { trx, environment, actor } = locked;
    if (isUnapproved(environment)) {
      await this.options.proposals.giveUp(trx, environment, {
        message: 'It was cancelled before anybody had agreed',
        actor,
      });
      return;
    }
    const begun = await this.#want(locked, 'destroy', { deleted: true });
    await this.options.changes.record(
      trx,
      'environment.deleting',
      begun.environment,
      {
        message: `${environment.name} is being deleted`,
        actor,
        operationId: begun.operation.id,
      },
    );
  }
}
