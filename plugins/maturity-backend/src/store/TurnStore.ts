import { MaturityRemark } from '@groundwork/backstage-plugin-maturity-common';
import {
  fromJsonColumn,
  fromTimestamp,
  retryOnDeadlock,
  TimestampColumn,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ModelInForce, RefreshState } from './types';

const ONLY = { id: 1 };

interface RefreshRow {
  turn: number;
  revision: number;
  measured_at: TimestampColumn | null;
  problems: unknown;
}

/** What a refresh leaves behind, beside rows; what is left out stays. */
export interface RefreshResult {
  measuredAt?: Date;
  problems?: MaturityRemark[];
  model?: ModelInForce;
}

/**
 * Whose turn it is to write. A refresh that is overtaken by another one, because
 * its process was paused or its time was up, writes nothing any more.
 */
export class TurnStore {
  constructor(private readonly knex: Knex) {}

  /** In one statement. */
  async read(): Promise<RefreshState> {
    const row: RefreshRow = await this.knex('refresh')
      .where(ONLY)
      .first('revision', 'measured_at', 'problems');
    const measuredAt = fromTimestamp(row.measured_at);
    return {
      revision: row.revision,
      ...(measuredAt && { measuredAt: measuredAt.toISOString() }),
      problems: fromJsonColumn<MaturityRemark[]>(this.knex, row.problems) ?? [],
    };
  }

  /** The model that is in force; none before the first refresh. */
  async readModel(): Promise<ModelInForce | undefined> {
    const row = await this.knex('refresh').where(ONLY).first('model');
    return fromJsonColumn<ModelInForce>(this.knex, row.model);
  }

  /** Takes the turn from whoever has it. */
  async begin(): Promise<number> {
    const [{ turn }] = await this.knex('refresh')
      .where(ONLY)
      .update({ turn: this.knex.raw('turn + 1') })
      .returning('turn');
    return turn;
  }

  /**
   * Writes what a refresh has read, in one transaction.
   *
   * @param write - tells whether it has changed anything
   * @returns false when another refresh has begun since: then nothing is written
   */
  async write(
    turn: number,
    { measuredAt, problems, model }: RefreshResult,
    write: (trx: Knex.Transaction) => Promise<boolean>,
  ): Promise<boolean> {
    return this.#locked(async (trx, current) => {
      if (current !== turn) {
        return false;
      }
      const isChanged = (await write(trx)) || model !== undefined;
      const changes = {
        ...(measuredAt && { measured_at: toTimestamp(measuredAt) }),
        ...(problems && { problems: toJsonColumn(problems) }),
        ...(model && { model: toJsonColumn(model) }),
        ...(isChanged && { revision: trx.raw('revision + 1') }),
      };
      if (Object.keys(changes).length > 0) {
        await trx('refresh').where(ONLY).update(changes);
      }
      return true;
    });
  }

  /** Changes something between refreshes. */
  async amend(write: (trx: Knex.Transaction) => Promise<void>): Promise<void> {
    await this.#locked(async trx => {
      await write(trx);
      await trx('refresh')
        .where(ONLY)
        .update({ revision: trx.raw('revision + 1') });
    });
  }

  /** With the row locked, so that all others who write wait. */
  #locked<T>(
    run: (trx: Knex.Transaction, turn: number) => Promise<T>,
  ): Promise<T> {
    return retryOnDeadlock(() =>
      this.knex.transaction(async trx => {
        const { turn } = await trx('refresh')
          .where(ONLY)
          .forUpdate()
          .first('turn');
        return run(trx, turn);
      }),
    );
  }
}
