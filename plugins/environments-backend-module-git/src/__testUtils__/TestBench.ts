import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import {
  DriverStep,
  EnvironmentDriver,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import {
  createTestContext,
  TestLedger,
} from '@groundwork/backstage-plugin-environments-node/testing';
import { GitDriverConfig } from '../config';
import { createGitDriver } from '../createGitDriver';
import { configMap, configOf, makeRepository } from './repositories';

export function desireOf(
  environmentId: string,
  spec: JsonObject = {},
): ResourceDesire {
  return {
    environment: {
      id: environmentId,
      name: `shop-${environmentId}`,
      owner: 'group:default/shop',
    },
    resource: 'app',
    spec: {
      repository: 'deploy',
      manifests: [configMap('settings', { of: `shop-${environmentId}` })],
      ...spec,
    },
  };
}

/** A repository, and an engine's memory. */
export class TestBench {
  readonly directory = mkdtempSync(join(tmpdir(), 'git-driver-'));
  readonly ledger = TestLedger.inMemory();
  now = new Date('2026-11-21T12:00:00Z');
  #bare?: string;

  get bare(): string {
    this.#bare ??= makeRepository(this.directory);
    return this.#bare;
  }

  driver(
    more?: Partial<GitDriverConfig>,
    mirrors = this.directory,
  ): EnvironmentDriver {
    return createGitDriver(configOf(mirrors, this.bare, more));
  }

  stateOf({ environment, resource }: ResourceDesire): JsonObject | undefined {
    return this.ledger.stateOf({ environmentId: environment.id, resource });
  }

  /** A context for a resource; with a new lease unless an epoch is given. */
  contextOf({ environment, resource }: ResourceDesire, epoch?: number) {
    return createTestContext({
      ledger: this.ledger,
      environmentId: environment.id,
      resource,
      epoch,
      now: () => this.now,
    });
  }

  async apply(
    desired: ResourceDesire,
    driver = this.driver(),
  ): Promise<DriverStep> {
    const test = this.contextOf(desired);
    const state = this.stateOf(desired);
    const step = await driver.apply(test.context, { desired, state });
    await test.complete(step);
    return step;
  }

  async destroy(
    desired: ResourceDesire,
    driver = this.driver(),
  ): Promise<DriverStep> {
    const test = this.contextOf(desired);
    const state = this.stateOf(desired);
    const { environment, resource } = desired;
    const request = { environment, resource, state };
    const step = await driver.destroy(test.context, request);
    await test.complete(step);
    return step;
  }

  observe(desired: ResourceDesire, driver = this.driver()) {
    const { observeContext } = this.contextOf(desired, 0);
    const state = this.stateOf(desired);
    return driver.observe(observeContext, { desired, state });
  }

  plan(desired: ResourceDesire | undefined, state?: JsonObject) {
    const { observeContext } = this.contextOf(desired ?? desireOf('any'), 0);
    return this.driver().plan(observeContext, { desired, state });
  }

  close(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
