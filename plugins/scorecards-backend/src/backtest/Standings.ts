import {
  CheckStatus,
  LevelShare,
  Rollup,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  ScorecardEvaluation,
  TierWeights,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { rollUpSums } from '../rollup/figures';
import { groupBy } from '../rollup/groupBy';
import { addDelta, KeyedSums } from '../rollup/sums';

/** Nothing here is told by check. */
const NO_STATUSES: ReadonlyMap<string, CheckStatus> = new Map();

/** Sums up what a definition says of entities. */
export class Standings {
  readonly #sums = new Map<string, KeyedSums>();

  constructor(
    private readonly options: {
      definition: ScorecardDefinition;
      tierWeights: TierWeights;
    },
  ) {}

  add(
    { ownerRef, tier }: { ownerRef: string; tier: number },
    evaluation: ScorecardEvaluation,
  ): void {
    const { level, passedWeight, knownWeight, applicableWeight } = evaluation;
    addDelta(this.#sums, {
      after: {
        scorecardId: this.options.definition.id,
        ownerRef,
        tier,
        level,
        unmeasured: isUnmeasured(evaluation),
        passedWeight,
        knownWeight,
        applicableWeight,
        statuses: NO_STATUSES,
      },
    });
  }

  /** Of all entities. */
  all(): Rollup {
    return this.#rollUp([...this.#sums.values()]);
  }

  /** The shares of levels, the lowest first. */
  distribution(): LevelShare[] {
    return this.all().distribution;
  }

  /** By owner; those whose entities have no checks that apply have no score. */
  scoresByOwner(): Map<string, number | undefined> {
    const byOwner = groupBy(this.#sums.values(), ({ ownerRef }) => ownerRef);
    return new Map(
      [...byOwner].map(([owner, cells]) => [owner, this.#rollUp(cells).score]),
    );
  }

  #rollUp(cells: readonly KeyedSums[]): Rollup {
    const { definition, tierWeights } = this.options;
    return rollUpSums({ id: definition.id, definition }, cells, tierWeights);
  }
}

/** Whether checks count and nothing is known of any of them. */
function isUnmeasured({ checks }: ScorecardEvaluation): boolean {
  const counted = checks.flatMap(check =>
    check?.enforced && check.status !== 'exempt' ? [check.status] : [],
  );
  return (
    counted.length > 0 &&
    counted.every(status => status !== 'pass' && status !== 'fail')
  );
}
