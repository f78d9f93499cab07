import { InputError } from '@backstage/errors';
import {
  BacktestRequest,
  BacktestResult,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  CompiledScorecard,
  ExpressionCompiler,
  FactReadings,
  TierWeights,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { DefinitionAdviser } from '../definitions/DefinitionAdviser';
import { Findings } from '../definitions/Findings';
import { CurrentScorecard, Definitions } from '../definitions/types';
import { findActiveWaivers, ReadingsOf } from '../evaluation/inputs';
import { findTitles } from '../read/titles';
import { Asker } from '../rollup/Asker';
import { describeEntities, nameOf } from '../rollup/describeEntities';
import { readCandidate } from './candidate';
import { Comparison } from './Comparison';
import { CatalogEntity, entityBatches } from './entityBatches';
import { FirstChanges } from './FirstChanges';
import { Pace } from './Pace';
import { EntityDifference, KnownOfEntities, Trial } from './Trial';
import { Turns } from './Turns';

const ENTITIES_AT_ONCE = 500;
const MAX_CHANGES = 1_000;
const MAX_WEEKS = 26;

/** How long may be evaluated; each week of history is the same work again. */
const MAX_MS = 60_000;
const MAX_MS_PER_WEEK = 10_000;

/** What a definition that cannot be read would change. */
const NOTHING: Omit<BacktestResult, 'scorecardId' | 'problems'> = {
  warnings: [],
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
  adviser: Pick<DefinitionAdviser, 'warningsBeside' | 'findingsOf'>;
  tierWeights: TierWeights;
  now: () => Date;
  /** Milliseconds from any time on, that never go back. */
  elapsed?: () => number;
}

/** A definition that is tried, and the one in force. */
interface Compared {
  scorecard: CompiledScorecard;
  current: CurrentScorecard | undefined;
  compiler: ExpressionCompiler;
}

/** Says what a definition would change if it was published. */
export class Backtester {
  readonly #turns = new Turns({ waiting: 4, retryAfterSeconds: 30 });

  constructor(private readonly options: BacktesterOptions) {}

  /**
   * Evaluates a definition on the whole catalog, and compares it with the
   * version in force. What is wrong with the definition is part of the result.
   * What the caller may not read is left out of everything, totals included:
   * definitions that ask one question at a time would tell all about it.
   *
   * @param signal - Ends it early, when nobody waits for it any more
   * @throws InputError when it takes too long to evaluate
   * @throws BusyError when too many backtests wait already
   */
  async backtest(
    { yaml, weeks = 0 }: BacktestRequest,
    caller: Asker,
    signal?: AbortSignal,
  ): Promise<BacktestResult> {
    const { definitions } = this.options;
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
      const { id } = candidate.scorecard.definition;
      const comparison = {
        scorecard: candidate.scorecard,
        current: scorecards.get(id),
        compiler,
      };
      return this.#compare(comparison, weeks, { caller, signal });
    }, signal);
  }

  async #compare(
    { scorecard, current, compiler }: Compared,
    weeks: number,
    { caller, signal }: { caller: Asker; signal?: AbortSignal },
  ): Promise<BacktestResult> {
    const { knex, adviser, tierWeights, now, elapsed } = this.options;
    const { id: scorecardId } = scorecard.definition;
    const at = now();
    const trial = new Trial({
      before: current?.compiled,
      after: scorecard,
      compiler,
      tierWeights,
      weeks,
      at,
      pace: new Pace({
        limitMs: MAX_MS + weeks * MAX_MS_PER_WEEK,
        signal,
        elapsed,
      }),
    });
    const readsAll = await caller.readsAll();
    const changes = new FirstChanges(MAX_CHANGES);
    const findings = adviser.findingsOf(scorecard);
    for await (const batch of entityBatches(knex, ENTITIES_AT_ONCE)) {
      signal?.throwIfAborted();
      const concerned = await trial.concerned(batch);
      const entities = readsAll
        ? concerned
        : await readableOf(concerned, caller);
      const found = await this.#tryBatch(trial, entities, {
        scorecardId,
        at,
        findings,
      });
      for (const { entity, difference } of found) {
        const { entityRef, tier } = entity;
        changes.add({ ...difference, entityRef, tier });
      }
    }
    return {
      scorecardId,
      comparedWith: current?.version,
      problems: [],
      warnings: [
        ...(await adviser.warningsBeside(scorecard, caller)),
        ...findings.warnings(),
      ],
      ...(!readsAll && { partial: true }),
      ...trial.present.counts,
      ...trial.present.distributions,
      ...(await this.#list(changes, caller)),
      teams: await this.#teamsOf(trial.present, caller),
      history: historyOf(trial),
    };
  }

  async #tryBatch(
    trial: Trial,
    batch: readonly CatalogEntity[],
    {
      scorecardId,
      at,
      findings,
    }: { scorecardId: string; at: Date; findings: Findings },
  ): Promise<EntityDifference[]> {
    if (batch.length === 0) {
      return [];
    }
    const { knex, facts } = this.options;
    const refs = batch.map(({ entityRef }) => entityRef);
    const [oldest] = trial.past;
    const [readings, waivers, history] = await Promise.all([
      facts.readingsOf(refs),
      findActiveWaivers(knex, refs, at),
      oldest && facts.historyOf(refs, oldest.at),
    ]);
    findings.add(
      batch.filter(({ entity }) => findings.wants(entity)),
      readings,
    );
    const known: KnownOfEntities = {
      readings,
      history,
      waiversOf: ref => waivers.get(ref)?.get(scorecardId) ?? [],
    };
    return trial.add(batch, known);
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
      findTitles(this.options.knex, refs),
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

/** Those of a batch that the caller may read; asked about all at once. */
async function readableOf(
  batch: readonly CatalogEntity[],
  { readable }: Asker,
): Promise<CatalogEntity[]> {
  if (batch.length === 0) {
    return [];
  }
  const allowed = await readable(batch.map(({ entityRef }) => entityRef));
  return batch.filter(({ entityRef }) => allowed.has(entityRef));
}

/** Week by week up to now; nothing unless times in the past were looked at. */
function historyOf({ past, latest }: Trial): BacktestResult['history'] {
  return [...past, ...(latest ? [latest] : [])].map(({ at, comparison }) =>
    comparison.pointAt(at),
  );
}
