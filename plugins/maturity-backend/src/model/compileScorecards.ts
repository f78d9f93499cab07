import type {
  MaturityModel,
  ModelPractice,
  ThresholdSource,
} from '@groundwork/backstage-plugin-maturity-common';
import { stringify } from 'yaml';
import { PRACTICES_SUFFIX } from './schema';

/** What a practice has reached that is there. */
const PRACTISED = {
  name: 'Practised',
  description: 'All that the model names is there.',
};

/** Ids of the scorecards that a model is evaluated as. */
export function scorecardIdsOf(model: MaturityModel): {
  levels: string;
  practices?: string;
} {
  const { id, practices } = model;
  return {
    levels: id,
    ...(practices.length > 0 && { practices: `${id}${PRACTICES_SUFFIX}` }),
  };
}

/**
 * Writes a model as scorecards, which the engine of scorecards evaluates: one with the
 * levels, and one with the practices if there are any. The same for models that mean
 * the same.
 */
export function compileScorecards(model: MaturityModel): {
  levels: string;
  practices?: string;
} {
  const ids = scorecardIdsOf(model);
  return {
    levels: write(model, {
      id: ids.levels,
      title: model.title,
      description: model.description,
      levels: model.levels.map(({ name, description }) => ({
        name,
        description,
      })),
      checks: model.capabilities.flatMap(({ capability, checks }) =>
        checks.map(check => ({
          ...ruleOf(check),
          capability,
          level: check.level,
        })),
      ),
    }),
    ...(ids.practices && {
      practices: write(model, {
        id: ids.practices,
        title: `${model.title}: practices`,
        description:
          'What the evidence names beside the capabilities; it is part of no level of maturity.',
        levels: [PRACTISED],
        checks: model.practices.map(practice => ({
          ...ruleOf(practice),
          level: 1,
        })),
      }),
    }),
  };
}

interface Parts {
  id: string;
  title: string;
  description?: string;
  levels: Array<{ name: string; description?: string }>;
  checks: object[];
}

function write(model: MaturityModel, parts: Parts): string {
  const { id, title, description, levels, checks } = parts;
  const document = {
    apiVersion: 'groundwork/v1',
    kind: 'Scorecard',
    metadata: { name: id, title, description, owner: model.owner },
    spec: { filter: model.filter, levels, checks },
  };
  return [
    `# Made of the maturity model '${model.id}': edit that, and not this.`,
    stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }),
  ].join('\n');
}

function ruleOf(rule: Omit<ModelPractice, 'description'>) {
  const { id, title, reason, source, expression, message, weight, remedy } =
    rule;
  return {
    id,
    title,
    why: [reason, describeSource(source)].filter(Boolean).join(' '),
    expression,
    message,
    weight,
    remedy,
  };
}

function describeSource({ title, year }: ThresholdSource): string | undefined {
  const parts = [title, year].filter(part => part !== undefined);
  return parts.length > 0 ? `Source: ${parts.join(', ')}.` : undefined;
}
