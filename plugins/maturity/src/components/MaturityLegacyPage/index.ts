export { MaturityLegacyPage } from './MaturityLegacyPage';
