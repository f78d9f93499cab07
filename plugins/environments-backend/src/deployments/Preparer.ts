import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { InputError, isError, NotFoundError } from '@backstage/errors';
import {
  DeploymentRequest,
  Release,
} from '@groundwork/backstage-plugin-environments-common';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { StageConfig } from '../config/types';
import { StoredEnvironment } from '../environments/types';
import { Releases } from '../releases/Releases';
import { DeploymentStore } from './DeploymentStore';
import { findStageEnvironment } from './findStageEnvironment';
import { PreparedDeployment, StageBlueprint } from './planning';
import { stageOf } from './stageOf';
import { Components, ScorecardGate, Sources, StageBlueprints } from './types';
import { versionOf } from './versionOf';

/** Names the blueprint of a component's stages. */
export const BLUEPRINT_ANNOTATION = 'groundwork.dev/blueprint';

const MAX_REASON = 1_000;

/** A component that somebody may read. */
export interface FoundComponent {
  entity: Entity;
  ref: string;
  owner: string;
}

/** Finds out what a request is about, from the catalog, git and scorecards. */
export class Preparer {
  constructor(
    private readonly options: {
      knex: Knex;
      stages: readonly StageConfig[];
      components: Components;
      sources: Sources;
      blueprints: StageBlueprints;
      /** The inputs of a blueprint for somebody who says nothing. */
      defaultInputs: (blueprint: StageBlueprint) => JsonObject;
      releases: Releases;
      store: DeploymentStore;
      scorecards?: ScorecardGate;
    },
  ) {}

  /**
   * @param found - the component that the request names
   * @throws InputError or NotFoundError that says what is not there
   */
  async prepare(
    request: DeploymentRequest,
    found: FoundComponent,
    caller: Caller,
  ): Promise<PreparedDeployment> {
    const { knex, store } = this.options;
    const stage = stageOf(this.options.stages, request);
    checkOverride(request);
    await this.options.releases.sync(
      found.ref,
      this.repositoryOf(found.entity),
    );
    const version = await versionOf(
      store,
      { request, componentRef: found.ref, stage },
      knex,
    );
    return {
      request,
      component: found.entity,
      componentRef: found.ref,
      owner: found.owner,
      stage,
      ...(await this.#makingOf(request, { found, stage, version })),
      release: await this.#releaseOf(found, version),
      scorecard: await this.#askScorecard(found.ref, stage, request, caller),
      mayOverride: await mayOverride(stage, caller),
    };
  }

  /** @throws NotFoundError if the caller may not read it, or it is not there */
  async findComponent(ref: string, caller: Caller): Promise<FoundComponent> {
    const wanted = componentRefOf(ref);
    const entity = await this.options.components.find(
      wanted,
      caller.credentials,
    );
    if (!entity) {
      throw new NotFoundError(`There is no ${wanted} in the catalog`);
    }
    const owner = entity.relations?.find(
      ({ type }) => type === 'ownedBy',
    )?.targetRef;
    if (owner === undefined) {
      throw new InputError(
        `${wanted} has no owner in the catalog, so nobody answers for its environments; give it one`,
      );
    }
    return { entity, ref: stringifyEntityRef(entity), owner };
  }

  repositoryOf(entity: Entity): string {
    return this.options.sources.repositoryOf(entity);
  }

  /** The blueprint of a component's stages, or what is missing for that. */
  async blueprintOf(
    entity: Entity,
  ): Promise<StageBlueprint | { missing: string }> {
    const { stages, blueprints } = this.options;
    const id = entity.metadata.annotations?.[BLUEPRINT_ANNOTATION];
    if (stages.length === 0) {
      return {
        missing: 'The configuration has no stages (environments.stages)',
      };
    }
    if (id === undefined) {
      return {
        missing: `${stringifyEntityRef(
          entity,
        )} has no stages; add the annotation ${BLUEPRINT_ANNOTATION} with the id of a blueprint`,
      };
    }
    const current = await blueprints.current(id);
    return current
      ? { id, ...current }
      : {
          missing: `The annotation ${BLUEPRINT_ANNOTATION} names '${id}', and there is no such blueprint`,
        };
  }

  /**
   * What the stage is to be made by: a roll-back by what it was made by then, and
   * everything else by what is in force.
   */
  async #makingOf(
    { kind }: DeploymentRequest,
    {
      found,
      stage,
      version,
    }: { found: FoundComponent; stage: StageConfig; version: string },
  ): Promise<Pick<PreparedDeployment, 'blueprint' | 'inputs'>> {
    const { knex, defaultInputs } = this.options;
    const environment =
      kind === 'rollback'
        ? await findStageEnvironment(knex, found.ref, stage.id)
        : undefined;
    const former =
      environment && (await this.#formerMaking(environment, version));
    if (former) {
      return former;
    }
    const blueprint = await this.blueprintOf(found.entity);
    if ('missing' in blueprint) {
      throw new InputError(blueprint.missing);
    }
    return { blueprint, inputs: defaultInputs(blueprint) };
  }

  /**
   * What an environment was made by when a version ran there. Where that had not all
   * of what there is now, it stays as it is made now: a roll-back destroys nothing.
   */
  async #formerMaking(
    { id: environmentId, desired }: StoredEnvironment,
    version: string,
  ): Promise<Pick<PreparedDeployment, 'blueprint' | 'inputs'> | undefined> {
    const { store, blueprints } = this.options;
    const ran = await store.findNewestPlaced({ environmentId, version });
    if (!ran) {
      return undefined;
    }
    const then = await blueprints.version(
      ran.blueprintId,
      ran.blueprintVersion,
    );
    const now = await blueprints.version(
      desired.blueprintId,
      desired.blueprintVersion,
    );
    const names = new Set(then.resources.map(({ name }) => name));
    const {
      blueprintId: id,
      blueprintVersion,
      inputs,
    } = now.resources.every(({ name }) => names.has(name)) ? ran : desired;
    return {
      blueprint: {
        id,
        version: blueprintVersion,
        definition: blueprintVersion === ran.blueprintVersion ? then : now,
      },
      inputs,
    };
  }

  async #releaseOf({ ref }: FoundComponent, version: string): Promise<Release> {
    const { releases } = this.options;
    const release = await releases.find(ref, version);
    if (!release) {
      const known = (await releases.list(ref)).slice(0, 5);
      throw new NotFoundError(
        `There is no release '${version}' of ${ref}; the newest are ${
          known.map(it => it.version).join(', ') || 'none: tag one in git'
        }`,
      );
    }
    return release;
  }

  async #askScorecard(
    component: string,
    { scorecard }: StageConfig,
    { kind }: DeploymentRequest,
    caller: Caller,
  ): Promise<PreparedDeployment['scorecard']> {
    const { scorecards } = this.options;
    if (!scorecard || kind === 'rollback') {
      return undefined;
    }
    const { id, level } = scorecard;
    if (!scorecards) {
      return {
        status: 'unreachable',
        message: `Nobody can tell where ${component} stands on scorecard '${id}': scorecards are not installed`,
      };
    }
    try {
      const answer = await scorecards.ask(
        { component, scorecardId: id, level },
        caller.credentials,
      );
      return { status: 'answered', ...answer };
    } catch (error) {
      // Not knowing is a state of its own, which the gate shows with its reason.
      return {
        status: 'unreachable',
        message: `Nobody can tell where ${component} stands on scorecard '${id}': ${
          isError(error) ? error.message : String(error)
        }`,
      };
    }
  }
}

/** @throws InputError if it is no ref of a component */
function componentRefOf(ref: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch (error) {
    throw new InputError(
      `component is '${ref}'; it must be a ref as in component:default/orders`,
      error,
    );
  }
}

function checkOverride({ override }: DeploymentRequest): void {
  if (
    override &&
    (override.reason.trim() === '' || override.reason.length > MAX_REASON)
  ) {
    throw new InputError(
      `override.reason must say why, in at most ${MAX_REASON} characters`,
    );
  }
}

async function mayOverride(
  { approval }: StageConfig,
  caller: Caller,
): Promise<boolean> {
  if (caller.isAgent) {
    return false;
  }
  return (
    (approval?.groups.some(it => caller.ownershipRefs.includes(it)) ?? false) ||
    caller.mayAdminister()
  );
}
