import Ajv, { type Options, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Request } from 'express';
import { describeProblem } from './describeProblem';
import {
  type Operation,
  type Parameter,
  readOperations,
  type Schema,
} from './readOperations';
import type { OpenApiDocument, RequestProblem } from './types';

const DOCUMENT = 'document';

/** The parts of a request that parameters are in. */
type Place = Parameter['in'];

/**
 * Checks requests to one operation. Where all is valid it also converts them:
 * parameters to the types of their schemas, what is absent to its default.
 */
export interface RequestValidator {
  readonly operation: Operation;
  /**
   * Lists what is wrong with a request.
   *
   * @param mediaType - which of the operation's media types the body has; none
   * if the operation takes no JSON
   */
  validate(request: Request, mediaType: string | undefined): RequestProblem[];
}

/**
 * Creates a validator for each operation of a document.
 *
 * @throws an Error if a schema is not valid, so that it comes to light when the
 * plugin starts
 */
export function createRequestValidators(
  document: OpenApiDocument,
): RequestValidator[] {
  const operations = readOperations(document);
  // One schema for all of the document lets references between its parts work
  const schema = {
    components: document.components,
    operations: operations.map(operation => ({
      parameters: {
        properties: {
          path: schemaOfPlace(operation, 'path'),
          query: schemaOfPlace(operation, 'query'),
          header: schemaOfPlace(operation, 'header'),
        },
      },
      bodies: [...operation.bodies.values()],
    })),
  };
  // All of a URL is text, so its values are converted before they are checked
  const ofParameters = createAjv(schema, { coerceTypes: true });
  const ofBodies = createAjv(schema, {});

  return operations.map((operation, index) => {
    const compile = (ajv: Ajv, pointer: string) => {
      try {
        return ajv.compile({
          $ref: `${DOCUMENT}#/operations/${index}/${pointer}`,
        });
      } catch (error) {
        throw new Error(
          `Invalid OpenAPI document: ${operation.method.toUpperCase()} ${
            operation.route
          }: the schema of its ${pointer}: ${(error as Error).message}`,
          { cause: error },
        );
      }
    };
    return createRequestValidator(
      operation,
      compile(ofParameters, 'parameters'),
      new Map(
        [...operation.bodies.keys()].map((mediaType, n) => [
          mediaType,
          compile(ofBodies, `bodies/${n}`),
        ]),
      ),
    );
  });
}

function createRequestValidator(
  operation: Operation,
  validateParameters: ValidateFunction,
  validateBodies: ReadonlyMap<string, ValidateFunction>,
): RequestValidator {
  const lists = new Set(
    operation.parameters.filter(p => p.isList).map(p => p.name),
  );
  return {
    operation,
    validate(request, mediaType) {
      const parameters = {
        path: { ...request.params },
        query: readQuery(request, lists),
        header: { ...request.headers },
      };
      const validateBody = mediaType && validateBodies.get(mediaType);
      const problems = [
        ...check(validateParameters, '', parameters),
        ...(validateBody ? check(validateBody, 'body', request.body) : []),
      ];
      if (problems.length === 0) {
        Object.assign(request.params, parameters.path);
        request.query = parameters.query;
      }
      return problems;
    },
  };
}

function check(
  validate: ValidateFunction,
  root: string,
  value: unknown,
): RequestProblem[] {
  return validate(value)
    ? []
    : (validate.errors ?? []).map(error => describeProblem(root, error));
}

/**
 * Reads the query as the document describes it. Express would read `a[b]=c` as
 * an object, and a parameter that is repeated often as one too.
 */
function readQuery(
  request: Request,
  lists: ReadonlySet<string>,
): Record<string, string | string[]> {
  const start = request.url.indexOf('?');
  const search = new URLSearchParams(
    start < 0 ? '' : request.url.slice(start + 1),
  );
  return Object.fromEntries(
    [...new Set(search.keys())].map(name => {
      const values = search.getAll(name);
      const isSingle = values.length === 1 && !lists.has(name);
      return [name, isSingle ? values[0] : values];
    }),
  );
}

function schemaOfPlace(operation: Operation, place: Place): Schema {
  const parameters = operation.parameters
    .filter(parameter => parameter.in === place)
    // Node writes the names of headers in lower case
    .map(p => (place === 'header' ? { ...p, name: p.name.toLowerCase() } : p));
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(p => [p.name, p.schema])),
    required: parameters.filter(p => p.required).map(p => p.name),
    // Browsers, proxies and clients add headers of their own
    additionalProperties: place === 'header',
  };
}

function createAjv(schema: object, options: Options): Ajv {
  const ajv = new Ajv({
    ...options,
    allErrors: true,
    // Costs as much as the rest of compiling, and requests gain nothing from it
    code: { optimize: false },
    discriminator: true,
    // Types promise the handler that what has a default is there
    useDefaults: true,
    // Puts the schema beside an error, to say what would be right
    verbose: true,
    // A keyword that does not exist is an error, as it checks nothing
    strictSchema: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    // Not all of the document is a schema
    validateSchema: false,
  });
  // The names of OpenAPI's own, and those at the top of the schema below
  ajv.addVocabulary(['example', 'externalDocs', 'xml', ...Object.keys(schema)]);
  addFormats(ajv);
  ajv.addSchema(schema, DOCUMENT);
  return ajv;
}
