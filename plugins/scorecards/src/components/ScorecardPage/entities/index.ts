export { EntitiesSection } from './EntitiesSection';
