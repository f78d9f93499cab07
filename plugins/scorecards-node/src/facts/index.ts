export {
  BUILT_IN_COLLECTORS,
  BUILT_IN_FACTS,
  builtInCollector,
  declareFacts,
} from './builtIn';
export type { BuiltInCollector } from './builtIn';
export { CATALOG_FACTS } from './catalog';
export { OWNERSHIP_FACTS } from './ownership';
export { REPOSITORY_FACTS } from './repository';
export { TEAM_FACTS, TEAM_SHARES } from './team';
export type { TeamShare, TeamShareCounts } from './team';
