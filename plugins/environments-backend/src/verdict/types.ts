import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  BlueprintPolicy,
  DesiredSource,
  ExpectedTime,
  PlannedResource,
  VerdictReason,
} from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import { Drivers } from '../engine/Drivers';
import { ResourceStore } from '../engine/ResourceStore';
import { SecretStore } from '../secrets/SecretStore';
import { InputReaders } from './InputReaders';
import { SourceFinder } from './SourceFinder';

/** What is found out about a request, apart from what others have. */
export interface Findings {
  /** Id of the environment that is changed; absent when one is created. */
  environmentId?: string;
  blueprint: {
    id: string;
    /** Of what is made. */
    version: number;
    policy: BlueprintPolicy;
    /** Of the policy: the one in force, while there is one. */
    policyVersion: number;
  };
  name: string;
  owner?: string;
  component?: string;
  stage?: string;
  /** With defaults. */
  inputs: JsonObject;
  source?: DesiredSource;
  plan: PlannedResource[];
  /** What drivers make their plans' digests of, by resource. */
  fingerprints: Record<string, JsonValue>;
  costPerDay: number;
  /** What the environment that is changed costs; 0 when one is created. */
  costPerDayBefore: number;
  /** How long it is to live; absent when it does not end. */
  ttlMs?: number;
  /** When the environment that is changed ends. */
  expiresAt?: Date;
  /** Whether something else is wanted than what there is. */
  isChange: boolean;
  /** Refs that own what the caller owns. */
  ownershipRefs: readonly string[];
  /** Why it cannot be, as far as that was found while looking. */
  reasons: VerdictReason[];
  /** Why nobody can agree to it; it may be where nobody has to. */
  notToAgree: VerdictReason[];
  expected?: ExpectedTime;
}

/** What an owner has, besides what is asked for. */
export interface Usage {
  /** Environments of the blueprint. */
  environments: number;
  /** Of all environments. */
  costPerDay: number;
}

/** What looking into requests needs. */
export interface CollectDeps {
  knex: Knex;
  blueprints: BlueprintRegistry;
  inputs: InputReaders;
  drivers: Drivers;
  resources: ResourceStore;
  secrets: SecretStore;
  sources: SourceFinder;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  logger: LoggerService;
  now: () => Date;
}
