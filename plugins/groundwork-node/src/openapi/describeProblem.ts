import type { ErrorObject } from 'ajv';
import type { Schema } from './readOperations';
import type { RequestProblem } from './types';

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'an integer',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-03-03',
  'date-time': '2026-03-03T09:30:00Z',
  duration: 'PT90M',
  email: 'ada@acme.test',
  uri: 'https://pay.acme.test/health',
  uuid: '0191d3a2-7c5e-7cc0-9a36-3d2b1c0f8e11',
};

/**
 * Says in words where a request departs from the OpenAPI document, and what
 * would be right.
 *
 * @param root - the name of what the validator looked at, which the names of
 * fields begin with
 * @param error - what the validator found
 */
export function describeProblem(
  root: string,
  error: ErrorObject,
): RequestProblem {
  const field = fieldName(root, error.instancePath);
  const { params, parentSchema = {} } = error;
  switch (error.keyword) {
    case 'required': {
      const properties: Readonly<Record<string, Schema>> =
        parentSchema.properties ?? {};
      const expected = expectation(properties[params.missingProperty] ?? {});
      return {
        field: field + member(params.missingProperty),
        message: expected ? `is required: ${expected}` : 'is required',
      };
    }
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const unknown =
        params.additionalProperty ?? params.unevaluatedProperty ?? '';
      const known = Object.keys(parentSchema.properties ?? {});
      return {
        field: field + member(unknown),
        message:
          known.length > 0
            ? `is not known here; known are ${known.join(', ')}`
            : 'is not known here; leave it out',
      };
    }
    case 'discriminator':
      return {
        field: field + member(params.tag),
        message: 'must name one of the documented forms',
      };
    default:
      return { field, message: describeValue(error) };
  }
}

function describeValue({
  keyword,
  params,
  parentSchema = {},
  message = 'is invalid',
}: ErrorObject): string {
  switch (keyword) {
    case 'type':
    case 'enum':
    case 'const':
      return `must be ${expectation(parentSchema)}`;
    case 'minimum':
      return `must be at least ${params.limit}`;
    case 'maximum':
      return `must be at most ${params.limit}`;
    case 'exclusiveMinimum':
      return `must be more than ${params.limit}`;
    case 'exclusiveMaximum':
      return `must be less than ${params.limit}`;
    case 'minLength':
      return params.limit === 1
        ? 'must not be empty'
        : `must have at least ${params.limit} characters`;
    case 'maxLength':
      return `must have at most ${params.limit} characters`;
    case 'minItems':
      return params.limit === 1
        ? 'must not be empty'
        : `must have at least ${params.limit} items`;
    case 'maxItems':
      return `must have at most ${params.limit} items`;
    case 'uniqueItems':
      return `must have no item twice, but items ${params.j} and ${params.i} are equal`;
    case 'format':
      return FORMATS[params.format]
        ? `must have the format ${params.format}, as in ${
            FORMATS[params.format]
          }`
        : `must have the format ${params.format}`;
    case 'anyOf':
      return 'must have one of the documented forms';
    case 'oneOf':
      return 'must have exactly one of the documented forms';
    default:
      return message;
  }
}

/** What a schema asks for, as far as a few words can say it. */
function expectation(schema: Schema): string | undefined {
  if (Array.isArray(schema.enum)) {
    return `one of ${schema.enum.map(v => JSON.stringify(v)).join(', ')}`;
  }
  if ('const' in schema) {
    return JSON.stringify(schema.const);
  }
  const types = [schema.type ?? []].flat();
  return (
    types.map(type => TYPES[String(type)] ?? type).join(' or ') || undefined
  );
}

/** Turns a JSON pointer such as `/alerts/0/status` into `.alerts[0].status`. */
function fieldName(root: string, pointer: string): string {
  const parts = pointer.split('/').slice(1);
  const path = parts.map(part => member(unescapePointer(part))).join('');
  return root ? root + path : path.replace(/^\./, '');
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function member(name: string): string {
  if (/^\d+$/.test(name)) {
    return `[${name}]`;
  }
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
