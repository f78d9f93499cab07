import type { OpenApiDocument } from './types';

/** The methods that an operation can have. */
export const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** One of {@link METHODS}. */
export type Method = (typeof METHODS)[number];

/** A JSON schema, as far as it has to be understood here. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** A parameter of an operation, with references resolved. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
  /** Whether it may be given several times. */
  readonly isList: boolean;
}

/** What the document says about one method of one path. */
export interface Operation {
  readonly method: Method;
  /** The path as Express writes it: `/things/:id`. */
  readonly route: string;
  readonly parameters: readonly Parameter[];
  /** The schemas of a JSON body by media type; none if it takes no JSON. */
  readonly bodies: ReadonlyMap<string, Schema>;
  /** The largest body, if the operation has a limit of its own. */
  readonly bodyLimitBytes: number | undefined;
}

interface OperationSource {
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly 'x-body-limit-bytes'?: unknown;
}

interface ParameterSource {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly style?: string;
  readonly explode?: boolean;
}

interface BodySource {
  readonly required?: boolean;
  readonly content: Readonly<Record<string, { readonly schema?: Schema }>>;
}

const STYLES: Readonly<Record<string, string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
};

/**
 * Reads the operations out of an OpenAPI document.
 *
 * @throws an Error for what a request could not be checked against, so that it
 * comes to light when the plugin starts
 */
export function readOperations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([template, pathItem]) => {
    const sources: Readonly<Record<string, OperationSource>> = pathItem;
    return METHODS.filter(method => sources[method]).map(method => {
      try {
        if (sources.parameters) {
          throw new Error(
            'parameters beside the methods of a path are not typed; write them at each method',
          );
        }
        return readOperation(document, method, template, sources[method]);
      } catch (error) {
        throw new Error(
          `Invalid OpenAPI document: ${method.toUpperCase()} ${template}: ${
            (error as Error).message
          }`,
          { cause: error },
        );
      }
    });
  });
}

function readOperation(
  document: OpenApiDocument,
  method: Method,
  template: string,
  source: OperationSource,
): Operation {
  const parameters = (source.parameters ?? []).map(parameter =>
    readParameter(document, parameter),
  );
  const inTemplate = [...template.matchAll(/\{(\w+)\}/g)].map(
    ([, name]) => name,
  );
  const inPath = parameters.filter(p => p.in === 'path').map(p => p.name);
  if (inTemplate.toSorted().join() !== inPath.toSorted().join()) {
    throw new Error(
      `the path has the parameters [${inTemplate}], but those declared as 'in: path' are [${inPath}]`,
    );
  }
  const limit = source['x-body-limit-bytes'];
  if (limit !== undefined && !(Number.isInteger(limit) && Number(limit) > 0)) {
    throw new Error(`x-body-limit-bytes must be a positive integer`);
  }
  return {
    method,
    route: template.replaceAll(/\{(\w+)\}/g, ':$1'),
    parameters,
    bodies: readBodies(document, source.requestBody),
    bodyLimitBytes: limit === undefined ? undefined : Number(limit),
  };
}

function readParameter(document: OpenApiDocument, source: object): Parameter {
  const parameter = resolve<ParameterSource>(document, source);
  const { name, in: place, required = false, schema } = parameter;
  if (place !== 'path' && place !== 'query' && place !== 'header') {
    throw new Error(`parameter '${name}' must be in path, query or header`);
  }
  if (!schema) {
    throw new Error(`parameter '${name}' needs a schema`);
  }
  const types = [resolve<Schema>(document, schema).type].flat();
  const isList = types.includes('array');
  if (
    types.includes('object') ||
    (isList && place !== 'query') ||
    (parameter.style ?? STYLES[place]) !== STYLES[place] ||
    parameter.explode === false
  ) {
    throw new Error(
      `parameter '${name}' must be a single value or, in the query, a list that repeats the parameter (style 'form', explode: true)`,
    );
  }
  return { name, in: place, required, schema, isList };
}

function readBodies(
  document: OpenApiDocument,
  source: object | undefined,
): Map<string, Schema> {
  if (!source) {
    return new Map();
  }
  const { content, required } = resolve<BodySource>(document, source);
  const bodies = new Map<string, Schema>();
  for (const [mediaType, { schema }] of Object.entries(content)) {
    if (/^application\/(?:[\w.-]+\+)?json$/.test(mediaType)) {
      bodies.set(mediaType, schema ?? {});
    }
  }
  if (bodies.size > 0 && !required) {
    throw new Error(
      `a JSON body is typed as always present, so requestBody needs 'required: true'`,
    );
  }
  return bodies;
}

/** Follows references to other parts of the document. */
function resolve<T extends object>(document: OpenApiDocument, node: object): T {
  if (!('$ref' in node)) {
    return node as T;
  }
  let target: unknown = document;
  for (const part of String(node.$ref).replace(/^#\//, '').split('/')) {
    target = (target as Readonly<Record<string, unknown>> | undefined)?.[part];
  }
  if (typeof target !== 'object' || target === null) {
    throw new Error(`the reference '${node.$ref}' leads nowhere`);
  }
  return resolve<T>(document, target);
}
