export { createOpenApiRouter } from './createOpenApiRouter';
export { InvalidRequestError } from './errors';
export type { OpenApiDocument, OpenApiRouter, RequestProblem } from './types';
