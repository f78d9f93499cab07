import { createHash } from 'node:crypto';
import { OwnerSums, PackedTotals } from './packedSums';
import { KeyedSums } from './sums';

/** Some ten kilobytes each, for the organisation and those of its teams that are looked at. */
const REMEMBERED = 500;

/** Of one question, so that it leaves room for those of others. */
const OF_ONE = REMEMBERED / 2;

/** What some owners come to, and by which of their sums. */
interface Total {
  /** By number only: sums that have been replaced need not stay for it. */
  generations: Float64Array;
  sums: readonly KeyedSums[];
}

/** What owners come to, for as long as none of them changes. */
export class TotalsMemory {
  /** By question, the one that was asked last at the end; then by part. */
  readonly #known = new Map<string, ReadonlyMap<string, Total>>();

  /**
   * Sums of the owners of each part together, by scorecard and tier; not to be
   * changed.
   *
   * @param asked - the owners that were asked for, unless all
   * @param parts - as the memory of sums gave their owners, in its order: those
   * that have not changed have the same generation
   */
  of(
    asked: readonly string[] | undefined,
    parts: ReadonlyMap<string, readonly OwnerSums[]>,
  ): Map<string, readonly KeyedSums[]> {
    const question = digest([asked ?? null, [...parts.keys()]]);
    const known = this.#known.get(question);
    const totals = new Map<string, Total>();
    for (const [part, owners] of parts) {
      totals.set(part, totalOf(owners, known?.get(part)));
    }
    this.#remember(question, totals);
    return new Map([...totals].map(([part, { sums }]) => [part, sums]));
  }

  #remember(question: string, totals: ReadonlyMap<string, Total>): void {
    this.#known.delete(question);
    this.#known.set(question, dearest(totals));
    let size = 0;
    this.#known.forEach(its => {
      size += its.size;
    });
    for (const [oldest, its] of this.#known) {
      if (size <= REMEMBERED) {
        return;
      }
      this.#known.delete(oldest);
      size -= its.size;
    }
  }
}

function totalOf(owners: readonly OwnerSums[], known: Total | undefined) {
  const generations = Float64Array.from(owners, it => it.generation);
  return known && isSame(known.generations, generations)
    ? known
    : { generations, sums: addUp(owners) };
}

/** Those that took most to add up; the rest is soon added up again. */
function dearest(
  totals: ReadonlyMap<string, Total>,
): ReadonlyMap<string, Total> {
  return totals.size <= OF_ONE
    ? totals
    : new Map(
        [...totals]
          .sort(([, a], [, b]) => b.generations.length - a.generations.length)
          .slice(0, OF_ONE),
      );
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}

function addUp(owners: readonly OwnerSums[]): KeyedSums[] {
  const totals = new PackedTotals();
  owners.forEach(({ cells }) => totals.add(cells));
  return totals.sums();
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
