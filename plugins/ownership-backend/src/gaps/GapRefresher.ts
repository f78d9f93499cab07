import { setImmediate as nextTurn } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { annotatedOwner } from '../domain/gaps/annotatedOwner';
import { AskedFacts, factsOf } from '../domain/gaps/factsOf';
import { FeedOwners } from '../domain/gaps/feedOwners';
import { Finding } from '../domain/gaps/finding';
import { findGaps } from '../domain/gaps/findGaps';
import { GapChanges } from '../domain/gaps/gapChanges';
import { GroupTree } from '../domain/gaps/groupTree';
import { GapScope, isInScope, isOperated } from '../domain/gaps/scope';
import { KEEP_CLOSED_MS } from '../domain/gaps/storedGap';
import { PeopleDirectory } from '../domain/onCall/people';
import { EntityProjection } from '../domain/projection';
import { CATALOG_SOURCE } from '../domain/resolve/candidates';
import { OwnershipIndex } from '../index/OwnershipIndex';
import { OnCallService } from '../onCall/OnCallService';
import { CodeownersProvider } from '../providers/codeowners/CodeownersProvider';
import { chunks } from '../providers/reading';
import { GapStore } from '../store/GapStore';
import { CodeownersOpinions, CodeownersRound } from './CodeownersOpinions';
import { GapList } from './GapList';
import { OnCallRound, OnCallStates } from './OnCallStates';
import { feedOwnersOf } from './Surroundings';

const ENTITIES_AT_ONCE = 500;
const BUDGET_MS = 20_000;

/** What gaps are looked for with. */
export interface GapRefresherOptions {
  index: Pick<
    OwnershipIndex,
    'allEntities' | 'entitiesOfKind' | 'getEntity' | 'identifiersOf' | 'sources'
  >;
  list: GapList;
  openStore: () => Promise<GapStore>;
  onCall: Pick<OnCallService, 'onCall'>;
  codeowners: Pick<CodeownersProvider, 'rulesOf'>;
  people: PeopleDirectory;
  scope: GapScope;
  /** Whether what has no owner gets that of its system or domain. */
  inheritOwners: boolean;
  logger: LoggerService;
  now: () => Date;
}

/** What a refresh did. */
export interface GapRefresh {
  /** New gaps, those that came back, and those that are now told otherwise. */
  written: number;
  closed: number;
}

interface Round {
  groups: GroupTree;
  feeds: FeedOwners;
  onCall: OnCallRound;
  codeowners: CodeownersRound;
}

/**
 * Looks for gaps in all entities, and takes down since when they are there.
 *
 * Not to know is not a gap, and not the end of one:
 *
 * - Before the catalog was read for the first time nothing is looked for, or
 *   all owners would dangle, and all gaps that are stored would close.
 * - While a source fails, what it said last is in force, as everywhere; what
 *   rests on it neither opens nor closes.
 * - An on-call provider that does not answer, a CODEOWNERS file that cannot be
 *   read, and what there was no time to ask, leave the gaps that rest on them
 *   as they are stored: open ones stay open, others do not open.
 * - A gap that closes and comes back within a quarter of an hour is the same
 *   one, and keeps since when it is there; the list does not show it meanwhile.
 */
export class GapRefresher {
  readonly #onCall: OnCallStates;
  readonly #codeowners: CodeownersOpinions;

  constructor(private readonly options: GapRefresherOptions) {
    const { index, onCall, codeowners, now } = options;
    const shared = {
      find: (ref: string) => index.getEntity(ref),
      now,
      budgetMs: BUDGET_MS,
    };
    this.#onCall = new OnCallStates({ ...shared, onCall });
    this.#codeowners = new CodeownersOpinions({ ...shared, codeowners });
  }

  /** @returns undefined if there is nothing to look at yet */
  async refresh({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<GapRefresh | undefined> {
    const { openStore, list, logger, now } = this.options;
    if (!this.#isCatalogKnown()) {
      logger.debug('Gaps are not looked for: the catalog was not read yet');
      return undefined;
    }
    const startedAt = now();
    const store = await openStore();
    await store.purgeClosedBefore(
      new Date(startedAt.getTime() - KEEP_CLOSED_MS),
    );
    await list.catchUp();
    const changes = new GapChanges(list.gaps, startedAt);
    const round = this.#begin(signal);
    for await (const entities of this.#entities(signal)) {
      for (const [entity, findings] of await this.#look(entities, round)) {
        changes.add(entity, findings);
      }
    }
    return this.#write(store, changes, startedAt, signal);
  }

  #isCatalogKnown(): boolean {
    return this.options.index.sources.some(
      ({ source, succeededAt }) => source === CATALOG_SOURCE && succeededAt,
    );
  }

  #begin(signal: AbortSignal): Round {
    const { index } = this.options;
    const groups = [...index.entitiesOfKind('group')];
    return {
      groups: new GroupTree(groups, index.entitiesOfKind('user')),
      feeds: feedOwnersOf(groups, index),
      onCall: this.#onCall.begin(),
      codeowners: this.#codeowners.begin({ signal }),
    };
  }

  /** Some at a time, so that others have their turn in between. */
  async *#entities(signal: AbortSignal): AsyncIterable<EntityProjection[]> {
    const { index, scope } = this.options;
    let some: EntityProjection[] = [];
    let seen = 0;
    for (const entity of index.allEntities()) {
      if (isInScope(entity, scope)) {
        some.push(entity);
      }
      seen += 1;
      if (seen % ENTITIES_AT_ONCE === 0) {
        signal.throwIfAborted();
        yield some;
        some = [];
        await nextTurn();
      }
    }
    yield some;
  }

  async #look(
    entities: readonly EntityProjection[],
    round: Round,
  ): Promise<Array<[EntityProjection, Finding[]]>> {
    const { index, people, scope, inheritOwners } = this.options;
    const find = (ref: string) => index.getEntity(ref);
    const operated = entities.filter(it => isOperated(it, scope));
    const owned = entities.filter(({ owners }) => owners.length > 0);
    const [states, opinions] = await Promise.all([
      round.onCall.statesOf(operated),
      round.codeowners.opinionsOf(owned),
    ]);
    const sources = { find, groups: round.groups, scope, inheritOwners };
    return entities.map(entity => {
      const { entityRef } = entity;
      const opinion = opinions.get(entityRef);
      const asked: AskedFacts = {
        onCall: states.get(entityRef),
        named: [
          ...(opinion ?? []),
          ...this.#feedOwnersOf(entityRef, round.feeds),
          ...annotatedOwner(entity, { find, people }),
        ],
        isNamedUnknown: opinions.has(entityRef) && opinion === undefined,
      };
      return [entity, findGaps(factsOf(entity, sources, asked))];
    });
  }

  #feedOwnersOf(entityRef: string, feeds: FeedOwners) {
    return feeds.isEmpty
      ? []
      : feeds.ownersOf(entityRef, this.options.index.identifiersOf(entityRef));
  }

  async #write(
    store: GapStore,
    changes: GapChanges,
    startedAt: Date,
    signal: AbortSignal,
  ): Promise<GapRefresh> {
    const gaps = changes.written;
    const closed = changes.closed();
    for (const part of chunks(gaps)) {
      signal.throwIfAborted();
      await store.write({ gaps: part, closed: [] }, startedAt);
    }
    for (const part of chunks(closed)) {
      signal.throwIfAborted();
      await store.write({ gaps: [], closed: part }, startedAt);
    }
    await store.endRefresh(startedAt);
    return { written: gaps.length, closed: closed.length };
  }
}
