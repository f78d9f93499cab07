import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { Caller, ReadableFilter } from '../../api/services';
import { ApprovalDesk } from '../../approvals/ApprovalDesk';
import { StageConfig } from '../../config/types';
import { Drivers } from '../../engine/Drivers';
import { createWorld } from '../../engine/__testUtils__/world';
import { Changes } from '../../environments/Changes';
import { Commands } from '../../environments/Commands';
import { Formers } from '../../environments/Formers';
import { Proposals } from '../../environments/Proposals';
import { Timeline } from '../../records/Timeline';
import { OwnerQuotas } from '../../verdict/OwnerQuotas';
import { createDeployments } from '../createDeployments';
import { ScorecardGate } from '../types';

export const ORDERS = 'component:default/orders';
export const OWNER = 'group:default/ordering';
export const APPROVERS = 'group:default/release-managers';

export const stages: StageConfig[] = [
  { id: 'staging', title: 'Staging', verifyForMs: 60_000 },
  {
    id: 'production',
    title: 'Production',
    after: 'staging',
    verifyForMs: 60_000,
    approval: {
      groups: [APPROVERS],
      required: 1,
      validFor: { hours: 24 },
    },
  },
];

/** Somebody who calls. */
export function caller(
  name: string,
  {
    groups = [],
    isAgent = false,
    isAdmin = false,
    readable = { kind: 'all' },
  }: {
    groups?: string[];
    isAgent?: boolean;
    isAdmin?: boolean;
    readable?: ReadableFilter;
  } = {},
): Caller {
  const ref = `user:default/${name}`;
  const ownershipRefs = [ref, ...groups];
  return {
    credentials: mockCredentials.user(ref),
    ref,
    ownershipRefs,
    isAgent,
    may: async (action, { owner }) =>
      action === 'approve' ? !isAgent : ownershipRefs.includes(owner),
    mayAdminister: async () => isAdmin,
    readable: async () => readable,
  };
}

export const mina = caller('mina', { groups: [OWNER] });
export const kofi = caller('kofi', { groups: [APPROVERS] });

/** Deployments of orders, by an engine whose outside is a list. */
export function createDesk(
  knex: Knex,
  { scorecards }: { scorecards?: ScorecardGate } = {},
) {
  const world = createWorld(knex);
  const timeline = new Timeline(knex);
  const recorder = {
    record: async (
      trx: Knex.Transaction,
      occurrences: Parameters<Timeline['add']>[1],
    ) => {
      world.happened.push(...occurrences);
      await timeline.add(trx, occurrences);
    },
  };
  let id = 0;
  const common = {
    ...world,
    knex,
    recorder,
    newId: () => `d-${++id}`,
    now: world.clock.now,
    wake: () => {},
  };
  const approvals = new ApprovalDesk({ ...common, stages });
  common.operations.onEnd(new Formers(common).onEnd);
  const tags = new Map([
    ['v1.3.0', 'a'.repeat(40)],
    ['v1.4.0', 'b'.repeat(40)],
  ]);
  const git = { reads: 0 };
  /** The version of the blueprint in force, and its defaults. */
  const service = {
    version: 1,
    inputs: {} as JsonObject,
    /** Those before, where they were something else. */
    former: new Map<number, BlueprintDefinition>(),
  };
  const orders: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'orders',
      namespace: 'default',
      annotations: { 'groundwork.dev/blueprint': 'service' },
    },
    relations: [{ type: 'ownedBy', targetRef: OWNER }],
  };
  const deployments = createDeployments({
    ...common,
    stages,
    currency: 'EUR',
    approvals,
    scorecards,
    components: {
      find: async ref => (ref === ORDERS ? orders : undefined),
    },
    sources: {
      repositoryOf: () => '/repos/orders',
      resolve: async (_, ref) => {
        git.reads += 1;
        const commit = tags.get(ref);
        if (!commit) {
          throw new NotFoundError(`There is no ${ref}`);
        }
        return { commit, ref };
      },
      tags: async () => {
        git.reads += 1;
        return [...tags].map(([tag, commit]) => ({ tag, commit }));
      },
    },
    blueprints: {
      current: async () => ({
        version: service.version,
        definition: world.definition,
      }),
      version: async (_, version) =>
        service.former.get(version) ?? world.definition,
    },
    defaultInputs: () => service.inputs,
    quota: new OwnerQuotas({
      blueprints: {
        current: async () => ({
          version: service.version,
          definition: world.definition,
          origin: 'test',
          publishedAt: world.clock.now(),
        }),
      },
    }),
  });
  /** Until a release that was placed is verified. */
  const prove = async () => {
    await world.settle();
    world.clock.pass(61_000);
    await deployments.following.verifyDue();
  };
  const changes = new Changes({ ...common, approvals });
  const drivers = new Drivers();
  drivers.add(world.ledger);
  const commands = new Commands({
    ...common,
    drivers,
    blueprints: {
      current: async () => undefined,
      findVersion: async () => undefined,
    },
    changes,
    proposals: new Proposals({ ...common, approvals, changes }),
  });
  return {
    ...world,
    ...deployments,
    approvals,
    commands,
    git,
    tags,
    orders,
    service,
    prove,
  };
}
