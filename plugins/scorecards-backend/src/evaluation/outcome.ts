import type { Entity } from '@backstage/catalog-model';
import { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import {
  ActiveWaiver,
  evaluateScorecard,
  FactReadings,
  ScorecardEvaluation,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { StateDetails } from '../database/rows';
import { CurrentDefinitions, CurrentScorecard } from '../definitions/types';
import { sinceOf } from '../states/details';
import { encodeStatuses, StatusLetter } from '../states/statuses';
import { changesOf } from './changes';
import { contributionOf, lettersById } from './contribution';
import { digestDefinitions, digestSelecting } from './inputsDigest';
import { RecordedOutcome, EntityTraits, State } from './types';

/** What the outcome of an entity depends on. */
export interface EntityInput {
  traits: EntityTraits;
  entity: Entity;
  readings: FactReadings;
  /** By scorecard id. */
  waivers: ReadonlyMap<string, readonly ActiveWaiver[]>;
  /** By scorecard id. */
  states: ReadonlyMap<string, State>;
  definitions: CurrentDefinitions;
  /** Definitions of the versions that the states are of, by `versionKey`. */
  versions: ReadonlyMap<string, ScorecardDefinition>;
  /** Of all else but the definitions, the states and the time. */
  digest: string;
  /** Scorecards whose states are to be left as they are. */
  untouchable: ReadonlySet<string>;
  /**
   * Number of the transitions that come of it: higher than any before, also of
   * those from which no state is left.
   */
  seq: number;
  now: Date;
}

/** What is to be written for an entity; pure. */
export function outcomeOf(input: EntityInput): RecordedOutcome {
  const { traits, entity, readings, definitions, states } = input;
  const at = laterOf(input.now, [...states.values()]);
  const outcome: RecordedOutcome = {
    entityRef: traits.entityRef,
    upserts: [],
    removals: [],
    transitions: [],
    sums: [],
    record: {
      entityRef: traits.entityRef,
      inputs: input.digest,
      definitions: digestDefinitions(definitions),
      selecting: digestSelecting(definitions, entity),
      states: states.size,
      evaluatedAt: input.now,
      isSteady: true,
    },
  };
  const facts = definitions.compiler.prepare(readings, input.now.getTime());
  let nextDueAt = Infinity;
  for (const scorecard of definitions.scorecards.values()) {
    const state = states.get(scorecard.id);
    if (scorecard.compiled.selects(entity)) {
      const evaluation = evaluateScorecard(scorecard.compiled, {
        entity,
        facts,
        waivers: input.waivers.get(scorecard.id) ?? [],
        now: input.now.getTime(),
      });
      nextDueAt = Math.min(nextDueAt, evaluation.nextDueAt ?? Infinity);
      outcome.record.isSteady &&= !evaluation.unsteady;
      addEvaluation(outcome, input, { scorecard, state, evaluation, at });
    } else if (state) {
      addRemoval(outcome, input, state, at);
    }
  }
  for (const state of states.values()) {
    const { scorecardId } = state;
    if (
      !definitions.scorecards.has(scorecardId) &&
      !input.untouchable.has(scorecardId)
    ) {
      addRemoval(outcome, input, state, at);
    }
  }
  if (nextDueAt !== Infinity) {
    outcome.record.nextDueAt = new Date(nextDueAt);
  }
  return outcome;
}

/** A clock that goes backwards must not reorder what happened. */
function laterOf(now: Date, states: readonly State[]): Date {
  return states.reduce(
    (latest, { evaluatedAt }) => (evaluatedAt > latest ? evaluatedAt : latest),
    now,
  );
}

function addEvaluation(
  outcome: RecordedOutcome,
  input: EntityInput,
  found: {
    scorecard: CurrentScorecard;
    state?: State;
    evaluation: ScorecardEvaluation;
    at: Date;
  },
): void {
  const { scorecard, state, evaluation, at } = found;
  const before = state && lettersById(state, input.versions);
  const next = nextState(input, found, before);
  const changes = changesOf(input.readings, scorecard, evaluation, before);
  const isTransition =
    !state ||
    state.level !== next.level ||
    changes.length > 0 ||
    // Where it stood is told by transitions, so what tells it another way by
    // another version is one.
    !isSameStanding(state, next);
  if (isTransition) {
    next.seq = input.seq;
    outcome.transitions.push({
      scorecardId: next.scorecardId,
      entityRef: next.entityRef,
      seq: next.seq,
      version: next.version,
      at,
      fromLevel: state?.level,
      toLevel: next.level,
      fromVersion: state?.version,
      statuses: next.statuses,
      passedWeight: next.passedWeight,
      knownWeight: next.knownWeight,
      applicableWeight: next.applicableWeight,
      ownerRef: next.ownerRef,
      changes,
    });
  }
  outcome.record.states += state ? 0 : 1;
  if (isTransition || !isSame(state, next)) {
    outcome.upserts.push(next);
  }
  if (!state || isTransition || !sumsAreSame(state, next)) {
    outcome.sums.push({
      before: state && contributionOf(state, input.versions),
      after: contributionOf(next, input.versions),
    });
  }
}

function addRemoval(
  outcome: RecordedOutcome,
  input: EntityInput,
  state: State,
  at: Date,
): void {
  const letters = lettersById(state, input.versions);
  outcome.removals.push(state.scorecardId);
  outcome.record.states -= 1;
  outcome.sums.push({ before: contributionOf(state, input.versions) });
  outcome.transitions.push({
    scorecardId: state.scorecardId,
    entityRef: state.entityRef,
    seq: input.seq,
    version: state.version,
    at,
    fromLevel: state.level,
    fromVersion: state.version,
    statuses: '',
    passedWeight: 0,
    knownWeight: 0,
    applicableWeight: 0,
    ownerRef: state.ownerRef,
    changes: [...letters].map(([c, { status }]) => ({ c, f: status })),
  });
}

function nextState(
  input: EntityInput,
  found: {
    scorecard: CurrentScorecard;
    state?: State;
    evaluation: ScorecardEvaluation;
    at: Date;
  },
  before: ReadonlyMap<string, StatusLetter> | undefined,
): State {
  const { scorecard, state, evaluation, at } = found;
  const { applicableWeight, passedWeight, knownWeight } = evaluation;
  const details: StateDetails = {
    // Most checks have theirs from the start: that is told once for all.
    a: state ? state.details.a : at.getTime(),
    s: {},
    m: {},
  };
  let isAnyEnforced = false;
  let isAnyKnown = false;
  evaluation.checks.forEach((check, index) => {
    if (!check) {
      return;
    }
    const { id } = scorecard.definition.checks[index];
    const isSameStatus = before?.get(id)?.status === check.status;
    const since =
      (isSameStatus && state && sinceOf(state.details, id)) ||
      // What was looked at late is stale since its freshness ended.
      Math.min(check.staleSince ?? Infinity, at.getTime());
    if (since !== details.a) {
      details.s[id] = since;
    }
    if (check.message !== undefined) {
      details.m[id] = check.message;
    }
    if (check.enforced && check.status !== 'exempt') {
      isAnyEnforced = true;
      isAnyKnown ||= check.status === 'pass' || check.status === 'fail';
    }
  });
  return {
    ...input.traits,
    scorecardId: scorecard.id,
    version: scorecard.version,
    seq: state?.seq ?? 0,
    statuses: encodeStatuses(evaluation.checks),
    level: evaluation.level,
    levels: scorecard.definition.levels.length,
    unmeasured: isAnyEnforced && !isAnyKnown,
    score: applicableWeight > 0 ? passedWeight / applicableWeight : -1,
    passedWeight,
    knownWeight,
    applicableWeight,
    levelSince: state?.level === evaluation.level ? state.levelSince : at,
    evaluatedAt: at,
    details,
  };
}

function isSame(state: State | undefined, next: State): boolean {
  return (
    state !== undefined &&
    state.version === next.version &&
    state.statuses === next.statuses &&
    state.titleKey === next.titleKey &&
    sumsAreSame(state, next) &&
    state.details.a === next.details.a &&
    isSameRecord(state.details.s, next.details.s) &&
    isSameRecord(state.details.m, next.details.m)
  );
}

/** Whether both say the same of the past: figures, and checks by position. */
function isSameStanding(state: State, next: State): boolean {
  return (
    state.statuses === next.statuses &&
    state.passedWeight === next.passedWeight &&
    state.knownWeight === next.knownWeight &&
    state.applicableWeight === next.applicableWeight
  );
}

function sumsAreSame(state: State, next: State): boolean {
  return (
    state.ownerRef === next.ownerRef &&
    state.tier === next.tier &&
    state.level === next.level &&
    state.unmeasured === next.unmeasured &&
    state.passedWeight === next.passedWeight &&
    state.knownWeight === next.knownWeight &&
    state.applicableWeight === next.applicableWeight
  );
}

function isSameRecord(
  one: Readonly<Record<string, string | number>>,
  other: Readonly<Record<string, string | number>>,
): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => Object.hasOwn(other, key) && one[key] === other[key])
  );
}
