import { InputError } from '@backstage/errors';
import {
  BacktestRequest,
  BacktestResult,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  FactReadings,
  TierWeights,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { Definitions } from '../definitions/types';
import { findActiveWaivers, ReadingsOf } from '../evaluation/inputs';
import { Asker } from '../rollup/Asker';
import { describeEntities, nameOf } from '../rollup/describeEntities';
import { readTitles } from '../rollup/readTitles';
import { readCandidate } from './candidate';
import { Comparison } from './Comparison';
import { CatalogEntity, entityBatches } from './entityBatches';
import { FirstChanges } from './FirstChanges';
import { EntityDifference, KnownOfEntities, Trial } from './Trial';
import { Turns } from './Turns';

const ENTITIES_AT_ONCE = 500;
const MAX_CHANGES = 1_000;
const MAX_WEEKS = 26;

/** What a definition that cannot be read would change. */
const NOTHING: Omit<BacktestResult, 'scorecardId' | 'problems'> = {
  entities: 0,
  added: 0,
  removed: 0,
  raised: 0,
  lowered: 0,
  changes: [],
  truncated: false,
  teams: [],
  distributionTo: [],
  history: [],
};

/** Tells what was known of entities at earlier times. */
export interface PastFacts {
  historyOf(
    entityRefs: readonly string[],
    since: Date,
  ): Promise<{ at(time: Date): ReadonlyMap<string, FactReadings> }>;
}

/** What the service is made with. */
export interface BacktesterOptions {
  knex: Knex;
  definitions: Pick<Definitions, 'current'>;
  facts: ReadingsOf & PastFacts;
  tierWeights: TierWeights;
  now: () => Date;
}

/** Says what a definition would change if it was published. */
export class Backtester {
  readonly #turns = new Turns({ waiting: 4, retryAfterSeconds: 30 });

  constructor(private readonly options: BacktesterOptions) {}

  /**
   * Evaluates a definition on the whole catalog, and compares it with the
   * version in force. What is wrong with the definition is part of the result.
   * Totals are about everything; what the caller may not read is not listed.
   *
   * @param signal - Ends it early, when nobody waits for it any more
   * @throws BusyError when too many backtests wait already
   */
  async backtest(
    { yaml, weeks = 0 }: BacktestRequest,
    caller: Asker,
    signal?: AbortSignal,
  ): Promise<BacktestResult> {
    const { definitions, tierWeights, now } = this.options;
    if (!Number.isInteger(weeks) || weeks < 0 || weeks > MAX_WEEKS) {
      throw new InputError(
        `'weeks' is ${weeks}; it must be a whole number from 0 to ${MAX_WEEKS}`,
      );
    }
    return this.#turns.take(async () => {
      const { compiler, scorecards } = await definitions.current();
      const candidate = readCandidate(yaml, compiler);
      if (!candidate.ok) {
        const { scorecardId, problems } = candidate;
        const comparedWith = scorecards.get(scorecardId)?.version;
        return { ...NOTHING, scorecardId, comparedWith, problems };
      }
      const { id: scorecardId } = candidate.scorecard.definition;
      const current = scorecards.get(scorecardId);
      const at = now();
      const trial = new Trial({
        before: current?.compiled,
        after: candidate.scorecard,
        compiler,
        tierWeights,
        weeks,
        at,
      });
      const changes = new FirstChanges(MAX_CHANGES);
      for await (const batch of entityBatches(
        this.options.knex,
        ENTITIES_AT_ONCE,
      )) {
        signal?.throwIfAborted();
        const found = await this.#tryBatch(trial, batch, { scorecardId, at });
        await addReadable(changes, found, caller);
      }
      return {
        scorecardId,
        comparedWith: current?.version,
        problems: [],
        ...trial.present.counts,
        ...trial.present.distributions,
        ...(await this.#list(changes, caller)),
        teams: await this.#teamsOf(trial.present, caller),
        history: historyOf(trial, at),
      };
    }, signal);
  }

  async #tryBatch(
    trial: Trial,
    batch: readonly CatalogEntity[],
    { scorecardId, at }: { scorecardId: string; at: Date },
  ): Promise<EntityDifference[]> {
    const concerned = batch.filter(entity => trial.concerns(entity));
    if (concerned.length === 0) {
      return [];
    }
    const { knex, facts } = this.options;
    const refs = concerned.map(({ entityRef }) => entityRef);
    const [oldest] = trial.past;
    const [readings, waivers, history] = await Promise.all([
      facts.readingsOf(refs),
      findActiveWaivers(knex, refs, at),
      oldest && facts.historyOf(refs, oldest.at),
    ]);
    const known: KnownOfEntities = {
      readings,
      history,
      waiversOf: ref => waivers.get(ref)?.get(scorecardId) ?? [],
    };
    return trial.add(concerned, known);
  }

  async #list(
    changes: FirstChanges,
    caller: Asker,
  ): Promise<Pick<BacktestResult, 'changes' | 'truncated'>> {
    const listed = changes.list();
    const entities = await describeEntities(
      this.options.knex,
      listed.map(({ entityRef }) => entityRef),
      caller,
    );
    return {
      changes: listed.flatMap(({ entityRef, from, to, checks }) => {
        const entity = entities.get(entityRef);
        return entity ? [{ entity, from, to, checks }] : [];
      }),
      truncated: changes.truncated,
    };
  }

  async #teamsOf(
    comparison: Comparison,
    { readable }: Asker,
  ): Promise<BacktestResult['teams']> {
    const owners = comparison.owners();
    const refs = owners.map(({ ownerRef }) => ownerRef);
    const [allowed, titles] = await Promise.all([
      readable(refs),
      readTitles(this.options.knex, refs),
    ]);
    return owners
      .filter(({ ownerRef }) => allowed.has(ownerRef))
      .map(({ ownerRef, ...change }) => ({
        team: {
          entityRef: ownerRef,
          title: titles.get(ownerRef) ?? nameOf(ownerRef),
        },
        ...change,
      }));
  }
}

/** Notes changes of entities that the caller may read. */
async function addReadable(
  changes: FirstChanges,
  found: readonly EntityDifference[],
  { readable }: Asker,
): Promise<void> {
  if (found.length === 0) {
    return;
  }
  const allowed = await readable(found.map(({ entity }) => entity.entityRef));
  for (const { entity, difference } of found) {
    const { entityRef, tier } = entity;
    if (allowed.has(entityRef)) {
      changes.add({ ...difference, entityRef, tier });
    }
  }
}

/** Week by week up to now; nothing unless times in the past were looked at. */
function historyOf(
  { past, present }: Trial,
  at: Date,
): BacktestResult['history'] {
  return past.length > 0
    ? [
        ...past.map(point => point.comparison.pointAt(point.at)),
        present.pointAt(at),
      ]
    : [];
}
