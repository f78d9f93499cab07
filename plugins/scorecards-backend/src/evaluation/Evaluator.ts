import { setImmediate as giveWay } from 'node:timers/promises';
import {
  Lease,
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { writeDefinitions, writeRecords } from './EvaluationRecords';
import { findUnchanged } from './findUnchanged';
import { InputSources, readInputs } from './inputs';
import { digestDefinitions } from './inputsDigest';
import { EntityInput, outcomeOf } from './outcome';
import { writeOutcomes } from './StateStore';
import {
  Contribution,
  EntityOutcome,
  NewTransition,
  RecordedOutcome,
} from './types';

/** What is written along with states, in the same transaction. */
export interface EvaluationListener {
  /** What owners are to be told. */
  addNotices(
    trx: Knex.Transaction,
    transitions: readonly NewTransition[],
  ): Promise<void>;
  /** Sums by owner, kept up with each write. */
  applySums(
    trx: Knex.Transaction,
    sums: ReadonlyArray<{ before?: Contribution; after?: Contribution }>,
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
   * writes nothing for that entity: whoever has it now does. Of many, those are
   * left out of which it is known that they would come to what they are.
   *
   * @param signal - Ends it early, when nothing of it could be written any more
   *
   * @returns how many entities were evaluated, and how many have changed
   */
  async evaluate(
    leases: readonly Lease[],
    signal?: AbortSignal,
  ): Promise<{ evaluated: number; changed: number }> {
    const { knex, queue, now, definitions } = this.options;
    const context = { definitions: await definitions.current(), now: now() };
    const refs = leases.map(({ key }) => key);
    const unchanged = await findUnchanged(this.options, refs, context);
    const inputs = await readInputs(
      this.options,
      refs.filter(ref => !unchanged.dueAt.has(ref)),
      { ...context, read: unchanged.read },
    );
    const outcomes = await outcomesOf(inputs, leases, signal);
    return retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const held = await queue.hold(trx, leases);
        const mine = held.flatMap(({ key }) => outcomes.get(key) ?? []);
        const isMine = new Set(held.map(({ key }) => key));
        await writeDefinitions(
          trx,
          unchanged.byOthers.filter(ref => isMine.has(ref)),
          digestDefinitions(context.definitions),
        );
        const changed = await this.#write(trx, mine);
        await queue.complete(
          trx,
          held.map(lease => ({
            lease,
            nextDueAt: (
              unchanged.dueAt.get(lease.key) ?? outcomes.get(lease.key)?.record
            )?.nextDueAt,
          })),
        );
        return { evaluated: held.length, changed };
      }),
    );
  }

  /**
   * Sums come last: evaluations of other entities of the same owners wait for
   * their rows until the transaction ends.
   *
   * @returns how many have changed
   */
  async #write(
    trx: Knex.Transaction,
    outcomes: readonly RecordedOutcome[],
  ): Promise<number> {
    const { listener } = this.options;
    const changed = outcomes.filter(isChange);
    if (changed.length > 0) {
      await writeOutcomes(trx, changed);
    }
    await writeRecords(
      trx,
      outcomes.map(({ record }) => record),
    );
    if (changed.length > 0) {
      await listener.addNotices(
        trx,
        changed.flatMap(({ transitions }) => transitions),
      );
      await listener.applySums(
        trx,
        changed.flatMap(({ sums }) => sums),
      );
    }
    return changed.length;
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
): Promise<Map<string, RecordedOutcome>> {
  const epochs = new Map(leases.map(({ key, epoch }) => [key, epoch]));
  const outcomes = new Map<string, RecordedOutcome>();
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
