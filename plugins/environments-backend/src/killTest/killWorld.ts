import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { createEngine } from '../engine/createEngine';
import { Drivers } from '../engine/Drivers';
import { BoundaryHook } from '../engine/Session';
import { Timeline } from '../records/Timeline';
import { KeyRing } from '../secrets/KeyRing';
import { SecretStore } from '../secrets/SecretStore';
import { Outside } from './outside/Outside';
import { OutsideDriver } from './outside/OutsideDriver';

/** What every environment of the kill test is made from: one needs the other. */
export const BLUEPRINT: BlueprintDefinition = {
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
      driver: 'outside',
      spec: {
        size: '${{ inputs.size }}',
        database: '${{ resources.db.url }}',
        fails: true,
      },
      dependsOn: [],
    },
    {
      name: 'db',
      type: 'database',
      driver: 'outside',
      spec: { size: '${{ inputs.size }}', waits: true },
      dependsOn: [],
    },
  ],
};

/** The real engine over a real outside, in a process of its own or the runner's. */
export function createKillWorld(options: {
  knex: Knex;
  outside: Outside;
  leaseMs: number;
  worker: string;
  logger: LoggerService;
  onBoundary?: BoundaryHook;
}) {
  const { knex, outside, leaseMs, worker, logger, onBoundary } = options;
  const now = () => new Date();
  const drivers = new Drivers();
  drivers.add(new OutsideDriver(outside, onBoundary));
  const timeline = new Timeline(knex);
  return createEngine({
    knex,
    drivers,
    blueprints: { version: async () => BLUEPRINT },
    secrets: new SecretStore({
      knex,
      keys: new KeyRing([{ id: 'kill-test', key: Buffer.alloc(32, 1) }]),
      newId: randomUUID,
      now,
    }),
    recorder: { record: (trx, happened) => timeline.add(trx, happened) },
    logger,
    now,
    newId: randomUUID,
    // The shortest of what is allowed: time is short, and nothing is crowded.
    random: () => 0,
    worker,
    onBoundary,
    settings: {
      workers: 1,
      leaseMs,
      pollMs: 100,
      sweepMs: 4_000,
      maxDeletedShare: 1,
      // What fails here, fails because of what is done to it: it is never over.
      attempts: { transient: 1_000, quota: 1_000, delete: 1_000 },
      waitForMs: 600_000,
    },
  });
}
