import { createRequestValidators } from './requestValidator';
import type { OpenApiDocument } from './types';

describe('createRequestValidators refuses', () => {
  const responses = { '200': { description: 'OK' } };

  /** A document with one operation. */
  function documentWith(path: string, operation: object): OpenApiDocument {
    return {
      paths: { [path]: { post: { responses, ...operation } } },
      components: {},
    };
  }

  it.each<[string, string, object, string]>([
    [
      'a path parameter that is not declared',
      '/a/{id}',
      {},
      "the path has the parameters [id], but those declared as 'in: path' are []",
    ],
    [
      'a parameter in a cookie',
      '/a',
      { parameters: [{ name: 'c', in: 'cookie', schema: {} }] },
      "parameter 'c' must be in path, query or header",
    ],
    [
      'a parameter without a schema',
      '/a',
      { parameters: [{ name: 'q', in: 'query' }] },
      "parameter 'q' needs a schema",
    ],
    [
      'a list in one parameter',
      '/a',
      {
        parameters: [
          { name: 'q', in: 'query', explode: false, schema: { type: 'array' } },
        ],
      },
      "parameter 'q' must be a single value or, in the query, a list that repeats the parameter",
    ],
    [
      'a reference that leads nowhere',
      '/a',
      { parameters: [{ $ref: '#/components/parameters/q' }] },
      "the reference '#/components/parameters/q' leads nowhere",
    ],
    [
      'a body that may be missing',
      '/a',
      { requestBody: { content: { 'application/json': {} } } },
      "a JSON body is typed as always present, so requestBody needs 'required: true'",
    ],
    [
      'a limit that is no number',
      '/a',
      { 'x-body-limit-bytes': '1mb' },
      'x-body-limit-bytes must be a positive integer',
    ],
    [
      'a schema with a misspelt keyword',
      '/a',
      {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { requierd: ['a'] } } },
        },
      },
      'the schema of its bodies/0: strict mode: unknown keyword: "requierd"',
    ],
  ])('%s', (_, path, operation, problem) => {
    expect(() =>
      createRequestValidators(documentWith(path, operation)),
    ).toThrow(`Invalid OpenAPI document: POST ${path}`);
    expect(() =>
      createRequestValidators(documentWith(path, operation)),
    ).toThrow(problem);
  });
});
