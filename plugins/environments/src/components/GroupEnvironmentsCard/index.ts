export { GroupEnvironmentsCardContent } from './GroupEnvironmentsCardContent';
