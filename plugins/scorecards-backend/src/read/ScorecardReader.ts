import { NotFoundError } from '@backstage/errors';
import {
  RefusedNew,
  ScorecardDetail,
  ScorecardSummary,
} from '@groundwork/backstage-plugin-scorecards-common';
import { TierWeights } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { Reader } from '../authorization/Caller';
import { RollupRow } from '../database/rows';
import { DefinitionStore } from '../definitions/DefinitionStore';
import { RefusedStore } from '../definitions/RefusedStore';
import {
  BrokenScorecard,
  CurrentScorecard,
  Definitions,
  versionKey,
} from '../definitions/types';
import { rollUpSums } from '../rollup/figures';
import { groupBy } from '../rollup/groupBy';
import { sumsOfRow } from '../rollup/rollupRows';
import { addSums, KeyedSums, noSums } from '../rollup/sums';
import { byTitle, currentScorecard } from './currentScorecard';
import {
  presentBroken,
  presentRefused,
  presentRefusedNew,
  refusedById,
} from './present/refused';
import { presentTrend } from './present/trend';
import { readReadableSums, ReadableSums } from './readableSums';
import { readTitles, Titled } from './titles';
import { DaySums, readTotals } from './totals';
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
  trends: Trends;
  tierWeights: TierWeights;
  now: () => Date;
}

/** What is said of a list, or of one, beside what is in it. */
interface Partial {
  /** True when some entities may not be read, so are not counted. */
  partial: boolean;
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
    const [{ cells, partial, days }, allRefused, titleOf] = await Promise.all([
      this.#sums(ids, {
        reader,
        byOwner: false,
        readAll: () => readTotals(knex),
      }),
      refused.list(),
      readTitles(
        knex,
        scorecards.map(({ definition }) => definition.owner),
        reader,
      ),
    ]);
    const cellsOf = groupBy(cells, ({ scorecardId }) => scorecardId);
    const problems = refusedById(allRefused);
    return {
      items: scorecards.map(scorecard => {
        const problem = problems.get(scorecard.id);
        return {
          ...this.#summary(scorecard, cellsOf.get(scorecard.id) ?? [], days),
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
    const [{ cells, partial, days }, allRefused, versions] = await Promise.all([
      this.#sums([id], {
        reader,
        byOwner: true,
        readAll: () => readKept(knex, id),
      }),
      refused.list(),
      store.listVersions(id),
    ]);
    const titleOf = await readTitles(
      knex,
      [definition.owner, ...cells.map(({ ownerRef }) => ownerRef)],
      reader,
    );
    const problem = refusedById(allRefused).get(id);
    return {
      ...this.#summary(scorecard, cells, days),
      owner: titleOf(definition.owner),
      problem: problem && presentRefused(problem),
      definition,
      versions: versions.map(({ publishedAt, ...rest }) => ({
        ...rest,
        publishedAt: publishedAt.toISOString(),
      })),
      origin,
      byTeam: this.#byTeam(scorecard, cells, titleOf),
      byCheck: byCheck(scorecard, cells),
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
    {
      reader,
      byOwner,
      readAll,
    }: {
      reader: Reader;
      byOwner: boolean;
      /** The sums of everything, as they are kept. */
      readAll: () => Promise<KeyedSums[]>;
    },
  ): Promise<ReadableSums & { days: DaySums[] }> {
    if (!(await reader.readsAll())) {
      const sums = await readReadableSums(this.options, ids, {
        reader,
        byOwner,
      });
      return { ...sums, days: [] };
    }
    const [cells, days] = await Promise.all([
      readAll(),
      this.options.trends.read(),
    ]);
    return { cells, partial: false, days };
  }

  #summary(
    scorecard: CurrentScorecard,
    cells: readonly KeyedSums[],
    days: readonly DaySums[],
  ): Omit<ScorecardSummary, 'owner' | 'problem'> {
    const { definition, version, publishedAt } = scorecard;
    const { tierWeights } = this.options;
    return {
      ...rollUpSums(scorecard, cells, tierWeights),
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
    cells: readonly KeyedSums[],
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

/** The sums of a scorecard that are kept, by owner and tier. */
async function readKept(knex: Knex, id: string): Promise<KeyedSums[]> {
  const rows = await knex<RollupRow>('rollup').where({ scorecard_id: id });
  return rows.map(row => sumsOfRow(knex, row));
}

/** For how many entities each check has each status, as the definition has them. */
function byCheck(
  { definition }: CurrentScorecard,
  cells: readonly KeyedSums[],
): ScorecardDetail['byCheck'] {
  const all = noSums();
  cells.forEach(cell => addSums(all, cell));
  return definition.checks.map(({ id }) => {
    const [pass = 0, fail = 0, unknown = 0, stale = 0, exempt = 0] =
      all.checks.get(id) ?? [];
    return { checkId: id, counts: { pass, fail, unknown, stale, exempt } };
  });
}
