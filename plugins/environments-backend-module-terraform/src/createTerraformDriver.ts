import {
  EnvironmentDriver,
  ObserveContext,
  OwnedObject,
} from '@groundwork/backstage-plugin-environments-node';
import { applyModule } from './applyModule';
import { TerraformDriverConfig } from './config';
import { destroyModule } from './destroyModule';
import { destroyOrphan } from './destroyOrphan';
import { observeModule, planModule } from './lookAtModule';
import { terraformSpecSchema } from './spec';
import { writeState } from './state';
import { Pace, Workshop } from './Workshop';

/** Makes the driver that applies modules with Terraform or OpenTofu. */
export function createTerraformDriver(
  config: TerraformDriverConfig,
  pace?: Pace,
): EnvironmentDriver {
  const workshop = new Workshop(config, pace);
  return {
    id: 'terraform',
    title: 'Terraform module',
    specSchema: terraformSpecSchema,
    capabilities: {
      deterministicIds: true,
      adopt: true,
      comparesPlans: true,
    },
    plan: (context, request) => planModule(workshop, context, request),
    apply: (context, request) => applyModule(workshop, context, request),
    observe: (context, request) => observeModule(workshop, context, request),
    destroy: (context, request) => destroyModule(workshop, context, request),
    inventory: context => inventory(workshop, context),
    async adopt(_context, { externalId }) {
      await workshop.markerAt(externalId);
      return writeState({ directory: externalId });
    },
    destroyOrphan: (context, { externalId }) =>
      destroyOrphan(workshop, context, externalId),
  };
}

async function* inventory(
  { layout }: Workshop,
  { signal }: ObserveContext,
): AsyncGenerator<OwnedObject> {
  for (const name of await layout.names()) {
    signal.throwIfAborted();
    const marker = await layout.readMarker(name);
    const externalId = name;
    yield marker
      ? {
          externalId,
          description: `Terraform state of module ${marker.module}, of ${marker.environment}`,
          environmentId: marker.environmentId,
          resource: marker.resource,
          createdAt: new Date(marker.createdAt),
        }
      : { externalId, description: 'Directory without a marker' };
  }
}
