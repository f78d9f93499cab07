import { setTimeout as sleep } from 'node:timers/promises';
import {
  AuditorService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { EnvironmentDriver } from '@groundwork/backstage-plugin-environments-node';
import { Knex } from 'knex';
import { SecretReveals } from './api/secrets/SecretReveals';
import { ApprovalDesk } from './approvals/ApprovalDesk';
import { createBlueprints } from './blueprints/createBlueprints';
import { compileInputs } from './blueprints/inputs';
import { EnvironmentsConfig, SinkConfig } from './config/types';
import { createDeployments } from './deployments/createDeployments';
import { ScorecardGate } from './deployments/types';
import { createBuiltInDrivers } from './builtInDrivers';
import { BoundaryHook } from './engine/Session';
import { createEngine } from './engine/createEngine';
import { Drivers } from './engine/Drivers';
import { createEnvironments } from './environments/createEnvironments';
import { Notices } from './notices/Notices';
import { Adopter } from './orphans/Adopter';
import { DefaultOrphanService } from './orphans/DefaultOrphanService';
import { InventorySweep } from './orphans/InventorySweep';
import { OrphanStore } from './orphans/OrphanStore';
import {
  DeadLetters,
  Outbox,
  OutboxSender,
  OutboxStore,
  SinkAddress,
} from './outbox';
import { RecorderHub } from './records/RecorderHub';
import { Timeline } from './records/Timeline';
import { KeyRing, SecretKey } from './secrets/KeyRing';
import { SecretStore } from './secrets/SecretStore';

/** What the services of the plugin are made of. */
export interface ServicesOptions {
  knex: Knex;
  settings: EnvironmentsConfig;
  secretKeys: readonly SecretKey[];
  /** Those that modules have brought. */
  added: readonly EnvironmentDriver[];
  /** Where a sink takes events. */
  addressOf: (sink: SinkConfig) => Promise<SinkAddress>;
  auditor: AuditorService;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  logger: LoggerService;
  notifications: NotificationService;
  /** Absent where scorecards are not installed. */
  scorecards?: ScorecardGate;
  urlReader: UrlReaderService;
  now: () => Date;
  newId: () => string;
  /** Says in the queue who works on something. */
  worker: string;
  /** For tests: called at what an interruption could come between. */
  onBoundary?: BoundaryHook;
}

/** The services of the plugin. */
export type Services = ReturnType<typeof createServices>;

/** Puts the services of the plugin together. */
export function createServices(options: ServicesOptions) {
  const { knex, settings, now, newId } = options;
  const late: { wakeEnvironment?: (id: string) => Promise<void> } = {};
  const drivers = new Drivers();
  const builtIn = createBuiltInDrivers({
    ...options,
    onWake: id => late.wakeEnvironment?.(id),
  });
  for (const driver of [...builtIn.drivers, ...options.added]) {
    drivers.add(driver);
  }
  const secrets = new SecretStore({
    ...options,
    keys: new KeyRing(options.secretKeys),
  });
  const blueprints = createBlueprints({
    ...options,
    drivers,
    locations: settings.locations,
  });
  const notices = new Notices({
    ...options,
    lastStage: settings.stages.at(-1)?.id,
  });
  const sinkIds = settings.sinks.map(({ id }) => id);
  const recorder = new RecorderHub([
    new Timeline(knex),
    new Outbox({
      sinks: sinkIds,
      source: settings.source,
      newId,
    }),
    notices,
  ]);
  const engineParts = createEngine({
    ...options,
    settings: settings.engine,
    drivers,
    blueprints: blueprints.registry,
    secrets,
    recorder,
    random: Math.random,
  });
  const parts = {
    ...options,
    ...engineParts,
    drivers,
    secrets,
    recorder,
    blueprints: blueprints.registry,
    wake: () => engineParts.engine.wake(),
  };
  const approvals = new ApprovalDesk({ ...parts, stages: settings.stages });
  const environments = createEnvironments({ ...parts, approvals });
  late.wakeEnvironment = id => environments.service.wake(id);
  const deployments = createDeployments({
    ...parts,
    approvals,
    stages: settings.stages,
    components: {
      find: (ref, credentials) =>
        options.catalog.getEntityByRef(ref, { credentials }),
    },
    sources: environments.sources,
    quota: environments.quotas,
    currency: settings.currency,
    defaultInputs,
    scorecards: options.scorecards,
  });
  const orphanStore = new OrphanStore(knex);
  const outboxStore = new OutboxStore(knex);
  return {
    ...engineParts,
    approvals,
    blueprints,
    builtIn,
    deadLetters: new DeadLetters({ store: outboxStore, sinks: sinkIds, now }),
    deployments,
    drivers,
    environmentReader: environments.reader,
    environmentService: environments.service,
    notices,
    orphans: new DefaultOrphanService({
      ...parts,
      store: orphanStore,
      adopter: new Adopter({ ...parts, store: orphanStore }),
      sleep: async (ms, signal) => {
        await sleep(ms, undefined, { signal, ref: false });
      },
    }),
    outboxSender: new OutboxSender({
      ...options,
      store: outboxStore,
      random: Math.random,
    }),
    outboxStore,
    recorder,
    revealer: new SecretReveals({ ...parts, reader: environments.reader }),
    secrets,
    sweep: new InventorySweep({ ...parts, store: orphanStore, now, newId }),
  };
}

/** @throws InputError if the blueprint asks for something that nobody has said */
function defaultInputs({
  id,
  definition,
}: {
  id: string;
  definition: { inputs: Parameters<typeof compileInputs>[0] };
}) {
  const read = compileInputs(definition.inputs)({});
  if (!read.ok) {
    const [problem] = read.problems;
    throw new InputError(
      `The blueprint '${id}' of the stage has no default for ${problem.path}: ${problem.message}`,
    );
  }
  return read.inputs;
}
