import { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  BlueprintDefinition,
  DeploymentKind,
  DeploymentStatus,
  GateVerdict,
} from '@groundwork/backstage-plugin-environments-common';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';

/** A deployment, as it is stored. */
export interface StoredDeployment {
  id: string;
  component: string;
  owner: string;
  stage: string;
  environmentId: string;
  kind: DeploymentKind;
  version: string;
  commit: string;
  previousVersion?: string;
  /** What the stage is made by with this release, and from which inputs. */
  blueprintId: string;
  blueprintVersion: number;
  inputs: JsonObject;
  costPerDay: number;
  status: DeploymentStatus;
  gates: GateVerdict[];
  planDigest: string;
  requestedBy: string;
  requestedAt: Date;
  finishedAt?: Date;
  verifiedAt?: Date;
  overrideReason?: string;
  message?: string;
  operationId?: string;
  idempotencyKey?: string;
}

/** Git repositories. */
export interface Sources {
  /**
   * The repository of a component.
   *
   * @throws InputError that says what is missing
   */
  repositoryOf(entity: Entity): string;
  /**
   * The commit of a branch, tag or commit.
   *
   * @throws InputError if there is none
   */
  resolve(
    repository: string,
    ref: string,
  ): Promise<{ commit: string; ref: string }>;
  tags(repository: string): Promise<Array<{ tag: string; commit: string }>>;
}

/** The catalog, on somebody's behalf. */
export interface Components {
  find(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined>;
}

/** Whether an owner may have one more environment, or a dearer one. */
export interface QuotaCheck {
  reasonAgainst(
    knex: Knex,
    wanted: {
      owner: string;
      blueprintId: string;
      definition: BlueprintDefinition;
      /** The environment that is changed; absent when it is one more. */
      changed?: { id: string; costPerDay: number };
    },
  ): Promise<string | undefined>;
}

/** Blueprints in force, and their versions. */
export interface StageBlueprints {
  /**
   * A version, also of a blueprint that was withdrawn.
   *
   * @throws NotFoundError if it was never published
   */
  version(id: string, version: number): Promise<BlueprintDefinition>;
  current(
    id: string,
  ): Promise<{ version: number; definition: BlueprintDefinition } | undefined>;
}

/** Asks whether a component has reached a level. */
export interface ScorecardGate {
  /** @throws Error if nobody can tell */
  ask(
    question: { component: string; scorecardId: string; level?: number },
    credentials: BackstageCredentials,
  ): Promise<{ passes: boolean; message: string }>;
}

/** Those that are on their way. */
export const UNDER_WAY: readonly DeploymentStatus[] = [
  'waiting_approval',
  'deploying',
];
