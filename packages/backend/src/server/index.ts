export { portalHttpRouterServiceFactory } from './httpRouter';
export { portalRootHttpRouterServiceFactory } from './rootHttpRouter';
