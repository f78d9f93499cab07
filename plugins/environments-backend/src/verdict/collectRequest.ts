import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  DesiredSource,
  EnvironmentRequest,
  VerdictReason,
} from '@groundwork/backstage-plugin-environments-common';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Caller } from '../api/services';
import { StoredBlueprint } from '../blueprints/types';
import { usesSource } from '../blueprints/usesSource';
import { EnvironmentRow } from '../database/rows';
import { nameOf } from '../deployments/words';
import { findSource } from './findSource';
import { candidateNames, reasonAgainstName } from './names';
import { findComponent, findOwner, Found } from './parties';
import { NEW_ENVIRONMENT, planResources } from './planResources';
import { CollectDeps, Findings } from './types';

const HOUR_MS = 60 * 60_000;
const CANDIDATES = 20;

/**
 * Finds out everything about a request for a new environment.
 *
 * @throws NotFoundError if there is no such blueprint
 */
export async function collectRequest(
  deps: CollectDeps,
  request: EnvironmentRequest,
  caller: Caller,
  signal: AbortSignal,
): Promise<Findings> {
  const blueprint = await deps.blueprints.current(request.blueprintId);
  if (!blueprint) {
    throw new NotFoundError(
      `There is no blueprint '${request.blueprintId}' in force`,
    );
  }
  const parties = await findParties(deps, request, caller);
  const { inputs, reasons: wrongInputs } = deps.inputs.read(
    blueprint,
    request.inputs ?? {},
  );
  const { id, policy } = blueprint.definition;
  const findings: Findings = {
    blueprint: {
      id,
      version: blueprint.version,
      policy,
      policyVersion: blueprint.version,
    },
    name: request.name ?? '',
    owner: parties.owner,
    component: parties.component?.ref,
    inputs,
    plan: [],
    fingerprints: {},
    costPerDay: 0,
    costPerDayBefore: 0,
    ttlMs: ttlOf(request, blueprint),
    isChange: true,
    ownershipRefs: caller.ownershipRefs,
    reasons: [...parties.reasons, ...wrongInputs],
    notToAgree: [],
    expected: await deps.blueprints.expectedTime(id),
  };
  // Whoever may not have it learns nothing of repositories and of what is there.
  if (findings.owner === undefined || parties.reasons.length > 0) {
    return findings;
  }
  const source = await sourceOf(deps, blueprint, request, parties, signal);
  const named = await findName(deps, request, findings, caller, source.value);
  return withPlan(
    deps,
    {
      ...findings,
      name: named.name,
      source: source.value,
      reasons: [...findings.reasons, ...source.reasons, ...named.reasons],
    },
    blueprint,
    signal,
  );
}

interface Parties {
  component?: { ref: string; entity: Entity };
  owner?: string;
  reasons: VerdictReason[];
}

async function findParties(
  { catalog }: CollectDeps,
  request: EnvironmentRequest,
  caller: Caller,
): Promise<Parties> {
  const component =
    request.component === undefined
      ? undefined
      : await findComponent(request.component, { catalog, caller });
  if (component && !component.ok) {
    return { reasons: [component.reason] };
  }
  const owner = await findOwner(
    { given: request.owner, component: component?.value.entity },
    { catalog, caller },
  );
  if (!owner.ok) {
    return { component: component?.value, reasons: [owner.reason] };
  }
  const isPermitted = await caller.may('create', {
    owner: owner.value,
    createdBy: caller.ref,
  });
  return {
    component: component?.value,
    owner: owner.value,
    reasons: isPermitted
      ? []
      : [
          {
            code: 'permission',
            message: `You may not create environments for ${nameOf(
              owner.value,
            )}`,
          },
        ],
  };
}

function ttlOf(
  { ttlHours }: EnvironmentRequest,
  { definition }: StoredBlueprint,
): number | undefined {
  const { defaultTtl } = definition.policy;
  return ttlHours === undefined
    ? defaultTtl && durationToMilliseconds(defaultTtl)
    : ttlHours * HOUR_MS;
}

async function sourceOf(
  { sources, drivers }: CollectDeps,
  { definition }: StoredBlueprint,
  { repository, ref }: EnvironmentRequest,
  { component }: Parties,
  signal: AbortSignal,
): Promise<{ value?: DesiredSource; reasons: VerdictReason[] }> {
  if (!usesSource(definition, drivers)) {
    const message = `The blueprint '${definition.id}' runs no source; leave ref and repository out`;
    return {
      reasons: ref || repository ? [{ code: 'ref', message }] : [],
    };
  }
  const found: Found<DesiredSource> = await findSource(
    sources,
    { repository, ref: ref || undefined, component: component?.entity },
    signal,
  );
  return found.ok
    ? { value: found.value, reasons: [] }
    : { reasons: [found.reason] };
}

async function findName(
  { knex }: CollectDeps,
  { name }: EnvironmentRequest,
  { blueprint, owner = '', component }: Findings,
  caller: Caller,
  source: DesiredSource | undefined,
): Promise<{ name: string; reasons: VerdictReason[] }> {
  const reason = name === undefined ? undefined : reasonAgainstName(name);
  if (name !== undefined && reason !== undefined) {
    return { name, reasons: [{ code: 'name', message: reason }] };
  }
  const candidates =
    name === undefined
      ? candidateNames(
          {
            subject: component?.split('/').at(-1) ?? blueprint.id,
            ref: source?.ref,
            salt: [blueprint.id, owner, caller.ref],
          },
          CANDIDATES,
        )
      : [name];
  const taken = await knex<EnvironmentRow>('environment')
    .where(whereInArray('live_name', candidates))
    .pluck('live_name');
  const free = candidates.find(it => !taken.includes(it));
  if (free !== undefined) {
    return { name: free, reasons: [] };
  }
  const message =
    name === undefined
      ? 'No name is free that could be chosen; give one'
      : `The name '${name}' is taken; choose another one`;
  return { name: candidates[0], reasons: [{ code: 'name', message }] };
}

async function withPlan(
  deps: CollectDeps,
  findings: Findings,
  blueprint: StoredBlueprint,
  signal: AbortSignal,
): Promise<Findings> {
  const { name, owner = '', component, inputs, source } = findings;
  // With something missing, drivers would only tell of what follows from it.
  if (findings.reasons.length > 0) {
    return findings;
  }
  const planned = await planResources(
    deps,
    {
      blueprint: blueprint.definition,
      environment: {
        id: NEW_ENVIRONMENT,
        name,
        owner,
        component,
        desired: {
          blueprintId: findings.blueprint.id,
          blueprintVersion: findings.blueprint.version,
          inputs,
          source,
          paused: false,
          deleted: false,
        },
      },
      resources: new Map(),
    },
    signal,
  );
  return {
    ...findings,
    plan: planned.plan,
    fingerprints: planned.fingerprints,
    costPerDay: 24 * planned.costPerHour,
    reasons: planned.reasons,
    notToAgree: planned.notToAgree,
  };
}
