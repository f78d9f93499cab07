import { randomUUID } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import {
  DriverPlan,
  DriverStep,
  EnvironmentDriver,
  EnvironmentIdentity,
  Observation,
  OwnedObject,
  ResourceDesire,
} from '../driver';
import { isSecretRef } from '../secrets';
import { createTestContext } from './createTestContext';
import {
  messageOf,
  OperationCall,
  runOperation,
  RunOptions,
  RunResult,
  stepOf,
} from './runOperation';
import { LedgerScope, TestLedger } from './TestLedger';
import {
  AppliedResource,
  ConformanceError,
  DriverConformanceSubject,
} from './types';

/** A resource of an environment that checks work with. */
export interface Target {
  environment: EnvironmentIdentity;
  resource: string;
}

/**
 * Runs a driver as an engine does: step by step, with what was stored, by a new
 * instance for each operation. Everything that the driver says is remembered.
 *
 * @internal
 */
export class Bench<World> {
  /** All that the driver has answered or thrown, as JSON. */
  readonly said: string[] = [];

  constructor(
    readonly subject: DriverConformanceSubject<World>,
    readonly world: World,
    readonly ledger: TestLedger,
  ) {}

  createDriver(): Promise<EnvironmentDriver> {
    return Promise.resolve(this.subject.createDriver(this.world));
  }

  /** A new environment with a resource, or another resource of one. */
  target(resource = 'main', environment?: EnvironmentIdentity): Target {
    const id = randomUUID();
    return {
      resource,
      environment: environment ?? {
        id,
        name: `kit-${id.slice(0, 8)}`,
        owner: 'group:default/kit',
      },
    };
  }

  desire(target: Target, wanted: 'first' | 'changed'): ResourceDesire {
    return {
      ...target,
      ...this.subject.desire(wanted, target, this.world),
    };
  }

  scope({ environment, resource }: Target): LedgerScope {
    return { environmentId: environment.id, resource };
  }

  state(target: Target): JsonObject | undefined {
    return this.ledger.stateOf(this.scope(target));
  }

  async inspect(): Promise<unknown> {
    return this.subject.inspect(this.world);
  }

  async remains(): Promise<unknown> {
    return (this.subject.remains ?? this.subject.inspect)(this.world);
  }

  async plan(
    target: Target,
    wanted: 'first' | 'changed' | undefined,
  ): Promise<DriverPlan> {
    const driver = await this.createDriver();
    return this.#ask('plan', () =>
      driver.plan(this.observer(target), {
        desired: wanted && this.desire(target, wanted),
        state: this.state(target),
      }),
    );
  }

  async observe(
    target: Target,
    wanted: 'first' | 'changed',
  ): Promise<Observation> {
    const driver = await this.createDriver();
    return this.#ask('observe', () =>
      driver.observe(this.observer(target), {
        desired: this.desire(target, wanted),
        state: this.state(target),
      }),
    );
  }

  /** What of the inventory belongs to the environments of some targets. */
  async inventory(...targets: Target[]): Promise<OwnedObject[]> {
    const driver = await this.createDriver();
    const ids = new Set(targets.map(({ environment }) => environment.id));
    return this.#ask('inventory', async () => {
      const objects: OwnedObject[] = [];
      for await (const object of driver.inventory(this.observer(targets[0]))) {
        objects.push(object);
      }
      return objects.filter(it => ids.has(it.environmentId ?? ''));
    });
  }

  apply(
    target: Target,
    wanted: 'first' | 'changed',
    options?: RunOptions & Pick<ResourceDesire, 'approvedFingerprint'>,
  ): Promise<RunResult> {
    const approvedFingerprint = options?.approvedFingerprint;
    const desired: ResourceDesire = {
      ...this.desire(target, wanted),
      ...(approvedFingerprint !== undefined && { approvedFingerprint }),
    };
    return this.#run('apply', target, options, (driver, context, state) =>
      driver.apply(context, { desired, state }),
    );
  }

  /** Applies until it is done, and tries whether it is as wanted. */
  async applied(
    target: Target,
    wanted: 'first' | 'changed',
  ): Promise<AppliedResource> {
    return this.verified(target, wanted, await this.apply(target, wanted));
  }

  /** Tries whether a resource is as wanted, by using it. */
  async verified(
    target: Target,
    wanted: 'first' | 'changed',
    result: RunResult,
  ): Promise<AppliedResource> {
    const found = this.#foundOf(target, wanted, stepOf(result));
    await this.subject.verify?.(found, this.world);
    return found;
  }

  /** Destroys, without forgetting anything but what the driver forgets. */
  destroy(
    target: Target,
    options?: RunOptions & { state?: JsonObject | 'none' },
  ): Promise<RunResult> {
    const { environment, resource } = target;
    const given = options?.state;
    return this.#run('destroy', target, options, (driver, context, stored) => {
      // The resource's name is also in `context.opKey`.
      const request = {
        environment,
        resource,
        state: given === 'none' ? undefined : given ?? stored,
      };
      return driver.destroy(context, request);
    });
  }

  /** Destroys, and forgets the resource, as an engine does when it is gone. */
  async destroyed(target: Target): Promise<void> {
    stepOf(await this.destroy(target));
    this.forget(target);
  }

  forget(target: Target): void {
    const scope = this.scope(target);
    this.ledger.setState(scope, undefined);
    for (const key of Object.keys(this.ledger.intentsOf(scope))) {
      this.ledger.setIntent(scope, key, undefined);
    }
  }

  pause(target: Target, options?: RunOptions): Promise<RunResult> {
    return this.#toggle('pause', target, options);
  }

  resume(target: Target, options?: RunOptions): Promise<RunResult> {
    return this.#toggle('resume', target, options);
  }

  observer(target: Target, signal?: AbortSignal) {
    const { ledger } = this;
    const scope = this.scope(target);
    const epoch = ledger.epochOf(scope.environmentId);
    return createTestContext({ ledger, ...scope, epoch, signal })
      .observeContext;
  }

  #run(
    name: string,
    target: Target,
    options: RunOptions | undefined,
    call: OperationCall,
  ): Promise<RunResult> {
    const { ledger, said } = this;
    return runOperation({
      name,
      call,
      ledger,
      scope: this.scope(target),
      createDriver: () => this.createDriver(),
      say: text => said.push(text),
      ...options,
    });
  }

  #toggle(
    name: 'pause' | 'resume',
    target: Target,
    options?: RunOptions,
  ): Promise<RunResult> {
    const desired = this.desire(target, 'first');
    return this.#run(name, target, options, (driver, context, state) => {
      const method = driver[name];
      if (!method) {
        throw new ConformanceError(
          `The driver says that it can pause, but it has no method '${name}'`,
        );
      }
      return method.call(driver, context, { desired, state: state ?? {} });
    });
  }

  async #ask<T>(name: string, question: () => Promise<T>): Promise<T> {
    try {
      const answer = await question();
      this.said.push(JSON.stringify(answer));
      return answer;
    } catch (error) {
      this.said.push(messageOf(error));
      throw new ConformanceError(`${name} has thrown: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }

  #foundOf(
    target: Target,
    wanted: 'first' | 'changed',
    step: Extract<DriverStep, { kind: 'done' }>,
  ): AppliedResource {
    return {
      wanted,
      desired: this.desire(target, wanted),
      state: step.state,
      outputs: step.outputs ?? {},
      externalId: step.externalId,
      reveal: ref => {
        const value = isSecretRef(ref) && this.ledger.readSecret(ref);
        if (!value) {
          throw new ConformanceError(
            `${JSON.stringify(ref)} does not refer to a stored secret`,
          );
        }
        return value.toString('utf8');
      },
    };
  }
}
