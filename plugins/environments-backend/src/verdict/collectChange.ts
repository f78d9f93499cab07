import { JsonObject } from '@backstage/types';
import {
  DesiredSource,
  DesiredState,
  VerdictReason,
} from '@groundwork/backstage-plugin-environments-common';
import { StoredBlueprint } from '../blueprints/types';
import { usesSource } from '../blueprints/usesSource';
import { canonicalJson } from '../engine/domain/digest';
import { isOtherThanAgreed } from '../environments/domain/agreed';
import { StoredEnvironment } from '../environments/types';
import { findSource } from './findSource';
import { planResources } from './planResources';
import { CollectDeps, Findings } from './types';

/** What is to be changed of an environment. */
export interface EnvironmentChange {
  environment: StoredEnvironment;
  /** Given whole; those that it has, when absent. */
  inputs?: JsonObject;
  /** The ref that it has, when absent. */
  ref?: string;
  /** Whether the commit stays, whatever its ref stands for now. */
  keepsCommit: boolean;
  /** Whether the version of the blueprint in force is taken, if there is one. */
  takesVersionInForce: boolean;
}

/** What is found out about a change, and what would be wanted then. */
export interface ChangeFindings {
  findings: Findings;
  desired: DesiredState;
}

/** Finds out everything about a change of an environment. */
export async function collectChange(
  deps: CollectDeps,
  change: EnvironmentChange,
  signal: AbortSignal,
): Promise<ChangeFindings> {
  const { environment } = change;
  const { blueprint, inForce } = await blueprintsFor(deps, change);
  const read = deps.inputs.read(
    blueprint,
    change.inputs ?? environment.desired.inputs,
  );
  const source = await sourceOf(deps, change, blueprint, signal);
  const desired: DesiredState = {
    ...environment.desired,
    blueprintVersion: blueprint.version,
    inputs: read.inputs,
    source: source.value,
  };
  const findings: Findings = {
    environmentId: environment.id,
    blueprint: {
      id: blueprint.definition.id,
      version: blueprint.version,
      policy: inForce.definition.policy,
      policyVersion: inForce.version,
    },
    name: environment.name,
    owner: environment.owner,
    component: environment.component,
    stage: environment.stage,
    inputs: read.inputs,
    source: source.value,
    plan: [],
    fingerprints: {},
    costPerDay: environment.costPerDay,
    costPerDayBefore: environment.costPerDay,
    expiresAt: environment.expiresAt,
    isChange: asText(desired) !== asText(environment.desired),
    ownershipRefs: [],
    reasons: [...read.reasons, ...source.reasons],
    notToAgree: [],
  };
  return {
    desired,
    findings: await withPlan(
      deps,
      findings,
      { blueprint, change, desired },
      signal,
    ),
  };
}

async function withPlan(
  deps: CollectDeps,
  findings: Findings,
  {
    blueprint,
    change: { environment },
    desired,
  }: {
    blueprint: StoredBlueprint;
    change: EnvironmentChange;
    desired: DesiredState;
  },
  signal: AbortSignal,
): Promise<Findings> {
  if (findings.reasons.length > 0) {
    return findings;
  }
  const planned = await planResources(
    deps,
    {
      blueprint: blueprint.definition,
      environment: { ...environment, desired },
      resources: await deps.resources.findOf(environment.id),
    },
    signal,
  );
  return {
    ...findings,
    plan: planned.plan,
    fingerprints: planned.fingerprints,
    // What a driver has refused to make is not made by asking once more.
    isChange:
      findings.isChange ||
      isOtherThanAgreed(environment.agreed, planned.fingerprints),
    costPerDay: 24 * planned.costPerHour,
    reasons: planned.reasons,
    notToAgree: planned.notToAgree,
  };
}

/**
 * What it is made by, and whose policy decides: what is made by an old version may
 * be no more than what may be made today.
 */
async function blueprintsFor(
  { blueprints }: CollectDeps,
  { environment, takesVersionInForce }: EnvironmentChange,
): Promise<{ blueprint: StoredBlueprint; inForce: StoredBlueprint }> {
  const { blueprintId, blueprintVersion } = environment.desired;
  const inForce = await blueprints.current(blueprintId);
  const blueprint =
    inForce && takesVersionInForce
      ? inForce
      : await blueprints.stored(blueprintId, blueprintVersion);
  return { blueprint, inForce: inForce ?? blueprint };
}

async function sourceOf(
  { sources, drivers }: CollectDeps,
  change: EnvironmentChange,
  { definition }: StoredBlueprint,
  signal: AbortSignal,
): Promise<{ value?: DesiredSource; reasons: VerdictReason[] }> {
  const { source: known } = change.environment.desired;
  if (change.keepsCommit) {
    return { value: known, reasons: [] };
  }
  if (!usesSource(definition, drivers)) {
    const message = `The blueprint '${definition.id}' runs no source; leave ref out`;
    return { reasons: change.ref ? [{ code: 'ref', message }] : [] };
  }
  if (!known) {
    const message =
      'The blueprint needs a repository by now, which this environment was made without; create a new one';
    return { reasons: [{ code: 'repository', message }] };
  }
  const found = await findSource(
    sources,
    { repository: known.repository, ref: change.ref || known.ref },
    signal,
  );
  return found.ok
    ? { value: found.value, reasons: [] }
    : { value: known, reasons: [found.reason] };
}

function asText(desired: DesiredState): string {
  return canonicalJson(JSON.parse(JSON.stringify(desired)));
}
