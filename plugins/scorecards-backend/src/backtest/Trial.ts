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
import { Pace } from './Pace';

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

/** How entities of which something was known stood at a time. */
export interface PointInTime {
  at: Date;
  comparison: Comparison;
}

/** One backtest while it runs: compares two definitions, batch by batch. */
export class Trial {
  readonly present: Comparison;
  /** The oldest first. */
  readonly past: readonly PointInTime[];
  /** As it is now, told like the past; there when the past is looked at. */
  readonly latest: PointInTime | undefined;
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
      pace: Pace;
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
    this.latest = weeks > 0 ? { at, comparison: begin() } : undefined;
  }

  /** Those entities that are part of the scorecard, by either definition. */
  async concerned(batch: readonly CatalogEntity[]): Promise<CatalogEntity[]> {
    const { before, after } = this.#now;
    return this.#work(() =>
      batch.filter(
        ({ entity }) =>
          after.selects(entity) || (before?.selects(entity) ?? false),
      ),
    );
  }

  /** @returns the entities that would change */
  async add(
    batch: readonly CatalogEntity[],
    known: KnownOfEntities,
  ): Promise<EntityDifference[]> {
    const { at, pace } = this.options;
    const found: EntityDifference[] = [];
    // To take in what was read of a batch was work as well.
    await pace.pause();
    for (const entity of batch) {
      const readings = known.readings.get(entity.entityRef);
      const judged = await this.#judge(this.#now, entity, {
        readings,
        waivers: known.waiversOf(entity.entityRef),
        now: at.getTime(),
      });
      const difference = this.present.add(entity, ...judged);
      if (isAnythingKnown(readings)) {
        this.latest?.comparison.add(entity, ...judged);
      }
      if (difference.kind !== 'same') {
        found.push({ entity, difference });
      }
    }
    for (const point of this.past) {
      await this.#addPast(point, batch, known);
    }
    return found;
  }

  async #addPast(
    point: PointInTime,
    batch: readonly CatalogEntity[],
    { history, waiversOf }: KnownOfEntities,
  ): Promise<void> {
    const then = await this.#work(() => history?.at(point.at));
    for (const entity of batch) {
      const readings = then?.get(entity.entityRef);
      // It may not have been there yet, or nobody had looked: that says nothing
      // of how it stood.
      if (isAnythingKnown(readings)) {
        const judged = await this.#judge(this.#then, entity, {
          readings,
          // Those of today, as the rules are.
          waivers: waiversOf(entity.entityRef),
          now: point.at.getTime(),
        });
        point.comparison.add(entity, ...judged);
      }
    }
  }

  /** What each definition says of an entity, if it selects it. */
  async #judge(
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
  ): Promise<[Judgement | undefined, Judgement | undefined]> {
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
    // Each on its own: one alone may take long.
    return [
      await this.#work(() => by(before)),
      await this.#work(() => by(after)),
    ];
  }

  /** Does a piece of work, after others had their turn when it is due. */
  async #work<T>(piece: () => T): Promise<T> {
    const { pace } = this.options;
    if (pace.isOver) {
      await pace.pause();
    }
    return pace.work(piece);
  }
}

function isAnythingKnown(
  readings: FactReadings | undefined,
): readings is FactReadings {
  return (
    readings !== undefined &&
    Object.values(readings).some(reading => reading !== undefined)
  );
}
