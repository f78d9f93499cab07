import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { Caller, ReadableFilter } from '../../api/services';
import { ApprovalDesk } from '../../approvals/ApprovalDesk';
import { createBlueprints } from '../../blueprints/createBlueprints';
import { Drivers } from '../../engine/Drivers';
import { createWorld } from '../../engine/__testUtils__/world';
import { createEnvironments } from '../createEnvironments';

export const ORDERING = 'group:default/ordering';
export const PAYMENTS = 'group:default/payments-core';
export const ORDERS = 'component:default/orders';

/** A caller who may do everything to what the owners own, and reads the same. */
export function callerOf(
  name: string,
  owners: readonly string[],
  change: Partial<Caller> = {},
): Caller {
  const ref = `user:default/${name}`;
  const ownershipRefs = [ref, ...owners];
  const readable: ReadableFilter = { kind: 'owners', owners: ownershipRefs };
  return {
    credentials: mockCredentials.user(ref),
    ref,
    ownershipRefs,
    isAgent: false,
    may: async (_, { owner }) => ownershipRefs.includes(owner),
    mayAdminister: async () => false,
    readable: async () => readable,
    ...change,
  };
}

/** Somebody of the team Ordering, and somebody of Payments. */
export const mina = callerOf('mina', [ORDERING]);
export const kofi = callerOf('kofi', [PAYMENTS]);

/** Somebody who may approve what others ask for. */
export const ruth = callerOf('ruth', ['group:default/platform'], {
  may: async () => true,
  readable: async () => ({ kind: 'all' }),
});

const entity = (
  kind: string,
  name: string,
  annotations: Record<string, string> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', annotations },
  spec: kind === 'Component' ? { owner: 'ordering' } : {},
});

/** A blueprint of one service that the ledger makes, and that runs a source. */
export const SERVICE: Partial<BlueprintDefinition> = {
  inputs: {
    type: 'object',
    properties: { size: { type: 'integer', default: 1, maximum: 9 } },
  },
  resources: [
    {
      name: 'web',
      type: 'service',
      driver: 'ledger',
      spec: { size: '${{ inputs.size }}', commit: '${{ source.commit }}' },
      dependsOn: [],
      cost: { perHour: 2, pausedPerHour: 0 },
    },
  ],
  policy: {
    grace: { days: 1 },
    defaultTtl: { hours: 8 },
    maxTtl: { hours: 24 },
    maxPerOwner: 3,
  },
};

/** Everything from a request to what the ledger has. */
export async function createServiceWorld(
  knex: Knex,
  {
    blueprint = SERVICE,
    repository,
    root,
  }: {
    blueprint?: Partial<BlueprintDefinition>;
    repository: string;
    /** Where repositories may be. */
    root: string;
  },
) {
  const world = createWorld(knex, structuredClone(blueprint));
  const { clock } = world;
  const drivers = new Drivers();
  drivers.add(world.ledger);
  const logger = mockServices.logger.mock();
  const recorder: {
    record: Parameters<typeof createEnvironments>[0]['recorder']['record'];
  } = {
    record: async (trx, occurrences) => {
      world.happened.push(...occurrences);
      await world.timeline.add(trx, occurrences);
    },
  };
  let id = 0;
  const newId = () => `new-${String(++id).padStart(4, '0')}`;
  const { store, registry } = createBlueprints({
    knex,
    locations: [],
    drivers,
    urlReader: mockServices.urlReader.mock(),
    logger,
    now: clock.now,
  });
  const publish = (change: Partial<BlueprintDefinition> = {}) => {
    Object.assign(world.definition, change);
    return store.publish(
      {
        definition: structuredClone(world.definition),
        yaml: '',
        origin: 'test',
      },
      clock.now(),
    );
  };
  await publish();
  let woken = 0;
  const parts = { ...world, knex, drivers, recorder, newId, now: clock.now };
  const approvals = new ApprovalDesk({
    ...parts,
    stages: [],
    wake: () => {},
  });
  const environments = createEnvironments({
    ...parts,
    settings: { currency: 'EUR', repositories: [{ prefix: `${root}/` }] },
    blueprints: registry,
    approvals,
    wake: () => {
      woken += 1;
    },
    catalog: catalogServiceMock({
      entities: [
        entity('Component', 'orders', {
          'groundwork.dev/repository': repository,
        }),
        entity('Component', 'bare'),
        entity('Group', 'ordering'),
        entity('Group', 'payments-core'),
        entity('User', 'mina'),
      ],
    }),
    logger,
  });
  return {
    ...world,
    ...environments,
    store,
    registry,
    approvals,
    publish,
    logger,
    woken: () => woken,
  };
}
