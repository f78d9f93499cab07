export { EntityLink, EntityTitle } from './EntityLink';
export type { EntityLinkProps } from './EntityLink';
