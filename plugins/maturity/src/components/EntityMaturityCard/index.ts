export { EntityMaturityCardContent } from './EntityMaturityCardContent';
