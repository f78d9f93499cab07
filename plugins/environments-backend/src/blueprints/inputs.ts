import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { BlueprintProblem } from '@groundwork/backstage-plugin-environments-common';
import { toPointer } from '@groundwork/backstage-plugin-groundwork-node/yaml';
import Ajv, { ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { RE2JS } from 're2js';
import { describeSchemaProblem } from './schemaProblems';

/** Keywords by which a schema says itself what else may be in an object. */
const OPEN = [
  'additionalProperties',
  'patternProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'dependencies',
  '$ref',
];

/** Patterns that take time in proportion to the text, whoever writes them. */
const linearRegExp = Object.assign(
  (pattern: string, _flags: string) => {
    const compiled = RE2JS.compile(pattern);
    return { test: (text: string) => compiled.matcher(text).find() };
  },
  { code: 'linearRegExp' },
);

/** What somebody has given, with defaults, or what is wrong with it. */
export type ReadInputs =
  | { ok: true; inputs: JsonObject }
  | { ok: false; problems: BlueprintProblem[] };

/** Reads what somebody gives. */
export type InputReader = (given: JsonObject) => ReadInputs;

/**
 * Compiles the schema of a blueprint's inputs. Keywords that are not of JSON
 * Schema, such as those of forms, are passed over; what the schema does not
 * declare is refused, unless it says otherwise.
 *
 * @throws Error that says why it is no schema
 */
export function compileInputs(schema: JsonObject): InputReader {
  const validate = compile({
    ...(OPEN.some(keyword => keyword in schema)
      ? {}
      : { additionalProperties: false }),
    ...schema,
  });
  return given => {
    const inputs = structuredClone(given);
    if (validate(inputs)) {
      return { ok: true, inputs };
    }
    const errors: ErrorObject[] = validate.errors ?? [];
    return {
      ok: false,
      problems: errors
        .filter(({ propertyName }) => propertyName === undefined)
        .map(error => {
          const { path, message } = describeSchemaProblem(error, inputs);
          return { path: toPointer(path), message };
        }),
    };
  };
}

function compile(schema: JsonObject) {
  if (schema.$async) {
    throw new Error('$async is not supported');
  }
  // One for each schema, so that their ids do not meet.
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    useDefaults: true,
    logger: false,
    code: { regExp: linearRegExp },
  });
  addFormats(ajv);
  try {
    return ajv.compile(schema);
  } catch (error) {
    throw new Error(isError(error) ? error.message : String(error), {
      cause: error,
    });
  }
}
