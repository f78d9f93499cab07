import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  DriverStep,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import {
  createTestContext,
  TestLedger,
} from '@groundwork/backstage-plugin-environments-node/testing';
import { TerraformDriverConfig } from '../config';
import { createTerraformDriver } from '../createTerraformDriver';
import { Pace } from '../Workshop';
import { configOf } from './terraform';

/** Gives back after each step, however short. */
export const atOnce: Pace = { stepMs: 0, askAgainAfterMs: 20 };

export const environment = {
  id: 'env-1',
  name: 'orders-pr-7',
  owner: 'group:default/shop',
};

/** Runs the driver as an engine does; what it has stored outlives each driver. */
export class TestBench {
  readonly directory = mkdtempSync(join(tmpdir(), 'terraform-driver-'));
  readonly ledger = TestLedger.inMemory();
  readonly scope = { environmentId: environment.id, resource: 'main' };

  /** Instead of what tests are configured with. */
  more: Partial<TerraformDriverConfig> = {};

  /** A driver as another process would make it. */
  driver(pace: Pace = { stepMs: 30_000, askAgainAfterMs: 20 }) {
    return createTerraformDriver(configOf(this.directory, this.more), pace);
  }

  desire(
    module: string,
    variables: JsonObject,
    approvedFingerprint?: JsonValue,
  ): ResourceDesire {
    return {
      environment,
      resource: 'main',
      spec: { module, variables },
      approvedFingerprint,
    };
  }

  get state(): JsonObject | undefined {
    return this.ledger.stateOf(this.scope);
  }

  observer() {
    const { ledger, scope } = this;
    return createTestContext({ ledger, ...scope, epoch: 1 }).observeContext;
  }

  /** One step, by a new driver, whose state is stored. */
  async apply(desired: ResourceDesire, pace?: Pace): Promise<DriverStep> {
    const { ledger, scope, state } = this;
    const test = createTestContext({ ledger, ...scope });
    const step = await this.driver(pace).apply(test.context, {
      desired,
      state,
    });
    await test.complete(step);
    return step;
  }

  async destroy(pace?: Pace): Promise<DriverStep> {
    const { ledger, scope, state } = this;
    const test = createTestContext({ ledger, ...scope });
    const request = { environment, resource: 'main', state };
    const step = await this.driver(pace).destroy(test.context, request);
    await test.complete(step);
    return step;
  }

  /** Steps until there is something else to do than to wait. */
  async until(next: () => Promise<DriverStep>): Promise<DriverStep> {
    for (;;) {
      const step = await next();
      if (step.kind !== 'wait') {
        return step;
      }
      await sleep(step.afterMs);
    }
  }

  /** What the slow module is called with. */
  slow(): ResourceDesire {
    return this.desire('slow', { directory: this.directory });
  }

  /** Applies the slow module until Terraform waits in its middle. */
  async comeToSecond(desired = this.slow()): Promise<void> {
    await this.until(async () => {
      const step = await this.apply(desired, atOnce);
      const isApplying = step.kind === 'wait' && step.on.includes('apply');
      return isApplying ? { kind: 'done', state: step.state } : step;
    });
    await this.comesTo('second');
  }

  path(...below: string[]): string {
    return join(this.directory, ...below);
  }

  /** A file of the resource's directory. */
  own(...below: string[]): string {
    return this.path('terraform', 'resources', 'env-1', 'main', ...below);
  }

  /** The lines that the slow module has written. */
  written(): string[] {
    return readFileSync(this.path('log'), 'utf8').trim().split('\n');
  }

  openGate(): void {
    writeFileSync(this.path('gate'), '');
  }

  /** Waits until the slow module has come to a line. */
  async comesTo(line: string): Promise<void> {
    const has = () => {
      try {
        return this.written().includes(line);
      } catch {
        return false;
      }
    };
    while (!has()) {
      await sleep(20);
    }
  }

  /** Waits until what runs have begun for a purpose has ended. */
  async comesToEndOf(purpose: string): Promise<void> {
    const jobs = readdirSync(this.own('runs'))
      .map(run => this.own('runs', run, `${purpose}.job`))
      .filter(job => existsSync(job));
    while (!jobs.every(job => existsSync(join(job, 'ended.json')))) {
      await sleep(20);
    }
  }

  /**
   * The processes of the run that there is: the supervisor's first, which would
   * tell of the end of Terraform's.
   */
  processes(purpose: string): number[] {
    const [run] = readdirSync(this.own('runs'));
    const job = this.own('runs', run, `${purpose}.job`);
    return readdirSync(job)
      .filter(name => /^(started|command-\d+)\.json$/.test(name))
      .sort((a, b) => b.localeCompare(a))
      .map(name => JSON.parse(readFileSync(join(job, name), 'utf8')).pid);
  }

  logs(): string[] {
    return this.ledger.logs().map(({ text }) => text);
  }

  async close(): Promise<void> {
    // What still waits for it ends then.
    this.openGate();
    await sleep(100);
    await rm(this.directory, { recursive: true, force: true });
  }
}
