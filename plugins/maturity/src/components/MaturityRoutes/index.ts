export { MaturityRoutes } from './MaturityRoutes';
