import { mockServices } from '@backstage/backend-test-utils';
import {
  BlueprintDefinition,
  OperationKind,
} from '@groundwork/backstage-plugin-environments-common';
import { Lease } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { StoredEnvironment } from '../../environments/types';
import { Occurrence } from '../../records/occurrence';
import { Timeline } from '../../records/Timeline';
import { KeyRing } from '../../secrets/KeyRing';
import { SecretStore } from '../../secrets/SecretStore';
import { createEngine, EngineSettings } from '../createEngine';
import { Drivers } from '../Drivers';
import { Session } from '../Session';
import { LedgerDriver } from './LedgerDriver';

export const migrations = `${__dirname}/../../../migrations`;

/** A clock that tests move. */
export class TestClock {
  constructor(public time = new Date('2026-11-20T12:00:00Z').getTime()) {}

  readonly now = () => new Date(this.time);

  pass(ms: number): void {
    this.time += ms;
  }
}

/** The engine with a driver that keeps its outside in memory. */
export function createWorld(
  knex: Knex,
  blueprint: Partial<BlueprintDefinition> = {},
  settings: Partial<EngineSettings> = {},
) {
  const clock = new TestClock();
  const ledger = new LedgerDriver();
  const drivers = new Drivers();
  drivers.add(ledger);
  const happened: Occurrence[] = [];
  const timeline = new Timeline(knex);
  const logger = mockServices.logger.mock();
  /** What comes between: see `meanwhile`. */
  const between = new Map<string, () => Promise<unknown>>();
  let id = 0;
  const newId = () => `id-${++id}`;
  const definition: BlueprintDefinition = {
    id: 'service',
    title: 'Service',
    owner: 'group:default/platform',
    inputs: { type: 'object' },
    outputs: { url: '${{ resources.web.url }}' },
    policy: { grace: { days: 1 } },
    resources: [
      {
        name: 'web',
        type: 'service',
        driver: 'ledger',
        spec: { database: '${{ resources.db.url }}' },
        dependsOn: [],
        cost: { perHour: 2, pausedPerHour: 1 },
      },
      {
        name: 'db',
        type: 'database',
        driver: 'ledger',
        spec: {},
        dependsOn: [],
      },
    ],
    ...blueprint,
  };
  const secrets = new SecretStore({
    knex,
    keys: new KeyRing([{ id: 'k1', key: Buffer.alloc(32, 1) }]),
    newId,
    now: clock.now,
  });
  const parts = createEngine({
    knex,
    drivers,
    blueprints: { version: async () => definition },
    secrets,
    recorder: {
      record: async (trx, occurrences) => {
        happened.push(...occurrences);
        await timeline.add(trx, occurrences);
      },
    },
    logger,
    now: clock.now,
    newId,
    random: () => 0.5,
    worker: 'test',
    onBoundary: async (boundary, when) => {
      if (when === 'before') {
        const act = between.get(boundary);
        between.delete(boundary);
        await act?.();
      }
    },
    settings: {
      workers: 1,
      leaseMs: 30_000,
      pollMs: 20,
      sweepMs: 300_000,
      maxDeletedShare: 0.2,
      attempts: { transient: 3, quota: 3, delete: 3 },
      waitForMs: 600_000,
      ...settings,
    },
  });
  const create = async (
    change: Partial<StoredEnvironment> = {},
  ): Promise<StoredEnvironment> => {
    const environment: StoredEnvironment = {
      id: newId(),
      name: `env-${id}`,
      owner: 'group:default/ordering',
      createdBy: 'user:default/mina',
      createdAt: clock.now(),
      updatedAt: clock.now(),
      generation: 1,
      observedGeneration: 0,
      desired: {
        blueprintId: 'service',
        blueprintVersion: 1,
        inputs: {},
        paused: false,
        deleted: false,
      },
      phase: 'pending',
      message: '',
      conditions: [],
      outputs: {},
      warned: 0,
      costPerHour: 0,
      costPerDay: 48,
      costSoFar: 0,
      costAt: clock.now(),
      ...change,
    };
    await knex.transaction(async trx => {
      await parts.environments.insert(trx, environment);
      await parts.operations.submit(trx, {
        environment,
        kind: 'create',
        requestedBy: environment.createdBy,
      });
    });
    return environment;
  };
  const want = (
    environmentId: string,
    kind: OperationKind,
    change: Partial<StoredEnvironment['desired']>,
  ) =>
    knex.transaction(async trx => {
      const locked = await parts.environments.lock(trx, environmentId);
      if (!locked) {
        throw new Error('It is gone');
      }
      const environment = {
        ...locked,
        generation: locked.generation + 1,
        desired: { ...locked.desired, ...change },
      };
      await parts.environments.update(trx, environment);
      return parts.operations.submit(trx, {
        environment,
        kind,
        requestedBy: 'user:default/mina',
      });
    });
  /** Works until nothing is due. */
  const settle = async (passMs = 0, rounds = 50): Promise<void> => {
    for (let round = 0; round < rounds; round++) {
      if (!(await parts.engine.workOnce())) {
        if (passMs === 0) {
          return;
        }
        clock.pass(passMs);
      }
    }
  };
  const find = async (environmentId: string) => {
    const found = await parts.environments.find(environmentId);
    if (!found) {
      throw new Error(`There is no ${environmentId}`);
    }
    return found;
  };
  /** Works on what a lease is for, whoever has it. */
  const work = async (lease: Lease): Promise<void> => {
    const session = new Session({ ...parts, knex }, lease);
    await session.write('test', async () => {});
    await parts.engine.work(lease);
  };
  /** Has something happen once, just before the engine writes something. */
  const meanwhile = (boundary: string, act: () => Promise<unknown>): void => {
    between.set(boundary, act);
  };
  return {
    ...parts,
    work,
    meanwhile,
    /** What was to happen meanwhile, and did not. */
    between,
    logger,
    clock,
    ledger,
    happened,
    timeline,
    drivers,
    secrets,
    definition,
    create,
    want,
    settle,
    find,
  };
}
