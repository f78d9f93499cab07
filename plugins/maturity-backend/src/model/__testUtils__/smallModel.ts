import {
  CAPABILITIES,
  Capability,
} from '@groundwork/backstage-plugin-scorecards-common';
import { stringify } from 'yaml';
import { parseMaturityModel } from '../parseMaturityModel';

interface SmallCheck {
  id: string;
  title: string;
  reason: string;
  source: { kind: string };
  level: number;
  expression: string;
  [more: string]: unknown;
}

/** A model with a check at each level, to be changed by a test. */
export function smallModel() {
  const checkOf = (capability: Capability, level: number): SmallCheck => ({
    id: `${capability}-${level}`,
    title: `Level ${level} of ${capability}`,
    reason: 'It is so.',
    source: { kind: 'ours' },
    level,
    expression: `team.ciShare >= 0.${level}`,
  });
  return {
    apiVersion: 'groundwork/v1',
    kind: 'MaturityModel',
    metadata: {
      name: 'small',
      title: 'Small',
      version: '1.0.0',
      owner: 'platform',
    } as Record<string, unknown>,
    spec: {
      filter: { kind: 'group' } as object,
      levels: ['One', 'Two', 'Three', 'Four'].map(name => ({ name })),
      capabilities: CAPABILITIES.map(capability => ({
        capability: capability as string,
        title: capability as string,
        description: 'What it is.',
        checks: [1, 2, 3, 4].map(level => checkOf(capability, level)),
      })),
      practices: [
        {
          id: 'golden-path',
          title: 'From a template',
          description: 'A template.',
          reason: 'It is so.',
          source: { kind: 'harness', title: 'A survey', year: 2026 } as object,
          expression: 'team.templateShare >= 0.5',
        },
      ],
      questions: [
        {
          id: 'investment',
          aspect: 'Investment',
          question: 'Who pays?',
          source: { kind: 'cncf' },
          answers: ['Nobody', 'Somebody', 'Most', 'All'],
        },
      ],
    },
  };
}

/** A model as it is written. */
export const yamlOf = (model: object) => stringify(model, { lineWidth: 0 });

/** The line of a text that something is in, from 1. */
export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

/** A model that nothing is wrong with. */
export function parsed(text: string) {
  const found = parseMaturityModel(text, { location: 'test' });
  if ('problems' in found) {
    throw new Error(JSON.stringify(found.problems, undefined, 2));
  }
  return found.model;
}
