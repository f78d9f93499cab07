import { NotFoundError } from '@backstage/errors';
import {
  RefusedNew,
  ScorecardDetail,
  ScorecardSummary,
} from '@groundwork/backstage-plugin-scorecards-common';
import { TierWeights } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { Reader } from '../authorization/Caller';
import { DefinitionStore } from '../definitions/DefinitionStore';
import { RefusedStore } from '../definitions/RefusedStore';
import { shownPlace } from '../definitions/shownPlace';
import {
  BrokenScorecard,
  CurrentScorecard,
  Definitions,
  versionKey,
} from '../definitions/types';
import { dayOf } from '../rollup/DailyRollups';
import { rollUpSums } from '../rollup/figures';
import { groupBy } from '../rollup/groupBy';
import { PackedSums } from '../rollup/packedSums';
import { addSums, KeyedSums, noSums, sumByTier, SumsKey } from '../rollup/sums';
import { SumsMemory } from '../rollup/SumsMemory';
import { byTitle, currentScorecard } from './currentScorecard';
import {
  presentBroken,
  presentRefused,
  presentRefusedNew,
  refusedById,
} from './present/refused';
import { presentTrend } from './present/trend';
import { presentVersion } from './present/version';
import { readReadableSums } from './readableSums';
import { readTitles, Titled } from './titles';
import { DaySums } from './daySums';
import { Trends } from './Trends';

/** What the reader is made with. */
export interface ScorecardReaderOptions {
  knex: Knex;
  definitions: Definitions & {
    /** Those that cannot be evaluated any more. */
    readonly broken: readonly BrokenScorecard[];
  };
  store: Pick<DefinitionStore, 'listVersions' | 'findYaml'>;
  refused: Pick<RefusedStore, 'list'>;
  sums: SumsMemory;
  trends: Trends;
  tierWeights: TierWeights;
  now: () => Date;
}

/** What is said of a list, or of one, beside what is in it. */
interface Partial {
  /** True when some entities may not be read, so are not counted. */
  partial: boolean;
}

/** Where the entities of some scorecards stand that a caller may read. */
interface ReadSums extends Partial {
  /** By scorecard, tier and owner, if they are asked for by owner. */
  cells: ReadonlyArray<KeyedSums | PackedSums>;
  /** By scorecard and tier. */
  totals: KeyedSums[];
  /** The totals of the last days, if they may be known. */
  days: DaySums[];
}

/** Tells of scorecards, and where all entities that a caller may read stand. */
export class ScorecardReader {
  /** When it was first seen here that versions are broken, by their keys. */
  readonly #brokenSince = new Map<string, Date>();

  constructor(private readonly options: ScorecardReaderOptions) {}

  /**
   * All scorecards, by title, with as many statements for a hundred as for
   * one. There are no trends for those who may not read all: days are kept as
   * sums, of what they may read and what they may not.
   */
  async list(
    reader: Reader,
  ): Promise<{ items: ScorecardSummary[]; refused: RefusedNew[] } & Partial> {
    const { knex, definitions, refused } = this.options;
    const current = await definitions.current();
    const scorecards = byTitle(current);
    const ids = scorecards.map(({ id }) => id);
    const [{ totals, partial, days }, allRefused, titleOf] = await Promise.all([
      this.#sums(ids, { reader, byOwner: false }),
      refused.list(),
      readTitles(
        knex,
        scorecards.map(({ definition }) => definition.owner),
        reader,
      ),
    ]);
    const totalsOf = groupBy(totals, ({ scorecardId }) => scorecardId);
    const problems = refusedById(allRefused);
    return {
      items: scorecards.map(scorecard => {
        const problem = problems.get(scorecard.id);
        return {
          ...this.#summary(scorecard, totalsOf.get(scorecard.id) ?? [], days),
          owner: titleOf(scorecard.definition.owner),
          problem: problem && presentRefused(problem),
        };
      }),
      refused: [
        ...allRefused
          .filter(
            ({ scorecardId = '' }) => !current.scorecards.has(scorecardId),
          )
          .map(presentRefusedNew),
        ...this.#broken(),
      ],
      partial,
    };
  }

  /**
   * One scorecard with its definition.
   *
   * @throws NotFoundError when there is none
   */
  async find(id: string, reader: Reader): Promise<ScorecardDetail & Partial> {
    const { knex, definitions, store, refused } = this.options;
    const scorecard = currentScorecard(await definitions.current(), id);
    const { definition, origin } = scorecard;
    const [sums, allRefused, versions] = await Promise.all([
      this.#sums([id], { reader, byOwner: true }),
      refused.list(),
      store.listVersions(id),
    ]);
    const { cells, totals, partial, days } = sums;
    const titleOf = await readTitles(
      knex,
      [definition.owner, ...cells.map(({ ownerRef }) => ownerRef)],
      reader,
    );
    const problem = refusedById(allRefused).get(id);
    return {
      ...this.#summary(scorecard, totals, days),
      owner: titleOf(definition.owner),
      problem: problem && presentRefused(problem),
      definition,
      versions: versions.map(presentVersion),
      origin: shownPlace(origin),
      byTeam: this.#byTeam(scorecard, cells, titleOf),
      byCheck: byCheck(scorecard, totals),
      partial,
    };
  }

  /**
   * The text of a version, also of a scorecard that is not in force any more.
   *
   * @throws NotFoundError when there is none
   */
  async yaml(id: string, version: number | undefined): Promise<string> {
    const { definitions, store } = this.options;
    const wanted =
      version ?? currentScorecard(await definitions.current(), id).version;
    const yaml = await store.findYaml(id, wanted);
    if (yaml === undefined) {
      throw new NotFoundError(
        `There is no version ${wanted} of scorecard '${id.slice(0, 200)}'`,
      );
    }
    return yaml;
  }

  #broken(): RefusedNew[] {
    const { definitions, now } = this.options;
    return definitions.broken.map(it => {
      const key = versionKey(it.scorecardId, it.version);
      const since = this.#brokenSince.get(key) ?? now();
      this.#brokenSince.set(key, since);
      return presentBroken(it, since);
    });
  }

  async #sums(
    ids: readonly string[],
    { reader, byOwner }: { reader: Reader; byOwner: boolean },
  ): Promise<ReadSums> {
    if (!(await reader.readsAll())) {
      const { cells, partial } = await readReadableSums(this.options, ids, {
        reader,
        byOwner,
      });
      return { cells, totals: sumByTier(cells), partial, days: [] };
    }
    const { sums, trends, now } = this.options;
    const [owners, past] = await Promise.all([sums.read(), trends.read()]);
    const isOne = ({ scorecardId }: SumsKey) => ids.includes(scorecardId);
    const everything = sums.totals.of(undefined, new Map([['', owners]]));
    const totals = [...everything.values()].flat().filter(isOne);
    // What is written of today is of some time ago.
    const today = dayOf(now());
    return {
      cells: byOwner ? owners.flatMap(({ cells }) => cells.filter(isOne)) : [],
      totals,
      partial: false,
      days: [...past, ...totals.map(total => ({ ...total, day: today }))],
    };
  }

  #summary(
    scorecard: CurrentScorecard,
    totals: readonly KeyedSums[],
    days: readonly DaySums[],
  ): Omit<ScorecardSummary, 'owner' | 'problem'> {
    const { definition, version, publishedAt } = scorecard;
    const { tierWeights } = this.options;
    return {
      ...rollUpSums(scorecard, totals, tierWeights),
      description: definition.description,
      version,
      publishedAt: publishedAt.toISOString(),
      checks: definition.checks.length,
      trend: presentTrend(definition, days, tierWeights),
    };
  }

  /** By owner, by title; what nobody owns is not among it. */
  #byTeam(
    scorecard: CurrentScorecard,
    cells: ReadSums['cells'],
    titleOf: (entityRef: string) => Titled,
  ): ScorecardDetail['byTeam'] {
    const owned = cells.filter(({ ownerRef }) => ownerRef !== '');
    return [...groupBy(owned, ({ ownerRef }) => ownerRef)]
      .map(([ownerRef, its]) => ({
        ...titleOf(ownerRef),
        rollup: rollUpSums(scorecard, its, this.options.tierWeights),
      }))
      .sort(
        (a, b) =>
          a.title.localeCompare(b.title, 'en') ||
          a.entityRef.localeCompare(b.entityRef, 'en'),
      );
  }
}

/** For how many entities each check has each status, as the definition has them. */
function byCheck(
  { definition }: CurrentScorecard,
  totals: readonly KeyedSums[],
): ScorecardDetail['byCheck'] {
  const all = noSums();
  totals.forEach(total => addSums(all, total));
  return definition.checks.map(({ id }) => {
    const [pass = 0, fail = 0, unknown = 0, stale = 0, exempt = 0] =
      all.checks.get(id) ?? [];
    return { checkId: id, counts: { pass, fail, unknown, stale, exempt } };
  });
}
