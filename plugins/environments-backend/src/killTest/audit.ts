import { OperationStatus } from '@groundwork/backstage-plugin-environments-common';
import { StoredEnvironment } from '../environments/types';
import { OutsideObject } from './outside/Outside';

/** What there is at the end, inside and outside. */
export interface Evidence {
  /** Ids that were answered with when they were made. */
  environmentIds: readonly string[];
  operationIds: readonly string[];
  environments: ReadonlyMap<string, StoredEnvironment>;
  operations: ReadonlyMap<string, { status: OperationStatus; error?: string }>;
  /** How many ends the timeline tells of, by operation. */
  ends: ReadonlyMap<string, number>;
  /** Names of the resources that each environment has. */
  resources: readonly string[];
  existing: readonly OutsideObject[];
  destroyed: readonly OutsideObject[];
}

/** What is not as it must be, in words; each is one of its kind. */
export interface Findings {
  doubled: string[];
  lost: string[];
  orphaned: string[];
}

/** Compares what was asked for with what there is. */
export function audit(evidence: Evidence): Findings {
  return {
    doubled: [...doubledObjects(evidence), ...doubledEnds(evidence)],
    lost: [...lostOperations(evidence), ...lostEnvironments(evidence)],
    orphaned: orphans(evidence),
  };
}

/** Nothing of the kill test is ever made anew, so each is made once at most. */
function doubledObjects({ existing, destroyed }: Evidence): string[] {
  const made = new Map<string, string[]>();
  for (const { environmentId, resource, id } of [...existing, ...destroyed]) {
    const mark = `${resource} of ${environmentId}`;
    made.set(mark, [...(made.get(mark) ?? []), id]);
  }
  return [...made].flatMap(([mark, [first, ...others]]) =>
    others.map(id => `${mark} was made as ${id}, and as ${first}`),
  );
}

function doubledEnds({ operations, ends }: Evidence): string[] {
  return [...operations].flatMap(([id, { status }]) => {
    // The timeline tells nothing of those that others came after.
    const most = status === 'superseded' ? 0 : 1;
    const told = ends.get(id) ?? 0;
    return told > most
      ? [`operation ${id} is ${status}, and has ended ${told} times`]
      : [];
  });
}

function lostOperations({
  operationIds,
  operations,
  ends,
}: Evidence): string[] {
  return operationIds.flatMap(id => {
    const { status = 'not there', error } = operations.get(id) ?? {};
    if (status === 'superseded') {
      return [];
    }
    if (status !== 'succeeded') {
      return [`operation ${id} is ${status}${error ? `: ${error}` : ''}`];
    }
    return ends.has(id) ? [] : [`operation ${id} has no end in the timeline`];
  });
}

function lostEnvironments(evidence: Evidence): string[] {
  return evidence.environmentIds.flatMap(id => {
    const environment = evidence.environments.get(id);
    if (!environment) {
      return [`environment ${id} is not there`];
    }
    const { desired, phase, generation, observedGeneration } = environment;
    if (desired.deleted) {
      return environment.deletedAt
        ? []
        : [`environment ${id} is ${phase}, not deleted`];
    }
    const wanted = desired.paused ? 'paused' : 'ready';
    if (phase !== wanted || observedGeneration !== generation) {
      return [
        `environment ${id} is ${phase} at generation ${observedGeneration}, not ${wanted} at ${generation}`,
      ];
    }
    return lostObjects(environment, evidence);
  });
}

function lostObjects(
  { id, desired }: StoredEnvironment,
  { resources, existing }: Evidence,
): string[] {
  return resources.flatMap(resource => {
    const object = existing.find(
      it => it.environmentId === id && it.resource === resource,
    );
    if (!object) {
      return [`${resource} of ${id} is not outside`];
    }
    const isAsWanted =
      object.paused === desired.paused &&
      object.spec.size === desired.inputs.size;
    return isAsWanted ? [] : [`${resource} of ${id} is not as it is wanted`];
  });
}

function orphans({ existing, environments }: Evidence): string[] {
  return existing
    .filter(({ environmentId }) => {
      const environment = environments.get(environmentId);
      return !environment || environment.deletedAt !== undefined;
    })
    .map(
      ({ id, resource, environmentId }) =>
        `${resource} of ${environmentId} is left as ${id}`,
    );
}
