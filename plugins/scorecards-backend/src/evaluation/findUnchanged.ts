import { CurrentDefinitions } from '../definitions/types';
import { Candidate, countStates, findCandidates } from './EvaluationRecords';
import { findActiveWaivers, InputSources } from './inputs';
import {
  digestDefinitions,
  digestInputs,
  digestSelecting,
} from './inputsDigest';
import { findStoredEntities, StoredEntity } from './storedEntities';

/**
 * Below this many it takes longer to look whether anything has changed than to
 * evaluate them.
 */
const FEWEST = 20;

/** Those of some entities that need not be evaluated. */
export interface Unchanged {
  /** When each is due next. */
  dueAt: ReadonlyMap<string, { nextDueAt?: Date }>;
  /** Those of them that were evaluated by other definitions. */
  byOthers: readonly string[];
  /** What was read of entities, whether or not they are unchanged. */
  read: ReadonlyMap<string, StoredEntity>;
}

/**
 * Those of some entities that would come to the same states if they were
 * evaluated: all that is read is as it was, and time alone has changed nothing.
 * Neither their facts nor their states are read for it. The entities are, once
 * another definition was published: of those that it neither selects nor has
 * selected, nothing else has to be.
 */
export async function findUnchanged(
  { knex, facts }: InputSources,
  entityRefs: readonly string[],
  { definitions, now }: { definitions: CurrentDefinitions; now: Date },
): Promise<Unchanged> {
  const nothing = { dueAt: new Map(), byOthers: [], read: new Map() };
  if (entityRefs.length < FEWEST) {
    return nothing;
  }
  const candidates = await findCandidates(knex, entityRefs, now);
  const current = digestDefinitions(definitions);
  const read = await findStoredEntities(
    knex,
    candidates
      .filter(it => it.definitions !== current)
      .map(({ entityRef }) => entityRef),
  );
  const alike = candidates.filter(
    it =>
      it.definitions === current ||
      isSelectedAlike(it, read.get(it.entityRef), definitions),
  );
  if (alike.length === 0) {
    return { ...nothing, read };
  }
  const refs = alike.map(({ entityRef }) => entityRef);
  const [versions, waivers, states] = await Promise.all([
    facts.versionsOf(refs),
    findActiveWaivers(knex, refs, now),
    countStates(knex, refs),
  ]);
  const unchanged = alike.filter(({ entityRef, entityDigest, ...it }) => {
    const inputs = digestInputs({
      entityDigest,
      factVersions: versions.get(entityRef) ?? [],
      waivers: waivers.get(entityRef) ?? new Map(),
    });
    return inputs === it.inputs && (states.get(entityRef) ?? 0) === it.states;
  });
  return {
    dueAt: new Map(
      unchanged.map(({ entityRef, nextDueAt }) => [entityRef, { nextDueAt }]),
    ),
    byOthers: unchanged
      .filter(it => it.definitions !== current)
      .map(({ entityRef }) => entityRef),
    read,
  };
}

function isSelectedAlike(
  { entityDigest, selecting }: Candidate,
  stored: StoredEntity | undefined,
  definitions: CurrentDefinitions,
): boolean {
  return (
    // It may have changed since the other was read.
    stored?.digest === entityDigest &&
    digestSelecting(definitions, stored.entity) === selecting
  );
}
