import type {
  CheckDefinition,
  Remedy,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import type { ScorecardDocument } from './document';
import { readEntityRef } from './entityRefs';
import type { PathProblem } from './path';

/**
 * Makes a definition of a document: with defaults filled in and refs written
 * out, so that what means the same is the same.
 */
export function normalise(document: ScorecardDocument): {
  definition: ScorecardDefinition;
  problems: PathProblem[];
} {
  const { metadata, spec, tests = [] } = document;
  const problems: PathProblem[] = [];
  const owner = readEntityRef(metadata.owner, ['group', 'user']);
  if (owner === undefined) {
    problems.push({
      path: ['metadata', 'owner'],
      message:
        'must be the ref of a group or user, such as group:default/platform',
    });
  }
  const checks = spec.checks.map((check, index): CheckDefinition => {
    const { remedy, ...rest } = check;
    return {
      ...rest,
      weight: check.weight ?? 1,
      ...(remedy && { remedy: normaliseRemedy(remedy, index, problems) }),
    };
  });
  return {
    definition: {
      id: metadata.name,
      title: metadata.title,
      ...(metadata.description && { description: metadata.description }),
      owner: owner ?? metadata.owner,
      ...(spec.filter && { filter: spec.filter }),
      levels: spec.levels.map((level, index) => ({
        ...level,
        level: index + 1,
      })),
      checks,
      tests,
    },
    problems,
  };
}

function normaliseRemedy(
  remedy: Remedy,
  index: number,
  problems: PathProblem[],
): Remedy {
  if (remedy.action?.kind !== 'template') {
    return remedy;
  }
  const templateRef = readEntityRef(remedy.action.templateRef, ['template']);
  if (templateRef === undefined) {
    problems.push({
      path: ['spec', 'checks', index, 'remedy', 'action', 'templateRef'],
      message:
        'must be the ref of a template, such as template:default/add-readme',
    });
    return remedy;
  }
  return { ...remedy, action: { ...remedy.action, templateRef } };
}
