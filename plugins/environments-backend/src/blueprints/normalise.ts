import {
  BlueprintDefinition,
  BlueprintPolicy,
} from '@groundwork/backstage-plugin-environments-common';
import { BlueprintDocument } from './document';
import { readEntityRef } from './entityRefs';
import { PathProblem } from './problems';

const A_DAY = { days: 1 };

/** What is asked when a blueprint says nothing of it. */
const NO_INPUTS = { type: 'object', properties: {} };

/**
 * Makes a definition of a document: with defaults filled in and refs written
 * out, so that what means the same is the same.
 */
export function normalise({ metadata, spec }: BlueprintDocument): {
  definition: BlueprintDefinition;
  problems: PathProblem[];
} {
  const problems: PathProblem[] = [];
  const owner = readEntityRef(metadata.owner, ['group', 'user']);
  if (owner === undefined) {
    problems.push({
      path: ['metadata', 'owner'],
      message:
        'must be the ref of a group or user, such as group:default/platform',
    });
  }
  return {
    definition: {
      id: metadata.name,
      title: metadata.title,
      ...(metadata.description && { description: metadata.description }),
      owner: owner ?? metadata.owner,
      inputs: spec.inputs ?? NO_INPUTS,
      resources: spec.resources.map(({ cost, ...resource }) => ({
        ...resource,
        spec: resource.spec ?? {},
        dependsOn: resource.dependsOn ?? [],
        ...(cost && {
          cost: {
            perHour: cost.perHour,
            pausedPerHour: cost.pausedPerHour ?? 0,
          },
        }),
      })),
      outputs: spec.outputs ?? {},
      policy: normalisePolicy(spec.policy ?? {}, problems),
    },
    problems,
  };
}

function normalisePolicy(
  policy: NonNullable<BlueprintDocument['spec']['policy']>,
  problems: PathProblem[],
): BlueprintPolicy {
  const { allowedGroups, approval, defaultTtl, maxTtl, ...rest } = policy;
  const at = ['spec', 'policy'];
  // What may live for so long at most does not live for ever by default.
  const ttl = defaultTtl ?? maxTtl;
  return {
    ...rest,
    ...(ttl && { defaultTtl: ttl }),
    ...(maxTtl && { maxTtl }),
    grace: policy.grace ?? A_DAY,
    ...(allowedGroups && {
      allowedGroups: groupsOf(
        allowedGroups,
        [...at, 'allowedGroups'],
        problems,
      ),
    }),
    ...(approval && {
      approval: {
        groups: groupsOf(
          approval.groups,
          [...at, 'approval', 'groups'],
          problems,
        ),
        required: approval.required ?? 1,
        ...(approval.aboveCostPerDay !== undefined && {
          aboveCostPerDay: approval.aboveCostPerDay,
        }),
        validFor: approval.validFor ?? A_DAY,
      },
    }),
  };
}

function groupsOf(
  refs: readonly string[],
  path: readonly string[],
  problems: PathProblem[],
): string[] {
  return refs.map((text, index) => {
    const ref = readEntityRef(text, ['group']);
    if (ref === undefined) {
      problems.push({
        path: [...path, index],
        message: 'must be the ref of a group, such as group:default/platform',
      });
    }
    return ref ?? text;
  });
}
