import { randomUUID } from 'node:crypto';
import {
  DriverStep,
  EnvironmentIdentity,
  Observation,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import {
  createTestContext,
  TestContext,
} from '@groundwork/backstage-plugin-environments-node/testing';
import { PostgresInstance } from '../instances';
import { nameOf } from '../names';
import { PostgresDriver } from '../PostgresDriver';
import { dropAll, TestServer } from './server';

/** A resource of an environment of its own, on the test server. */
export class DriverTrial {
  readonly environment: EnvironmentIdentity = {
    id: randomUUID(),
    name: 'try',
    owner: 'group:default/a',
  };
  readonly test = createTestContext({
    environmentId: this.environment.id,
    resource: 'db',
  });
  /** Of the role and of the database. */
  readonly name = nameOf(this.environment.id, 'db');
  readonly #made = [this.name];

  constructor(private readonly server: TestServer) {}

  driver(more: Partial<PostgresInstance> = {}): PostgresDriver {
    return new PostgresDriver(
      new Map([['default', this.server.instance(more)]]),
    );
  }

  desire(spec: Record<string, unknown> = {}): ResourceDesire {
    return {
      environment: this.environment,
      resource: 'db',
      spec: JSON.parse(JSON.stringify(spec)),
    };
  }

  async apply(
    driver: PostgresDriver,
    spec: Record<string, unknown> = {},
    context: TestContext = this.test,
  ): Promise<DriverStep> {
    const step = await driver.apply(context.context, {
      desired: this.desire(spec),
      state: context.ledger.stateOf(context.scope),
    });
    await context.complete(step);
    return step;
  }

  observe(driver: PostgresDriver): Promise<Observation> {
    return driver.observe(this.test.observeContext, {
      desired: this.desire(),
      state: this.state(),
    });
  }

  pause(driver: PostgresDriver): Promise<DriverStep> {
    return driver.pause(this.test.context, { state: this.state()! });
  }

  destroy(driver: PostgresDriver): Promise<DriverStep> {
    return driver.destroy(this.test.context, {
      environment: this.environment,
      state: this.state(),
    });
  }

  state() {
    return this.test.ledger.stateOf(this.test.scope);
  }

  /** A name that is removed at the end, too. */
  willMake(name: string): string {
    this.#made.unshift(name);
    return name;
  }

  end(): Promise<void> {
    return dropAll(this.server, this.#made);
  }
}
