import type { RequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { InvalidRequestError } from './errors';
import { METHODS } from './readOperations';
import { mediaTypeOf, readJsonBody } from './readJsonBody';
import {
  createRequestValidators,
  type RequestValidator,
} from './requestValidator';
import type { OpenApiDocument, OpenApiRouter } from './types';

const DEFAULT_BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * Creates a router whose routes are typed by an OpenAPI 3.1 document and get
 * only requests that it allows.
 *
 * @remarks
 *
 * For each route that is added, the operation of that method and path is looked
 * up in the document; a route that the document does not have is an error, so
 * the two cannot drift apart. Requests are then checked before the handler runs:
 *
 * - Parameters in the path, the query and headers are converted to the types of
 *   their schemas, unknown ones in the query are refused, and defaults are
 *   filled in.
 * - A JSON body is read, up to `x-body-limit-bytes` of the operation, else
 *   `bodyLimitBytes`, else 1 MiB. Unknown properties are refused if the schema
 *   says `additionalProperties: false`, which it should.
 * - A body of any other type is left unread for the handler: that is how a
 *   webhook sees the bytes that its signature is about.
 *
 * What is wrong becomes an {@link InvalidRequestError} with its problems (400),
 * or an error with the status 413 or 415. Handlers may be async; what they throw
 * goes to the error middleware. The document is served at `/openapi.json`.
 *
 * @example
 *
 * ```ts
 * const router = createOpenApiRouter(spec);
 *
 * router.get('/scorecards/:id', async (req, res) => {
 *   res.json(await scorecards.get(req.params.id));
 * });
 * ```
 *
 * @param document - the document, declared `as const`
 * @public
 */
export function createOpenApiRouter<const Doc extends OpenApiDocument>(
  document: Doc,
  options: {
    /** The largest JSON body of an operation that does not say so itself. */
    bodyLimitBytes?: number;
  } = {},
): OpenApiRouter<Doc> {
  const { bodyLimitBytes = DEFAULT_BODY_LIMIT_BYTES } = options;
  const validators = new Map(
    createRequestValidators(document).map(validator => {
      const { method, route } = validator.operation;
      return [`${method} ${route}`, validator];
    }),
  );
  const router = PromiseRouter();
  serveDocument(router, document);

  for (const method of METHODS) {
    const register = router[method].bind(router);
    const registerChecked = (
      route: string,
      ...handlers: RequestHandler[]
    ): Router => {
      const validator = validators.get(`${method} ${route}`);
      if (!validator) {
        throw new Error(
          `The OpenAPI document has no operation ${method.toUpperCase()} ${route}; add it, or correct the route`,
        );
      }
      return register(
        route,
        ...guardsOf(validator, bodyLimitBytes),
        ...handlers,
      );
    };
    Object.assign(router, { [method]: registerChecked });
  }
  return router as OpenApiRouter<Doc>;
}

/** What a request has to pass before it gets to the handlers of its route. */
function guardsOf(
  validator: RequestValidator,
  defaultBodyLimitBytes: number,
): RequestHandler[] {
  const { bodies, bodyLimitBytes = defaultBodyLimitBytes } =
    validator.operation;
  const mediaTypes = [...bodies.keys()];
  const takesJson = mediaTypes.length > 0;

  const check: RequestHandler = (request, _response, next) => {
    const mediaType = takesJson ? mediaTypeOf(request, mediaTypes) : undefined;
    const problems = validator.validate(request, mediaType);
    if (problems.length > 0) {
      throw new InvalidRequestError(problems);
    }
    next();
  };
  return takesJson
    ? [readJsonBody(mediaTypes, bodyLimitBytes), check]
    : [check];
}

/** Serves the document with the paths that a client of the backend would use. */
function serveDocument(router: Router, document: OpenApiDocument): void {
  router.get('/openapi.json', (request, response) => {
    const paths = Object.entries(document.paths).map(([path, item]) => [
      request.baseUrl + path,
      item,
    ]);
    response.json({ ...document, paths: Object.fromEntries(paths) });
  });
}
