import { JsonObject, JsonValue } from '@backstage/types';
import { DocumentPath } from '@groundwork/backstage-plugin-groundwork-node/yaml';
import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { PathProblem } from '../problems';
import { describeSchemaProblem } from '../schemaProblems';

/** Marks what this module puts into schemas, so that it is known in errors. */
const MARK = 'groundwork:reference';

const compiled = new WeakMap<JsonObject, ValidateFunction>();

/**
 * Compares a resource's spec with the schema of its driver. Wherever a value
 * goes, a text with `${{ … }}` may stand in its place.
 */
export function checkSpec(
  spec: JsonObject,
  schema: JsonObject,
  at: DocumentPath,
): PathProblem[] {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = compile(schema);
    compiled.set(schema, validate);
  }
  if (validate(spec)) {
    return [];
  }
  return (validate.errors ?? [])
    .filter(error => !isOurs(error))
    .map(error => {
      const problem = describeSchemaProblem(error, spec);
      return { ...problem, path: [...at, ...problem.path] };
    });
}

function compile(schema: JsonObject): ValidateFunction {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    logger: false,
  });
  addFormats(ajv);
  // The spec itself is an object; no reference can stand in its place.
  return ajv.compile(inside(schema));
}

function isOurs({ keyword, parentSchema, propertyName }: ErrorObject): boolean {
  return (
    propertyName !== undefined ||
    (keyword === 'if' && parentSchema?.$comment === MARK)
  );
}

/** A schema for what the given one is for, or a reference. */
function orReference(schema: JsonValue): JsonValue {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    return schema;
  }
  return {
    $comment: MARK,
    if: { type: 'string', pattern: '\\$\\{\\{' },
    then: true,
    else: inside(schema),
  };
}

const EACH = ['properties', 'patternProperties', 'definitions', '$defs'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];
const ONES = ['additionalProperties', 'additionalItems', 'contains'];
const BRANCHES = ['then', 'else'];

/** The same schema, whose parts allow for references. */
function inside(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
      if (value === undefined) {
        return [keyword, true];
      }
      if (EACH.includes(keyword) && isObject(value)) {
        return [keyword, mapValues(value, orReference)];
      }
      if (LISTS.includes(keyword) && Array.isArray(value)) {
        // With references, more than one of them may seem to fit.
        const name = keyword === 'oneOf' ? 'anyOf' : keyword;
        return [name, value.map(it => (isObject(it) ? inside(it) : it))];
      }
      if (ONES.includes(keyword)) {
        return [keyword, orReference(value)];
      }
      if (BRANCHES.includes(keyword) && isObject(value)) {
        return [keyword, inside(value)];
      }
      if (keyword === 'items') {
        return [
          keyword,
          Array.isArray(value) ? value.map(orReference) : orReference(value),
        ];
      }
      return [keyword, value];
    }),
  );
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapValues(
  object: JsonObject,
  change: (value: JsonValue) => JsonValue,
): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      value === undefined ? true : change(value),
    ]),
  );
}
