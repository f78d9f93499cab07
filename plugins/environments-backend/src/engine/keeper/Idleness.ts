import { durationToMilliseconds } from '@backstage/types';
import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { EnvironmentStore } from '../../environments/EnvironmentStore';
import { StoredEnvironment } from '../../environments/types';
import { inWords } from '../domain/words';
import { lastActivity, ObserveDeps } from '../observe';
import { ResourceStore } from '../ResourceStore';
import { Session } from '../Session';
import { KeeperWriter } from './KeeperWriter';

/** What finding out that nobody uses an environment needs. */
export interface IdlenessOptions extends ObserveDeps {
  writer: KeeperWriter;
  environments: EnvironmentStore;
  resources: ResourceStore;
  logger: LoggerService;
}

/** Pauses environments that nobody uses. */
export class Idleness {
  constructor(private readonly options: IdlenessOptions) {}

  /** @returns whether something has changed, so that it is to be looked at again */
  async pauseIfIdle(
    session: Session,
    environment: StoredEnvironment,
    { policy }: Pick<BlueprintDefinition, 'policy'>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { now, writer, environments } = this.options;
    // What runs in a stage is for others, at whatever time they come.
    const isStage = environment.stage !== undefined;
    if (!policy.idlePause || environment.desired.paused || isStage) {
      return false;
    }
    const activity = await this.#lastActivity(environment, signal);
    if (!activity) {
      return false;
    }
    const used = Math.max(
      activity.getTime(),
      environment.usedAt?.getTime() ?? environment.createdAt.getTime(),
    );
    const isIdle =
      now().getTime() - used >= durationToMilliseconds(policy.idlePause);
    return writer.unlessChanged(
      session,
      environment,
      'activity',
      async (trx, locked) => {
        const seen = { ...locked, usedAt: new Date(used) };
        if (isIdle) {
          await this.#pause(trx, seen, now().getTime() - used);
        } else {
          await environments.update(trx, seen);
        }
        return isIdle;
      },
    );
  }

  async #pause(
    trx: Knex.Transaction,
    seen: StoredEnvironment,
    unusedMs: number,
  ): Promise<void> {
    const { writer } = this.options;
    const { environment } = await writer.want(trx, seen, 'pause', {
      paused: true,
    });
    const message = `${
      environment.name
    } is put to sleep, because nobody has used it for ${inWords(unusedMs)}`;
    await writer.tell(
      trx,
      environment,
      [],
      [{ kind: 'environment.idle', message }],
    );
  }

  async #lastActivity(
    environment: StoredEnvironment,
    signal: AbortSignal,
  ): Promise<Date | undefined> {
    const known = await this.options.resources.findOf(environment.id);
    const looked = await lastActivity(
      this.options,
      environment,
      known.values(),
      signal,
    );
    if (looked.kind === 'unknown') {
      this.options.logger.warn(
        `Whether somebody uses ${environment.name} cannot be told, so it is not paused: ${looked.reason}`,
      );
      return undefined;
    }
    return looked.at;
  }
}
