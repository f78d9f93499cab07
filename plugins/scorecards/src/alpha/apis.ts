import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { ScorecardsClient } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardLevelsApiRef, scorecardsApiRef } from '../api';
import { BatchedScorecardLevels } from '../levels';

export const scorecardsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: scorecardsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new ScorecardsClient(apis),
    }),
});

export const scorecardLevelsApi = ApiBlueprint.make({
  name: 'levels',
  params: defineParams =>
    defineParams({
      api: scorecardLevelsApiRef,
      deps: { scorecardsApi: scorecardsApiRef },
      factory: apis => new BatchedScorecardLevels(apis),
    }),
});
