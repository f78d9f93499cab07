import {
  DocumentPath,
  fromPointer,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import type { AnySchemaObject, ErrorObject } from 'ajv';
import { PathProblem } from './problems';

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a map',
  string: 'a text',
};

/**
 * Says in words where a value departs from its schema, and what is right. The
 * errors are to be verbose, so that the schema stands beside them.
 */
export function describeSchemaProblem(
  error: ErrorObject,
  value: unknown,
): PathProblem {
  const path = fromPointer(error.instancePath, value);
  const { keyword, params } = error;
  const parent: AnySchemaObject = error.parentSchema ?? {};
  switch (keyword) {
    case 'required':
      return { path, message: `lacks '${params.missingProperty}'` };
    case 'additionalProperties': {
      const known = Object.keys(parent.properties ?? {});
      return {
        path: [...path, params.additionalProperty],
        atKey: true,
        message: `is not known here; ${
          known.length > 0 ? `known are ${known.join(', ')}` : 'nothing is'
        }`,
      };
    }
    case 'propertyNames':
      return {
        path: [...path, params.propertyName],
        atKey: true,
        message: 'is no name that can stand here',
      };
    default:
      return { path, message: describeValue(error, parent, path) };
  }
}

function describeValue(
  { keyword, params, message = 'is wrong' }: ErrorObject,
  schema: AnySchemaObject,
  path: DocumentPath,
): string {
  switch (keyword) {
    case 'type':
      return `must be ${[params.type]
        .flat()
        .map((type: string) => TYPES[type] ?? type)
        .join(' or ')}`;
    case 'pattern':
      return `must be ${schema.title ?? `as ${params.pattern} says`}`;
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`;
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'minimum':
      return `must be at least ${params.limit}`;
    case 'maximum':
      return `must be at most ${params.limit}`;
    case 'maxLength':
      return `must have at most ${params.limit} characters`;
    case 'maxItems':
      return `must have at most ${params.limit} ${path.at(-1) ?? 'items'}`;
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return params.limit === 1
        ? 'must not be empty'
        : `must have at least ${params.limit}`;
    default:
      return message;
  }
}
