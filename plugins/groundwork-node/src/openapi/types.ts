import type {
  ApiRouter,
  createValidatedOpenApiRouter,
} from '@backstage/backend-openapi-utils';

/**
 * An OpenAPI 3.1 document, written `as const` so that its routes can be typed.
 *
 * @public
 */
export type OpenApiDocument = Parameters<
  typeof createValidatedOpenApiRouter
>[0];

/**
 * An Express router whose routes are typed by an OpenAPI document.
 *
 * @public
 */
export type OpenApiRouter<Doc extends OpenApiDocument> = ApiRouter<Doc>;

/**
 * Something about a request that the OpenAPI document does not allow.
 *
 * @public
 */
export interface RequestProblem {
  /**
   * Where it is: `body.alerts[0].status`, `query.limit`, `path.id` or
   * `header.x-signature`.
   */
  field: string;
  /** What is wrong and what would be right, as in `must be a string`. */
  message: string;
}
