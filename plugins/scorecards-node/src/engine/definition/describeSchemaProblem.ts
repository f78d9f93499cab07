import { fromPointer } from '@groundwork/backstage-plugin-groundwork-node/yaml';
import type { AnySchemaObject, ErrorObject } from 'ajv';
import { describeUnknown, findNearest } from './nearest';
import type { Path, PathProblem } from './path';

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a map',
  string: 'a text',
};

/** Says in words where a document departs from its schema, and what is right. */
export function describeSchemaProblem(
  error: ErrorObject,
  document: unknown,
): PathProblem {
  const path = fromPointer(error.instancePath, document);
  const { keyword, params } = error;
  const parent: AnySchemaObject = error.parentSchema ?? {};
  switch (keyword) {
    case 'required':
      return { path, message: `lacks '${params.missingProperty}'` };
    case 'additionalProperties': {
      const key: string = params.additionalProperty;
      return {
        path: [...path, key],
        atKey: true,
        message: describeUnknown(key, Object.keys(parent.properties ?? {})),
      };
    }
    case 'discriminator':
      return {
        path: [...path, params.tag],
        message: `must be one of ${kindsOf(parent).join(', ')}`,
      };
    default:
      return { path, message: describeValue(error, parent, path) };
  }
}

function describeValue(
  { keyword, params, data, message = 'is wrong' }: ErrorObject,
  schema: AnySchemaObject,
  path: Path,
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
    case 'enum': {
      const allowed: string[] = params.allowedValues;
      const nearest =
        typeof data === 'string' ? findNearest(data, allowed) : undefined;
      return `must be one of ${allowed.join(', ')}${
        nearest ? `; did you mean '${nearest}'?` : ''
      }`;
    }
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
      return 'must not be empty';
    default:
      return message;
  }
}

/** The forms that a discriminator tells apart. */
function kindsOf(schema: AnySchemaObject): string[] {
  const tag: string = schema.discriminator.propertyName;
  return schema.oneOf.map(
    (form: AnySchemaObject) => form.properties[tag].const as string,
  );
}

function isPrimitive(data: unknown): boolean {
  return typeof data === 'number' || typeof data === 'boolean';
}
