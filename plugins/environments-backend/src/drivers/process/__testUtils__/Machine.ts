import { setTimeout as sleep } from 'node:timers/promises';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { mockServices } from '@backstage/backend-test-utils';
import {
  DriverStep,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import {
  createTestContext,
  TestContextOptions,
  TestLedger,
} from '@groundwork/backstage-plugin-environments-node/testing';
import { createProcessDriver, ProcessDriver, ProcessDriverOptions } from '..';
import { ProcessTable } from '../proc/ProcessTable';
import { send } from '../stop';
import { ProgramRepository } from './programs';

/** Each file of tests has ports of its own, since they run at the same time. */
let firstPort = 21_000 + (process.pid % 200) * 50;

/** A machine with a repository, on which drivers come and go. */
export class Machine {
  readonly ledger = TestLedger.inMemory();
  readonly home: string;
  readonly repository: ProgramRepository;
  readonly commit: string;
  readonly table: ProcessTable;
  readonly ports: string;
  readonly #drivers: ProcessDriver[] = [];

  constructor(directory: string) {
    const home = join(directory, 'home');
    mkdirSync(home, { recursive: true });
    this.home = realpathSync(home);
    this.table = new ProcessTable({ home: this.home });
    this.repository = ProgramRepository.create(join(directory, 'repository'));
    this.commit = this.repository.commit('one');
    this.ports = `${firstPort}-${firstPort + 39}`;
    firstPort += 50;
  }

  /** A new instance, as after a restart. */
  driver(options: Partial<ProcessDriverOptions> = {}): ProcessDriver {
    const driver = createProcessDriver({
      directory: this.home,
      ports: this.ports,
      repositories: [{ prefix: this.repository.directory }],
      logger: mockServices.logger.mock(),
      now: () => new Date(),
      ...options,
    });
    this.#drivers.push(driver);
    return driver;
  }

  desire(
    spec: JsonObject,
    { commit = this.commit, environmentId = 'env-1', resource = 'web' } = {},
  ): ResourceDesire {
    return {
      environment: {
        id: environmentId,
        name: environmentId,
        owner: 'group:default/team',
      },
      resource,
      spec,
      source: {
        repository: this.repository.directory,
        ref: 'main',
        commit,
      },
    };
  }

  /** A context with a new lease. */
  context(desired: ResourceDesire, options: TestContextOptions = {}) {
    return createTestContext({
      ledger: this.ledger,
      environmentId: desired.environment.id,
      resource: desired.resource,
      ...options,
    });
  }

  stateOf(desired: ResourceDesire): JsonObject | undefined {
    return this.ledger.stateOf({
      environmentId: desired.environment.id,
      resource: desired.resource,
    });
  }

  /** Runs steps, each with a new lease, until there is nothing to wait for. */
  async run(
    driver: ProcessDriver,
    operation: 'apply' | 'destroy' | 'pause' | 'resume',
    desired: ResourceDesire,
  ): Promise<Exclude<DriverStep, { kind: 'wait' }>> {
    const { environment } = desired;
    for (;;) {
      const { context, complete } = this.context(desired);
      const state = this.stateOf(desired);
      const step =
        operation === 'destroy'
          ? await driver.destroy(context, { environment, state })
          : await driver[operation](context, { desired, state: state ?? {} });
      await complete(step);
      if (step.kind !== 'wait') {
        return step;
      }
      await sleep(step.afterMs);
    }
  }

  async applied(driver: ProcessDriver, desired: ResourceDesire) {
    const step = await this.run(driver, 'apply', desired);
    if (step.kind !== 'done') {
      throw new Error(`It has not been applied: ${step.error}`);
    }
    return { ...step, url: `${step.outputs?.url}` };
  }

  /** The processes that carry our mark, keepers apart. */
  async services() {
    const all = await this.table.list(() => true);
    return all.filter(({ mark }) => !mark.keeper);
  }

  /** Ends all that a test has started, also when it has failed. */
  async close(): Promise<void> {
    await Promise.all(this.#drivers.map(driver => driver.close()));
    for (let quiet = 0; quiet < 2; ) {
      const all = await this.table.list(() => true);
      const holders = await this.table.holdersIn(this.home);
      const left = [...all, ...holders];
      left.forEach(({ pid }) => send(pid, 'SIGKILL'));
      quiet = left.length === 0 ? quiet + 1 : 0;
      await sleep(20);
    }
  }
}

/** Waits for something to be so. */
export async function until<T>(
  find: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  for (let i = 0; i < 400; i += 1) {
    const found = await find();
    if (found) {
      return found;
    }
    await sleep(25);
  }
  throw new Error('It did not happen');
}
