import { FeedbackIndex } from '../domain/feedback';
import { OwnershipStore } from '../store/OwnershipStore';
import { StoreMark } from '../store/revision';
import { IndexState } from './IndexState';

/** Reads everything that is stored. */
export async function loadState(
  store: OwnershipStore,
  { storeId, revision }: StoreMark,
): Promise<IndexState> {
  const state = new IndexState({ storeId, revision });
  for await (const page of store.streamEntities()) {
    page.forEach(entity => state.applyEntity(entity));
  }
  for await (const page of store.streamIdentifierSets()) {
    page.forEach(set => state.applySet(set));
  }
  for (const source of await store.readSources()) {
    state.applySource({ source: source.source, state: source });
  }
  await readAllFeedback(store, state);
  return state;
}

/** Takes in what has changed since, up to a mark that was read before. */
export async function catchUpWith(
  store: OwnershipStore,
  state: IndexState,
  mark: StoreMark,
): Promise<void> {
  const { revision } = state.mark;
  for await (const page of store.streamEntitiesChangedSince(revision)) {
    page.forEach(entity => state.applyEntity(entity));
  }
  for await (const page of store.streamSetsChangedSince(revision)) {
    page.forEach(set => state.applySet(set));
  }
  for (const source of await store.findSourcesChangedSince(revision)) {
    state.applySource(source);
  }
  for (const feedback of await store.readFeedback(revision)) {
    state.applyFeedback(feedback);
  }
  state.mark = { storeId: mark.storeId, revision: mark.revision };
}

/** Reads what people said anew: some of it may have been purged. */
export async function readAllFeedback(
  store: OwnershipStore,
  state: IndexState,
): Promise<void> {
  const feedback = new FeedbackIndex();
  for (const said of await store.readFeedback()) {
    feedback.set(said);
  }
  state.feedback = feedback;
}

/** Whether a state is one of that store, and misses no deletion. */
export function canCatchUp(state: IndexState, mark: StoreMark): boolean {
  const { storeId, revision } = state.mark;
  return (
    storeId === mark.storeId &&
    revision <= mark.revision &&
    revision >= mark.purgedThrough
  );
}
