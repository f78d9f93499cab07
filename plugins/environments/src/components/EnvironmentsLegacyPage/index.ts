export { EnvironmentsLegacyPage } from './EnvironmentsLegacyPage';
