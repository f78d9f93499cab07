import {
  CHECK_STATUSES,
  CheckStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { CheckCounts } from '../database/rows';
import { addSums, KeyedSums, noSums, STATUS_INDEX } from './sums';

/** Numbers that are kept of each check. */
const COUNTS = 6;

/**
 * Where the counts of each check of a scorecard are in its packed sums. Checks
 * get their places as they are met, and keep them.
 */
export class CheckPlaces {
  readonly #places = new Map<string, number>();

  /** The place of a check; undefined when nothing is known of it. */
  find(checkId: string): number | undefined {
    return this.#places.get(checkId);
  }

  /** The place of a check, which it gets if it has none. */
  placeOf(checkId: string): number {
    let place = this.#places.get(checkId);
    if (place === undefined) {
      place = this.#places.size;
      this.#places.set(checkId, place);
    }
    return place;
  }

  entries(): Iterable<[checkId: string, place: number]> {
    return this.#places;
  }
}

/**
 * Sums as they are remembered: of a large organisation there are tens of
 * thousands, which in this form are small, and quick to add up. Not to be
 * changed.
 */
export interface PackedSums extends Readonly<Omit<KeyedSums, 'checks'>> {
  /** For how many entities checks have each status, all checks together. */
  readonly byStatus: Readonly<Record<CheckStatus, number>>;
  readonly places: CheckPlaces;
  /** Six numbers for each check, by its place; zeros at the end may lack. */
  readonly counts: Int32Array;
}

/** The sums of an owner, by scorecard and tier; the same while they are so. */
export interface OwnerSums {
  readonly ownerRef: string;
  /** Another number for each that was read, never given again. */
  readonly generation: number;
  readonly cells: readonly PackedSums[];
}

/**
 * Packs the sums of an owner. They lie side by side, since going through what
 * is scattered takes longer than adding it up.
 *
 * @param placesOf - the places of a scorecard's checks, the same each time
 */
export function packSums(
  cells: readonly KeyedSums[],
  placesOf: (scorecardId: string) => CheckPlaces,
): PackedSums[] {
  const placed = cells.map(({ scorecardId, checks }) => {
    const places = placesOf(scorecardId);
    let size = 0;
    for (const id of checks.keys()) {
      size = Math.max(size, places.placeOf(id) + 1);
    }
    return { places, size: size * COUNTS };
  });
  const all = new Int32Array(placed.reduce((sum, { size }) => sum + size, 0));
  let start = 0;
  return cells.map(({ checks, ...sums }, index) => {
    const { places, size } = placed[index];
    const counts = all.subarray(start, start + size);
    start += size;
    const byStatus = { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };
    for (const [id, ofCheck] of checks) {
      counts.set(ofCheck, places.placeOf(id) * COUNTS);
      for (const status of CHECK_STATUSES) {
        byStatus[status] += ofCheck[STATUS_INDEX[status]];
      }
    }
    return { ...sums, byStatus, places, counts };
  });
}

/** For how many entities a check has one of some statuses. */
export function countInPacked(
  { places, counts }: Pick<PackedSums, 'places' | 'counts'>,
  checkId: string,
  statuses: readonly CheckStatus[],
): number {
  const place = places.find(checkId);
  if (place === undefined || place * COUNTS >= counts.length) {
    return 0;
  }
  return statuses.reduce(
    (sum, status) => sum + counts[place * COUNTS + STATUS_INDEX[status]],
    0,
  );
}

/** Sums of one scorecard and tier that are being added up. */
class Total {
  readonly #key: Pick<KeyedSums, 'scorecardId' | 'tier'>;
  readonly #places: CheckPlaces;
  readonly #sums = noSums();
  #counts: Int32Array = new Int32Array();

  constructor({ scorecardId, tier, places }: PackedSums) {
    this.#key = { scorecardId, tier };
    this.#places = places;
  }

  /** Runs for each of tens of thousands: it makes no objects. */
  add(cell: PackedSums): void {
    const sums = this.#sums;
    sums.entities += cell.entities;
    sums.unmeasured += cell.unmeasured;
    sums.passedWeight += cell.passedWeight;
    sums.knownWeight += cell.knownWeight;
    sums.applicableWeight += cell.applicableWeight;
    for (let level = 0; level < cell.levels.length; level++) {
      sums.levels[level] = (sums.levels[level] ?? 0) + cell.levels[level];
    }
    const { counts } = cell;
    if (counts.length > this.#counts.length) {
      const longer = new Int32Array(counts.length);
      longer.set(this.#counts);
      this.#counts = longer;
    }
    const added = this.#counts;
    for (let index = 0; index < counts.length; index++) {
      added[index] += counts[index];
    }
  }

  sums(): KeyedSums {
    const checks = new Map<string, CheckCounts>();
    for (const [id, place] of this.#places.entries()) {
      const start = place * COUNTS;
      const [pass = 0, fail = 0, unknown = 0, stale = 0, exempt = 0, sole = 0] =
        this.#counts.subarray(start, start + COUNTS);
      checks.set(id, [pass, fail, unknown, stale, exempt, sole]);
    }
    // Adding brings weights, levels and checks into the form that sums have.
    const sums = { ...noSums(), ...this.#key, ownerRef: '' };
    addSums(sums, { ...this.#sums, checks });
    return sums;
  }
}

/** Adds up packed sums of all owners together, by scorecard and tier. */
export class PackedTotals {
  readonly #totals = new Map<CheckPlaces, Map<number, Total>>();

  add(cells: readonly PackedSums[]): void {
    for (const cell of cells) {
      let ofScorecard = this.#totals.get(cell.places);
      if (!ofScorecard) {
        ofScorecard = new Map();
        this.#totals.set(cell.places, ofScorecard);
      }
      let total = ofScorecard.get(cell.tier);
      if (!total) {
        total = new Total(cell);
        ofScorecard.set(cell.tier, total);
      }
      total.add(cell);
    }
  }

  sums(): KeyedSums[] {
    return [...this.#totals.values()].flatMap(ofScorecard =>
      [...ofScorecard.values()].map(total => total.sums()),
    );
  }
}
