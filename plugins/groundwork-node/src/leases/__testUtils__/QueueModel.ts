import type { Lease } from '../types';

interface ModelRow {
  dueAt: number;
  revision: number;
  attempts: number;
  lease?: { epoch: number; until: number };
}

/** What a queue should do, for one who looks at one thing after the other. */
export class QueueModel {
  readonly rows = new Map<string, ModelRow>();
  /** How often each key was written for. */
  readonly effects = new Map<string, number>();
  readonly #lastEpochs = new Map<string, number>();

  mark(keys: Iterable<string>, dueAt: number): void {
    for (const key of new Set(keys)) {
      const row = this.rows.get(key);
      this.rows.set(key, {
        attempts: 0,
        ...row,
        dueAt: Math.min(dueAt, row?.dueAt ?? Infinity),
        revision: (row?.revision ?? 0) + 1,
      });
    }
  }

  /** What a claim gives, if clocks only go forwards. */
  due(now: number, limit: number): string[] {
    return [...this.rows]
      .filter(
        ([, row]) => row.dueAt <= now && (row.lease?.until ?? -Infinity) <= now,
      )
      .sort(
        ([a, { dueAt: dueA }], [b, { dueAt: dueB }]) =>
          dueA - dueB || Buffer.compare(Buffer.from(a), Buffer.from(b)),
      )
      .map(([key]) => key)
      .slice(0, limit);
  }

  /** @returns whether it is a lease that a claim can have given */
  claimed({ key, epoch, revision, attempts }: Lease, until: number): boolean {
    const row = this.rows.get(key);
    const isRight =
      row?.revision === revision &&
      row.attempts + 1 === attempts &&
      epoch > (this.#lastEpochs.get(key) ?? 0);
    this.#lastEpochs.set(key, epoch);
    if (row) {
      Object.assign(row, { attempts, lease: { epoch, until } });
    }
    return isRight;
  }

  /** Whether nobody has got the key since, nor was the lease given back. */
  holds({ key, epoch }: Lease): boolean {
    return this.rows.get(key)?.lease?.epoch === epoch;
  }

  complete(lease: Lease, nextDueAt: number | undefined, now: number): void {
    const { key } = lease;
    const row = this.rows.get(key);
    if (!row || !this.holds(lease)) {
      return;
    }
    this.effects.set(key, (this.effects.get(key) ?? 0) + 1);
    const isMarked = row.revision !== lease.revision;
    if (!isMarked && nextDueAt === undefined) {
      this.rows.delete(key);
    } else {
      this.rows.set(key, {
        dueAt: isMarked ? now : nextDueAt ?? now,
        revision: row.revision,
        attempts: 0,
      });
    }
  }

  release(lease: Lease, dueAt: number | undefined, failed: boolean): void {
    const row = this.rows.get(lease.key);
    if (row && this.holds(lease)) {
      this.rows.set(lease.key, {
        dueAt: dueAt ?? row.dueAt,
        revision: row.revision,
        attempts: failed ? row.attempts : row.attempts - 1,
      });
    }
  }

  renew(lease: Lease, until: number): void {
    const row = this.rows.get(lease.key);
    if (row?.lease && this.holds(lease)) {
      row.lease.until = until;
    }
  }
}
