import { fromPointer } from '@groundwork/backstage-plugin-groundwork-node/yaml';
import type { AnySchemaObject, ErrorObject } from 'ajv';
import type { PathProblem } from './problems';

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a map',
  string: 'a text',
};

/**
 * Says in words where a model departs from its schema, and what is right. The errors
 * are to be verbose, so that the schema stands beside them.
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
        message: `is not known here; known are ${known.join(', ')}`,
      };
    }
    case 'discriminator':
      return {
        path: [...path, params.tag],
        message: `must be one of ${kindsOf(parent).join(', ')}`,
      };
    default:
      return { path, message: describeValue(error, parent) };
  }
}

function describeValue(
  { keyword, params, data, message = 'is wrong' }: ErrorObject,
  schema: AnySchemaObject,
): string {
  switch (keyword) {
    case 'type':
      return `must be ${schema.title ?? TYPES[params.type] ?? params.type}${
        params.type === 'string' && isPrimitive(data)
          ? '; write it in quotes'
          : ''
      }`;
    case 'pattern':
      return `must be ${schema.title ?? `as ${params.pattern} says`}`;
    case 'const':
      return `must be ${params.allowedValue}`;
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'minimum':
      return `must be at least ${params.limit}`;
    case 'maximum':
      return `must be at most ${params.limit}`;
    case 'maxLength':
      return `must have at most ${params.limit} characters`;
    case 'minItems':
    case 'maxItems':
      return describeCount(keyword, params.limit, schema);
    case 'minLength':
    case 'minProperties':
      return 'must not be empty';
    default:
      return message;
  }
}

function describeCount(
  keyword: 'minItems' | 'maxItems',
  limit: number,
  schema: AnySchemaObject,
): string {
  if (schema.minItems === schema.maxItems) {
    return `must have ${limit} items: ${schema.title}`;
  }
  if (keyword === 'maxItems') {
    return `must have at most ${limit} items`;
  }
  return limit === 1
    ? 'must not be empty'
    : `must have at least ${limit} items`;
}

/** The forms that a discriminator tells apart. */
function kindsOf(schema: AnySchemaObject): string[] {
  const tag: string = schema.discriminator.propertyName;
  return schema.oneOf.flatMap((form: AnySchemaObject) => {
    const { const: only, enum: several } = form.properties[tag];
    return several ?? [only];
  });
}

function isPrimitive(data: unknown): boolean {
  return typeof data === 'number' || typeof data === 'boolean';
}
