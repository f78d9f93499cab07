import fc from 'fast-check';
import { LEASE_FOR_MS } from './leaseWorld';

export const MAX_DELAY_MS = 40_000;
export const WORKERS = ['ann', 'bob', 'cem'] as const;

const YEAR_MS = 365 * 24 * 3_600_000;

/** Something that happens to a queue. */
export type Action =
  | { kind: 'mark'; keys: string[]; delayMs?: number }
  | { kind: 'claim'; worker: string; limit: number }
  | { kind: 'complete'; worker: string; pick: number[]; delayMs?: number }
  | {
      kind: 'release';
      worker: string;
      pick: number[];
      delayMs?: number;
      failed: boolean;
    }
  | { kind: 'renew'; worker: string; pick: number[] }
  /** The worker forgets what it has. */
  | { kind: 'crash'; worker: string }
  | { kind: 'clock'; ms: number };

const is = <T extends Action['kind']>(kind: T) => fc.constant(kind);

/** Some that the usual collations of PostgreSQL order otherwise than by bytes. */
const keys = fc.uniqueArray(
  fc.constantFrom('a', 'B', 'b', 'ä', '_', 'b-1', 'b1', '🎉', 'ﬀ'),
  { minLength: 1, maxLength: 4 },
);
const worker = fc.constantFrom(...WORKERS);
const delayMs = fc.option(
  fc.integer({ min: -MAX_DELAY_MS, max: MAX_DELAY_MS }),
  { nil: undefined },
);
/** Some of the leases that a worker believes to have, stale ones among them. */
const pick = fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 });
const limit = fc.integer({ min: 1, max: 4 });

function actionsWith(...clock: number[]): fc.Arbitrary<Action[]> {
  return fc.array(
    fc.oneof(
      fc.record({ kind: is('mark'), keys, delayMs }),
      fc.record({ kind: is('claim'), worker, limit }),
      fc.record({ kind: is('claim'), worker, limit }),
      fc.record({ kind: is('complete'), worker, pick, delayMs }),
      fc.record({
        kind: is('release'),
        worker,
        pick,
        delayMs,
        failed: fc.boolean(),
      }),
      fc.record({ kind: is('renew'), worker, pick }),
      fc.record({ kind: is('crash'), worker }),
      fc.record({ kind: is('clock'), ms: fc.constantFrom(...clock) }),
    ),
    { minLength: 5, maxLength: 60, size: 'max' },
  );
}

export const actionsInTime = actionsWith(
  1,
  1_000,
  LEASE_FOR_MS - 1,
  LEASE_FOR_MS,
  YEAR_MS,
);

export const actionsWithClockJumps = actionsWith(
  1_000,
  LEASE_FOR_MS,
  YEAR_MS,
  -1_000,
  -LEASE_FOR_MS,
  -YEAR_MS,
);
