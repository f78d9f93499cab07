import {
  CheckStatus,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { versionKey } from '../definitions/types';
import { decodeStatus, StatusLetter } from '../states/statuses';
import { soleMissing } from './soleMissing';
import { Contribution, State } from './types';

/** Statuses of a state by check id, as the version that it is of has them. */
export function lettersById(
  state: State,
  versions: ReadonlyMap<string, ScorecardDefinition>,
): Map<string, StatusLetter> {
  const { checks } = definitionOf(state, versions);
  const letters = new Map<string, StatusLetter>();
  for (let index = 0; index < state.statuses.length; index++) {
    const letter = decodeStatus(state.statuses[index]);
    if (letter) {
      letters.set(checks[index].id, letter);
    }
  }
  return letters;
}

/** What a state adds to the sums of its owner. */
export function contributionOf(
  state: State,
  versions: ReadonlyMap<string, ScorecardDefinition>,
): Contribution {
  const definition = definitionOf(state, versions);
  const statuses = new Map<string, CheckStatus>();
  for (let index = 0; index < state.statuses.length; index++) {
    const letter = decodeStatus(state.statuses[index]);
    if (letter?.enforced) {
      statuses.set(definition.checks[index].id, letter.status);
    }
  }
  return {
    scorecardId: state.scorecardId,
    ownerRef: state.ownerRef,
    tier: state.tier,
    level: state.level,
    unmeasured: state.unmeasured,
    passedWeight: state.passedWeight,
    knownWeight: state.knownWeight,
    applicableWeight: state.applicableWeight,
    statuses,
    soleMissing: soleMissing(definition, state.level, statuses),
  };
}

function definitionOf(
  state: State,
  versions: ReadonlyMap<string, ScorecardDefinition>,
): ScorecardDefinition {
  const definition = versions.get(versionKey(state.scorecardId, state.version));
  if (!definition) {
    throw new Error(
      `Version ${state.version} of scorecard '${state.scorecardId}' is not stored, but ${state.entityRef} was evaluated by it`,
    );
  }
  return definition;
}
