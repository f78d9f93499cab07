import { setImmediate as yieldToOthers } from 'node:timers/promises';
import {
  dialectOf,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { RollupRow } from '../database/rows';
import { groupBy } from './groupBy';
import { LastAnswers } from './LastAnswers';
import { CheckPlaces, OwnerSums, packSums } from './packedSums';
import { sumsOfRow } from './rollupRows';
import { TotalsMemory } from './TotalsMemory';

/** Some ten kilobytes each; those that were read first go first. */
const REMEMBERED_OWNERS = 10_000;

/** Parsed without letting others have their turn: some milliseconds. */
const ROWS_PER_TURN = 1_000;

/** Everything in a row that an owner's mark must tell of. */
const MARKED_COLUMNS = Object.keys({
  scorecard_id: true,
  tier: true,
  entities: true,
  unmeasured: true,
  passed_weight: true,
  known_weight: true,
  applicable_weight: true,
  levels: true,
  checks: true,
} satisfies Record<Exclude<keyof RollupRow, 'owner_ref'>, true>);

/** An owner, and what changes whenever one of its rows does. */
interface Mark {
  owner_ref: string;
  mark: string;
}

/** The sums of an owner, and the mark that they were read with. */
interface Remembered {
  mark: string;
  sums: OwnerSums;
}

/**
 * Reads the sums of owners, always as they are now.
 *
 * Most of an organisation's sums have not changed since they were last asked
 * for, and are large to parse and slow to add up as JSON. So each time only a
 * mark is read of each owner, with one statement, and then the rows of those
 * whose mark is another one than was remembered. On PostgreSQL the mark is a
 * hash of the transactions that wrote the rows (`xmin`), which is short to
 * send. On SQLite it is the rows themselves, as one text: there nothing has to
 * be sent, and comparing costs little. There not even that is read unless
 * something has been written.
 */
export class SumsMemory {
  readonly #known = new Map<string, Remembered>();
  readonly #last = new LastAnswers<readonly OwnerSums[]>();
  /** What those that were read come to. */
  readonly totals = new TotalsMemory();
  #generations = 0;
  /** By scorecard. */
  readonly #places = new Map<string, CheckPlaces>();

  constructor(private readonly options: { knex: Knex }) {}

  /**
   * What is kept at this moment.
   *
   * @param owners - of these only; of all otherwise, also of what nobody owns
   */
  async read(owners?: readonly string[]): Promise<readonly OwnerSums[]> {
    const found = await this.#look(owners);
    if (found.answer) {
      return found.answer;
    }
    const { marks, hits, rows, keep } = found;
    const read = await this.#parse(rows);
    this.#remember(marks, read);
    if (owners === undefined) {
      this.#forgetOthers(marks);
    }
    const answer = marks.flatMap(
      ({ owner_ref: ref }) => hits.get(ref) ?? read.get(ref) ?? [],
    );
    keep(answer);
    return answer;
  }

  /** Marks, what is remembered by them, and the rows of all others. */
  async #look(owners: readonly string[] | undefined) {
    const { knex } = this.options;
    // All statements must see the same, so that rows fit their marks.
    return knex.transaction(
      async trx => {
        const last = await this.#last.find(trx, JSON.stringify(owners ?? null));
        if (last.answer) {
          return last;
        }
        const marks = await readMarks(trx, owners);
        const { hits, missing } = this.#compare(marks);
        const rows =
          missing.length === 0
            ? []
            : await ofOwners(trx, missing)
                .orderBy(['owner_ref', 'scorecard_id', 'tier'])
                .select('*');
        return { ...last, marks, hits, rows };
      },
      dialectOf(knex) === 'postgres'
        ? { isolationLevel: 'repeatable read', readOnly: true }
        : {},
    );
  }

  #compare(marks: readonly Mark[]) {
    const hits = new Map<string, OwnerSums>();
    const missing: string[] = [];
    for (const { owner_ref: ref, mark } of marks) {
      const known = this.#known.get(ref);
      if (known?.mark === mark) {
        hits.set(ref, known.sums);
      } else {
        missing.push(ref);
      }
    }
    return { hits, missing };
  }

  async #parse(rows: readonly RollupRow[]): Promise<Map<string, OwnerSums>> {
    const { knex } = this.options;
    const read = new Map<string, OwnerSums>();
    let parsed = 0;
    for (const [ownerRef, its] of groupBy(rows, row => row.owner_ref)) {
      const cells = packSums(
        its.map(row => sumsOfRow(knex, row)),
        scorecardId => this.#placesOf(scorecardId),
      );
      this.#generations += 1;
      read.set(ownerRef, { ownerRef, generation: this.#generations, cells });
      parsed += its.length;
      if (parsed >= ROWS_PER_TURN) {
        parsed = 0;
        await yieldToOthers();
      }
    }
    return read;
  }

  #remember(
    marks: readonly Mark[],
    read: ReadonlyMap<string, OwnerSums>,
  ): void {
    for (const { owner_ref: ref, mark } of marks) {
      const sums = read.get(ref);
      if (sums) {
        this.#known.delete(ref);
        this.#known.set(ref, { mark, sums });
      }
    }
    for (const ref of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED_OWNERS) {
        break;
      }
      this.#known.delete(ref);
    }
  }

  #forgetOthers(marks: readonly Mark[]): void {
    const owners = new Set(marks.map(({ owner_ref }) => owner_ref));
    for (const ref of this.#known.keys()) {
      if (!owners.has(ref)) {
        this.#known.delete(ref);
      }
    }
  }

  #placesOf(scorecardId: string): CheckPlaces {
    let places = this.#places.get(scorecardId);
    if (!places) {
      places = new CheckPlaces();
      this.#places.set(scorecardId, places);
    }
    return places;
  }
}

/** A mark of each owner, with one statement. */
async function readMarks(
  trx: Knex.Transaction,
  owners: readonly string[] | undefined,
): Promise<Mark[]> {
  // The text leans on the index on (owner_ref) for rows to come in one order;
  // in another one they would only be read once more.
  const mark =
    dialectOf(trx) === 'postgres'
      ? trx.raw(
          `COUNT(*) || ' ' || SUM(hashtextextended(scorecard_id || ' ' || tier || ' ' || xmin::text, 0)) AS mark`,
        )
      : trx.raw(
          `group_concat(${MARKED_COLUMNS.map(() => '??').join(
            ` || ' ' || `,
          )}) AS mark`,
          MARKED_COLUMNS,
        );
  return ofOwners(trx, owners)
    .groupBy('owner_ref')
    .orderBy('owner_ref')
    .select<Mark[]>('owner_ref', mark);
}

function ofOwners(knex: Knex, owners: readonly string[] | undefined) {
  const query = knex<RollupRow>('rollup');
  return owners ? query.where(whereInArray('owner_ref', owners)) : query;
}
