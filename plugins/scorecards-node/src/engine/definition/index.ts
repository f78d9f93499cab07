export { hashDefinition } from './hashDefinition';
export {
  type FixtureOutcome,
  type LoadedScorecard,
  type LoadedScorecards,
  loadScorecards,
  type RefusedScorecard,
} from './loadScorecards';
export type { TextPosition } from '@groundwork/backstage-plugin-groundwork-node/yaml';
