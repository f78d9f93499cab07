import {
  BacktestResult,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { TierWeights } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { compare, Difference, Judgement } from './compare';
import { CatalogEntity } from './entityBatches';
import { Standings } from './Standings';

/** What changes for the entities of an owner. */
export interface OwnerChange {
  ownerRef: string;
  raised: number;
  lowered: number;
  scoreFrom?: number;
  scoreTo?: number;
}

const NEGLIGIBLE = 1e-9;

/** Adds up what a definition would change, entity by entity. */
export class Comparison {
  readonly #after: Standings;
  readonly #before: Standings | undefined;
  readonly #counts = {
    entities: 0,
    added: 0,
    removed: 0,
    raised: 0,
    lowered: 0,
  };
  readonly #byOwner = new Map<string, { raised: number; lowered: number }>();

  constructor(options: {
    /** The definition in force, if there is one. */
    before: ScorecardDefinition | undefined;
    /** The definition that is tried. */
    after: ScorecardDefinition;
    tierWeights: TierWeights;
  }) {
    const { before, after, tierWeights } = options;
    this.#after = new Standings({ definition: after, tierWeights });
    this.#before = before && new Standings({ definition: before, tierWeights });
  }

  /** Adds an entity; undefined stands for a definition that does not select it. */
  add(
    entity: Pick<CatalogEntity, 'ownerRef' | 'tier'>,
    before: Judgement | undefined,
    after: Judgement | undefined,
  ): Difference {
    if (before) {
      this.#before?.add(entity, before.evaluation);
    }
    if (after) {
      this.#counts.entities += 1;
      this.#after.add(entity, after.evaluation);
    }
    const difference = compare(before, after);
    if (difference.kind !== 'same') {
      this.#counts[difference.kind] += 1;
      this.#noteOwner(entity.ownerRef, difference.kind);
    }
    return difference;
  }

  /** How many entities there are, and for how many something would change. */
  get counts(): Pick<
    BacktestResult,
    'entities' | 'added' | 'removed' | 'raised' | 'lowered'
  > {
    return this.#counts;
  }

  get distributions(): Pick<
    BacktestResult,
    'distributionFrom' | 'distributionTo'
  > {
    return {
      distributionFrom: this.#before?.distribution(),
      distributionTo: this.#after.distribution(),
    };
  }

  /** As a point of the history. */
  pointAt(at: Date): BacktestResult['history'][number] {
    const before = this.#before?.all();
    const after = this.#after.all();
    return {
      at: at.toISOString(),
      entities: after.entities,
      byLevelFrom: before?.distribution.map(({ entities }) => entities),
      byLevelTo: after.distribution.map(({ entities }) => entities),
      scoreFrom: before?.score,
      scoreTo: after.score,
    };
  }

  /** Owners for whom something would change, those who lose most first. */
  owners(): OwnerChange[] {
    const before = this.#before?.scoresByOwner() ?? new Map();
    const after = this.#after.scoresByOwner();
    const owners = new Set([
      ...before.keys(),
      ...after.keys(),
      ...this.#byOwner.keys(),
    ]);
    owners.delete('');
    return [...owners]
      .map(ownerRef => ({
        ownerRef,
        raised: this.#byOwner.get(ownerRef)?.raised ?? 0,
        lowered: this.#byOwner.get(ownerRef)?.lowered ?? 0,
        scoreFrom: before.get(ownerRef),
        scoreTo: after.get(ownerRef),
      }))
      .filter(isAffected)
      .sort((a, b) => b.lowered - a.lowered || b.raised - a.raised);
  }

  #noteOwner(ownerRef: string, kind: Difference['kind']): void {
    const known = this.#byOwner.get(ownerRef) ?? { raised: 0, lowered: 0 };
    known.raised += kind === 'raised' ? 1 : 0;
    known.lowered += kind === 'lowered' ? 1 : 0;
    this.#byOwner.set(ownerRef, known);
  }
}

function isAffected({
  raised,
  lowered,
  scoreFrom,
  scoreTo,
}: OwnerChange): boolean {
  return (
    raised + lowered > 0 ||
    Math.abs((scoreFrom ?? 0) - (scoreTo ?? 0)) > NEGLIGIBLE
  );
}
