import { httpRouterServiceFactory } from '@backstage/backend-defaults/httpRouter';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  HttpRouterService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { isLeftByClient } from './leftByClient';

type Handler = Parameters<HttpRouterService['use']>[0];
type ErrorHandler = (
  error: Error,
  ...rest: Parameters<Handler>
) => ReturnType<Handler>;

/** Backstage's own, under another name, so that ours can be laid around it. */
const backstageHttpRouter = createServiceRef<HttpRouterService>({
  id: 'groundwork.backstageHttpRouter',
  defaultFactory: async service => ({ ...httpRouterServiceFactory, service }),
});

/**
 * Backstage's router of a plugin, except that a request whose client went away
 * while it was waiting is not an error.
 *
 * The router itself ends with a handler that logs what goes wrong as an error
 * of the plugin. So this has to come before it, inside of each plugin.
 */
export const portalHttpRouterServiceFactory = createServiceFactory({
  service: coreServices.httpRouter,
  // Its first middleware has to be there before the plugin is.
  initialization: 'always',
  deps: { router: backstageHttpRouter, logger: coreServices.logger },
  factory({ router, logger }): HttpRouterService {
    const endAbandoned = createEndAbandoned(logger);
    return {
      use(handler) {
        router.use(handler);
        // Express knows handlers of errors by their four parameters, which
        // Backstage's type does not tell.
        router.use(endAbandoned as unknown as Handler);
      },
      addAuthPolicy: policy => router.addAuthPolicy(policy),
    };
  },
});

function createEndAbandoned(logger: LoggerService): ErrorHandler {
  return (error, request, _response, next) => {
    if (!isLeftByClient(error, request)) {
      next(error);
      return;
    }
    // Nobody is there to be answered, and the socket is gone already.
    const { method, baseUrl, path } = request;
    logger.debug(
      `The client left before ${method} ${baseUrl}${path} was read`,
      { type: 'abandonedRequest' },
    );
  };
}
