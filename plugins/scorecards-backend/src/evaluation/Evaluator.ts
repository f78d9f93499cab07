import { setImmediate as giveWay } from 'node:timers/promises';
import {
  Lease,
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { InputSources, readInputs } from './inputs';
import { EntityInput, outcomeOf } from './outcome';
import { writeOutcomes } from './StateStore';
import { Contribution, EntityOutcome, NewTransition } from './types';

/** What is written along with states, in the same transaction. */
export interface EvaluationListener {
  /** Sums by owner, kept up with each write. */
  applySums(
    trx: Knex.Transaction,
    sums: ReadonlyArray<{ before?: Contribution; after?: Contribution }>,
  ): Promise<void>;
  /** What owners are to be told. */
  addNotices(
    trx: Knex.Transaction,
    transitions: readonly NewTransition[],
  ): Promise<void>;
}

/** Evaluates entities that are marked, and writes what changed. */
export class Evaluator {
  constructor(
    private readonly options: InputSources & {
      queue: LeaseQueue;
      listener: EvaluationListener;
      now: () => Date;
    },
  ) {}

  /**
   * Evaluates leased entities. A worker that lost a lease in the meantime
   * writes nothing for that entity: whoever has it now does.
   *
   * @param signal - Ends it early, when nothing of it could be written any more
   *
   * @returns how many entities were evaluated, and how many have changed
   */
  async evaluate(
    leases: readonly Lease[],
    signal?: AbortSignal,
  ): Promise<{ evaluated: number; changed: number }> {
    const { knex, queue, now } = this.options;
    const inputs = await readInputs(
      this.options,
      leases.map(({ key }) => key),
      now(),
    );
    const outcomes = await outcomesOf(inputs, leases, signal);
    return retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const held = await queue.hold(trx, leases);
        const mine = held.flatMap(({ key }) => outcomes.get(key) ?? []);
        const changed = mine.filter(isChange);
        if (changed.length > 0) {
          await this.#write(trx, changed);
        }
        await queue.complete(
          trx,
          held.map(lease => ({
            lease,
            nextDueAt: outcomes.get(lease.key)?.nextDueAt,
          })),
        );
        return { evaluated: held.length, changed: changed.length };
      }),
    );
  }

  async #write(
    trx: Knex.Transaction,
    outcomes: readonly EntityOutcome[],
  ): Promise<void> {
    const { listener } = this.options;
    await writeOutcomes(trx, outcomes);
    await listener.applySums(
      trx,
      outcomes.flatMap(({ sums }) => sums),
    );
    await listener.addNotices(
      trx,
      outcomes.flatMap(({ transitions }) => transitions),
    );
  }
}

/** For how long nothing else gets a turn. */
const TURN_MS = 20;

/**
 * Expressions may be as expensive as their limits allow, so others get a turn
 * in between: requests, and those who renew the leases.
 */
async function outcomesOf(
  inputs: ReadonlyArray<Omit<EntityInput, 'seq'>>,
  leases: readonly Lease[],
  signal: AbortSignal | undefined,
): Promise<Map<string, EntityOutcome>> {
  const epochs = new Map(leases.map(({ key, epoch }) => [key, epoch]));
  const outcomes = new Map<string, EntityOutcome>();
  let since = performance.now();
  for (const input of inputs) {
    const { entityRef } = input.traits;
    const seq = epochs.get(entityRef);
    if (seq === undefined) {
      throw new Error(`${entityRef} was read without a lease`);
    }
    outcomes.set(entityRef, outcomeOf({ ...input, seq }));
    if (performance.now() - since > TURN_MS) {
      await giveWay();
      signal?.throwIfAborted();
      since = performance.now();
    }
  }
  return outcomes;
}

function isChange(outcome: EntityOutcome): boolean {
  return outcome.upserts.length > 0 || outcome.removals.length > 0;
}
