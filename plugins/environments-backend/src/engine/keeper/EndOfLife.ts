import { durationToMilliseconds } from '@backstage/types';
import { timeInWords } from '@groundwork/backstage-plugin-groundwork-common';
import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { StoredEnvironment } from '../../environments/types';
import { occurredEnvironment } from '../../records/occurredEnvironment';
import { Recorder } from '../../records/Recorder';
import { conditionOf } from '../domain/conditions';
import { expiryAction, ExpiryAction, TOLD_OF_END } from '../domain/expiry';
import { MASS_DELETE_GUARD, mayDeleteOneMore } from '../domain/massDelete';
import { inWords } from '../domain/words';
import { deletionsOfEngine } from '../engineRecord';
import { Session } from '../Session';
import { KeeperWriter } from './KeeperWriter';

const HOUR_MS = 60 * 60_000;

/** What ending environments needs. */
export interface EndOfLifeOptions {
  writer: KeeperWriter;
  recorder: Recorder;
  maxDeletedShare: number;
  now: () => Date;
}

/** Warns of the ends of environments, and brings them about. */
export class EndOfLife {
  constructor(private readonly options: EndOfLifeOptions) {}

  /** What the time has come for. */
  actionFor(
    environment: StoredEnvironment,
    { policy }: Pick<BlueprintDefinition, 'policy'>,
  ): ExpiryAction {
    const { createdAt, expiresAt, warned, desired } = environment;
    return expiryAction({
      createdAt,
      expiresAt,
      warned,
      paused: desired.paused,
      // Where pausing has failed, that was the last that was done with it.
      pausedAt: environment.pausedAt ?? environment.updatedAt,
      graceMs: durationToMilliseconds(policy.grace),
      now: this.options.now(),
    });
  }

  /** @returns whether something has changed, so that it is to be looked at again */
  async bringAbout(
    session: Session,
    environment: StoredEnvironment,
    action: ExpiryAction,
  ): Promise<boolean> {
    const { writer } = this.options;
    switch (action.kind) {
      case 'warn':
        return writer.unlessChanged(
          session,
          environment,
          'warning',
          async (trx, locked) => {
            await this.#warn(trx, locked, action);
            return true;
          },
        );
      case 'pause':
        return writer.unlessChanged(
          session,
          environment,
          'expiry pauses',
          async (trx, locked) => {
            const wanted = await writer.want(trx, locked, 'pause', {
              paused: true,
            });
            await this.#tellOfEnd(trx, wanted.environment, action.deleteAt);
            return true;
          },
        );
      case 'tell':
        return writer.unlessChanged(
          session,
          environment,
          'telling of the end',
          async (trx, locked) => {
            await this.#tellOfEnd(trx, locked, action.deleteAt);
            return true;
          },
        );
      case 'delete':
        return writer.unlessChanged(
          session,
          environment,
          'expiry deletes',
          (trx, locked) => this.#delete(trx, locked),
        );
      default:
        return false;
    }
  }

  async #warn(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    { warned, leftMs }: Extract<ExpiryAction, { kind: 'warn' }>,
  ): Promise<void> {
    const message = `${environment.name} ends in ${inWords(
      leftMs,
    )}; extend it if you still need it`;
    await this.options.writer.tell(
      trx,
      { ...environment, warned },
      [{ type: 'Expiring', status: 'true', reason: 'EndIsNear', message }],
      [{ kind: 'environment.expiring', message }],
    );
  }

  async #tellOfEnd(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    deleteAt: Date,
  ): Promise<void> {
    const message = `The time of ${
      environment.name
    } has ended, so it sleeps; with its data it is deleted on ${timeInWords(
      deleteAt,
    )}, unless somebody extends it`;
    await this.options.writer.tell(
      trx,
      { ...environment, warned: TOLD_OF_END },
      [{ type: 'Expiring', status: 'true', reason: 'Ended', message }],
      [{ kind: 'environment.ended', message }],
    );
  }

  async #delete(
    trx: Knex.Transaction,
    locked: StoredEnvironment,
  ): Promise<boolean> {
    const { writer, recorder, now, maxDeletedShare } = this.options;
    const { deleting, existing } = await deletionsOfEngine(
      trx,
      new Date(now().getTime() - HOUR_MS),
    );
    if (!mayDeleteOneMore({ deleting, existing, maxShare: maxDeletedShare })) {
      await this.#holdBack(trx, locked, { deleting, existing });
      return false;
    }
    const { environment, operation } = await writer.want(
      trx,
      locked,
      'destroy',
      { deleted: true },
    );
    await recorder.record(trx, [
      {
        kind: 'environment.deleting',
        at: now(),
        message: `${environment.name} is deleted, because its time has ended`,
        environment: occurredEnvironment(environment),
        operationId: operation.id,
      },
    ]);
    return true;
  }

  /** Tells once that it is held back, however often it is looked at again. */
  async #holdBack(
    trx: Knex.Transaction,
    locked: StoredEnvironment,
    { deleting, existing }: { deleting: number; existing: number },
  ): Promise<void> {
    const why = `${deleting} of ${existing} environments were deleted within the hour already`;
    const isKnown =
      conditionOf(locked.conditions, 'Blocked')?.reason === MASS_DELETE_GUARD;
    await this.options.writer.tell(
      trx,
      locked,
      [
        {
          type: 'Blocked',
          status: 'true',
          reason: MASS_DELETE_GUARD,
          message: `Its time has ended, but ${why}. Destroy it, or extend it; it is looked at again with the next sweep.`,
        },
      ],
      isKnown
        ? []
        : [
            {
              kind: 'environment.held-back',
              message: `${locked.name} has ended and is not deleted: ${why}. Destroy it, or extend it; otherwise it goes later. If many are held back, have platform engineers look at why so much ends at once`,
            },
          ],
    );
  }
}
