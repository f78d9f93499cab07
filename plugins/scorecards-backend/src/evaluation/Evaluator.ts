import {
  Lease,
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { InputSources, readInputs } from './inputs';
import { outcomeOf } from './outcome';
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
   * @returns how many entities were evaluated, and how many have changed
   */
  async evaluate(
    leases: readonly Lease[],
  ): Promise<{ evaluated: number; changed: number }> {
    const { knex, queue, now } = this.options;
    const inputs = await readInputs(
      this.options,
      leases.map(({ key }) => key),
      now(),
    );
    const epochs = new Map(leases.map(({ key, epoch }) => [key, epoch]));
    const outcomes = new Map(
      inputs.map(input => {
        const { entityRef } = input.traits;
        const seq = epochs.get(entityRef) ?? NaN;
        return [entityRef, outcomeOf({ ...input, seq })];
      }),
    );
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

function isChange(outcome: EntityOutcome): boolean {
  return outcome.upserts.length > 0 || outcome.removals.length > 0;
}
