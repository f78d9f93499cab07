import { OperationStep } from '@groundwork/backstage-plugin-environments-common';
import { DriverStep } from '@groundwork/backstage-plugin-environments-node';
import { Knex } from 'knex';
import { SecretStore } from '../secrets/SecretStore';
import { withStep } from './domain/steps';
import { clearIntents } from './IntentStore';
import { OperationWriter } from './OperationWriter';
import { PreparedStep } from './prepareStep';
import { ResourceStore } from './ResourceStore';
import { StoredOperation, StoredResource, Work } from './types';

/** What steps are written with. */
export interface StepWriterOptions {
  writer: OperationWriter;
  resources: ResourceStore;
  secrets: SecretStore;
  now: () => Date;
}

/** Writes how far steps are: each time once, with what that says of the rest. */
export class StepWriter {
  constructor(private readonly options: StepWriterOptions) {}

  /** Writes what is about to be made, so that whoever comes after knows of it. */
  async begin(
    work: Work,
    step: OperationStep,
    { resource }: PreparedStep,
  ): Promise<{ work: Work; step: OperationStep }> {
    const { session, resources } = work;
    const { now, writer } = this.options;
    const begun: OperationStep = {
      ...step,
      status: 'running',
      startedAt: step.startedAt ?? now().toISOString(),
      message: undefined,
    };
    const operation: StoredOperation = {
      ...work.operation,
      status: 'running',
      waitingFor: undefined,
      nextAttemptAt: undefined,
      steps: withStep(work.operation.steps, begun),
    };
    await session.write('step begins', async (trx, locked) => {
      await this.options.resources.save(trx, [resource]);
      await writer.save(trx, locked, operation);
    });
    resources.set(resource.name, resource);
    return { work: { ...work, operation }, step: begun };
  }

  /** Writes that there is nothing to do. */
  async skip(
    { session, operation, resources }: Work,
    step: OperationStep,
    { resource }: PreparedStep,
  ): Promise<void> {
    const at = this.options.now().toISOString();
    await session.write('step is skipped', async (trx, locked) => {
      await this.options.resources.save(trx, [resource]);
      resources.set(resource.name, resource);
      await this.options.writer.save(trx, locked, {
        ...operation,
        steps: withStep(operation.steps, {
          ...step,
          action: step.action === 'pause' ? 'pause' : 'unchanged',
          status: 'done',
          startedAt: at,
          finishedAt: at,
        }),
      });
    });
  }

  /** Writes that it is done. */
  async finish(
    { session, operation }: Work,
    step: OperationStep,
    prepared: PreparedStep,
    result: Extract<DriverStep, { kind: 'done' }>,
  ): Promise<void> {
    const { now } = this.options;
    await session.write('step ends', async (trx, locked) => {
      await this.#settleResource(trx, prepared, result);
      await this.options.writer.save(trx, locked, {
        ...operation,
        status: 'running',
        attempts: 0,
        error: undefined,
        nextAttemptAt: undefined,
        waitingFor: undefined,
        steps: withStep(operation.steps, {
          ...step,
          status: 'done',
          startedAt: step.startedAt ?? now().toISOString(),
          finishedAt: now().toISOString(),
          message: undefined,
        }),
      });
    });
  }

  /** Writes that nothing is done for now, and what the driver has to remember. */
  async pause(
    { session, environment, operation }: Work,
    step: OperationStep,
    state: StoredResource['state'],
    change: Partial<StoredOperation>,
  ): Promise<void> {
    const { resources, now } = this.options;
    await session.write('step waits', async (trx, locked) => {
      const known = (await resources.findOf(environment.id, trx)).get(
        step.resource,
      );
      if (known && state) {
        await resources.save(trx, [{ ...known, state }]);
      }
      await this.options.writer.save(trx, locked, {
        ...operation,
        ...change,
        steps: withStep(operation.steps, {
          ...step,
          status: 'waiting',
          startedAt: step.startedAt ?? now().toISOString(),
          message: change.waitingFor ?? change.error?.message,
        }),
      });
    });
  }

  async #settleResource(
    trx: Knex.Transaction,
    { after, resource, digest }: PreparedStep,
    result: Extract<DriverStep, { kind: 'done' }>,
  ): Promise<void> {
    const { resources, secrets, now } = this.options;
    const { environmentId, name } = resource;
    if (after === undefined) {
      await resources.delete(trx, environmentId, name);
      await clearIntents(trx, { environmentId, resource: name });
      await secrets.forget(trx, environmentId, name);
      return;
    }
    await resources.save(trx, [
      {
        ...resource,
        status: after,
        state: result.state,
        outputs: result.outputs ?? resource.outputs,
        externalId: result.externalId ?? resource.externalId,
        appliedDigest: after === 'ready' ? digest : resource.appliedDigest,
        message: undefined,
        drift: undefined,
        observedAt: now(),
      },
    ]);
  }
}
