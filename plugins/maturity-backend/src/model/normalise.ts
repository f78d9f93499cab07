import type {
  MaturityModel,
  ModelCapability,
} from '@groundwork/backstage-plugin-maturity-common';
import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import type { ModelDocument } from './document';
import { readOwnerRef } from './ownerRef';
import type { PathProblem } from './problems';

/**
 * Makes a model of a document: capabilities in their order, checks by level, defaults
 * filled in and refs written out, so that what means the same is the same.
 */
export function normalise({ metadata, spec }: ModelDocument): {
  model: MaturityModel;
  problems: PathProblem[];
} {
  const owner = readOwnerRef(metadata.owner);
  const levels = spec.levels.map((level, index) => ({
    level: index + 1,
    ...level,
  }));
  return {
    model: {
      id: metadata.name,
      title: metadata.title,
      ...(metadata.description && { description: metadata.description }),
      version: metadata.version,
      owner: owner ?? metadata.owner,
      filter: spec.filter,
      levels,
      capabilities: capabilitiesOf(spec),
      practices: (spec.practices ?? []).map(practice => ({
        ...practice,
        weight: practice.weight ?? 1,
      })),
      questions: (spec.questions ?? []).map(({ answers, ...question }) => ({
        ...question,
        answers: answers.map((text, index) => ({ level: index + 1, text })),
      })),
    },
    problems:
      owner === undefined
        ? [
            {
              path: ['metadata', 'owner'],
              message:
                'must be the ref of a group or user, such as group:default/platform',
            },
          ]
        : [],
  };
}

function capabilitiesOf({
  capabilities,
}: ModelDocument['spec']): ModelCapability[] {
  return capabilities
    .map(capability => ({
      ...capability,
      checks: capability.checks
        .map(check => ({ ...check, weight: check.weight ?? 1 }))
        .sort((a, b) => a.level - b.level),
    }))
    .sort(
      (a, b) =>
        CAPABILITIES.indexOf(a.capability) - CAPABILITIES.indexOf(b.capability),
    );
}
