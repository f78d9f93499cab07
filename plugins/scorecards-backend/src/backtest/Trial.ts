import { setImmediate as yieldToOthers } from 'node:timers/promises';
import {
  ActiveWaiver,
  CompiledScorecard,
  evaluateScorecard,
  ExpressionCompiler,
  FactReadings,
  TierWeights,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { asEnforcedNow } from './asEnforcedNow';
import { Difference, Judgement } from './compare';
import { Comparison } from './Comparison';
import { CatalogEntity } from './entityBatches';

/** Evaluated without letting others have their turn: some milliseconds. */
const ENTITIES_PER_TURN = 50;
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** What is known of some entities. */
export interface KnownOfEntities {
  /** Facts as they are. */
  readings: ReadonlyMap<string, FactReadings>;
  /** Facts as they were; there when times in the past are looked at. */
  history?: { at(time: Date): ReadonlyMap<string, FactReadings> };
  /** Waivers in force. */
  waiversOf: (entityRef: string) => readonly ActiveWaiver[];
}

/** An entity that would change. */
export interface EntityDifference {
  entity: CatalogEntity;
  difference: Exclude<Difference, { kind: 'same' }>;
}

/** The two definitions that are compared. */
interface Sides {
  before: CompiledScorecard | undefined;
  after: CompiledScorecard;
}

/** One backtest while it runs: compares two definitions, batch by batch. */
export class Trial {
  readonly present: Comparison;
  /** The oldest first. */
  readonly past: ReadonlyArray<{ at: Date; comparison: Comparison }>;
  readonly #compiler: ExpressionCompiler;
  readonly #now: Sides;
  readonly #then: Sides;

  constructor(
    private readonly options: {
      /** The definition in force, if there is one. */
      before: CompiledScorecard | undefined;
      /** The definition that is tried. */
      after: CompiledScorecard;
      compiler: ExpressionCompiler;
      tierWeights: TierWeights;
      weeks: number;
      at: Date;
    },
  ) {
    const { before, after, compiler, tierWeights, weeks, at } = options;
    const now = at.getTime();
    this.#compiler = compiler;
    this.#now = { before, after };
    this.#then = {
      before: before && asEnforcedNow(before, now),
      after: asEnforcedNow(after, now),
    };
    const begin = () =>
      new Comparison({
        before: before?.definition,
        after: after.definition,
        tierWeights,
      });
    this.present = begin();
    this.past = Array.from({ length: weeks }, (_, index) => ({
      at: new Date(now - (weeks - index) * WEEK_MS),
      comparison: begin(),
    }));
  }

  /** Whether an entity is part of the scorecard, by either definition. */
  concerns({ entity }: CatalogEntity): boolean {
    const { before, after } = this.#now;
    return after.selects(entity) || (before?.selects(entity) ?? false);
  }

  /** @returns the entities that would change */
  async add(
    batch: readonly CatalogEntity[],
    known: KnownOfEntities,
  ): Promise<EntityDifference[]> {
    const { at } = this.options;
    const found: EntityDifference[] = [];
    for (const [index, entity] of batch.entries()) {
      await pauseAt(index);
      const difference = this.present.add(
        entity,
        ...this.#judge(this.#now, entity, {
          readings: known.readings.get(entity.entityRef),
          waivers: known.waiversOf(entity.entityRef),
          now: at.getTime(),
        }),
      );
      if (difference.kind !== 'same') {
        found.push({ entity, difference });
      }
    }
    for (const point of this.past) {
      const readings = known.history?.at(point.at);
      for (const [index, entity] of batch.entries()) {
        await pauseAt(index);
        point.comparison.add(
          entity,
          ...this.#judge(this.#then, entity, {
            readings: readings?.get(entity.entityRef),
            // Those of today, as the rules are.
            waivers: known.waiversOf(entity.entityRef),
            now: point.at.getTime(),
          }),
        );
      }
    }
    return found;
  }

  /** What each definition says of an entity, if it selects it. */
  #judge(
    { before, after }: Sides,
    { entity }: CatalogEntity,
    {
      readings = {},
      waivers,
      now,
    }: {
      readings: FactReadings | undefined;
      waivers: readonly ActiveWaiver[];
      now: number;
    },
  ): [Judgement | undefined, Judgement | undefined] {
    const facts = this.#compiler.prepare(readings, now);
    const by = (scorecard: CompiledScorecard | undefined) =>
      scorecard?.selects(entity)
        ? {
            scorecard,
            evaluation: evaluateScorecard(scorecard, {
              entity,
              facts,
              waivers,
              now,
            }),
          }
        : undefined;
    return [by(before), by(after)];
  }
}

/** Lets others have their turn, now and then. */
async function pauseAt(index: number): Promise<void> {
  if (index % ENTITIES_PER_TURN === 0) {
    await yieldToOthers();
  }
}
