import { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  isSecretRef,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';
import { Request } from 'express';
import { Knex } from 'knex';
import {
  DefaultEnvironmentReader,
  noEnvironment,
} from '../../environments/DefaultEnvironmentReader';
import { StoredEnvironment } from '../../environments/types';
import { occurredEnvironment } from '../../records/occurredEnvironment';
import { Recorder } from '../../records/Recorder';
import { SecretStore } from '../../secrets/SecretStore';
import { audited } from '../audited';
import { Caller, SecretRevealer } from '../services';
import { TooManyRequestsError } from '../TooManyRequestsError';
import { RateLimit } from './RateLimit';

const MINUTE_MS = 60_000;
/** Values that somebody may see within ten minutes. */
const MAX_REVEALS = 30;

/** What revealing secrets needs. */
export interface SecretRevealsOptions {
  knex: Knex;
  reader: Pick<DefaultEnvironmentReader, 'findReadable'>;
  secrets: Pick<SecretStore, 'read'>;
  recorder: Recorder;
  auditor: AuditorService;
  now: () => Date;
}

/**
 * Shows the secrets that environments tell their users. Nobody gets to see one
 * unless it has been written down that they do.
 */
export class SecretReveals implements SecretRevealer {
  readonly #limit: RateLimit;

  constructor(private readonly options: SecretRevealsOptions) {
    this.#limit = new RateLimit({
      times: MAX_REVEALS,
      withinMs: 10 * MINUTE_MS,
      now: options.now,
    });
  }

  reveal(
    id: string,
    name: string,
    caller: Caller,
    request?: Request,
  ): Promise<{ value: string }> {
    return audited(
      {
        auditor: this.options.auditor,
        request,
        ...(!request && { subject: caller.ref }),
      },
      {
        eventId: 'secret-reveal',
        severityLevel: 'high',
        meta: { environment: id, secret: name },
      },
      () => this.#reveal(id, name, caller),
    );
  }

  async #reveal(
    id: string,
    name: string,
    caller: Caller,
  ): Promise<{ value: string }> {
    const { reader, secrets } = this.options;
    const environment = await reader.findReadable(id, caller);
    if (!environment) {
      throw noEnvironment(id);
    }
    if (!(await caller.may('reveal-secret', environment))) {
      throw new NotAllowedError('You may not see secrets of this owner');
    }
    const ref = secretOf(environment, name);
    const waitMs = this.#limit.take(caller.ref);
    if (waitMs !== undefined) {
      throw new TooManyRequestsError(
        `You have seen ${MAX_REVEALS} secrets within ten minutes; the next can be seen in ${Math.ceil(
          waitMs / MINUTE_MS,
        )} minutes`,
      );
    }
    const secret = await secrets.read(environment.id, ref);
    await this.#record(environment, name, caller);
    return { value: secret.reveal() };
  }

  async #record(
    environment: StoredEnvironment,
    name: string,
    caller: Caller,
  ): Promise<void> {
    const { knex, recorder, now } = this.options;
    await knex.transaction(trx =>
      recorder.record(trx, [
        {
          kind: 'environment.secret-revealed',
          at: now(),
          message: `The secret ${name} of ${environment.name} was shown to ${caller.ref}`,
          environment: occurredEnvironment(environment),
          actor: caller.ref,
          details: { secret: name },
        },
      ]),
    );
  }
}

/** @throws NotFoundError if the environment tells of no such secret */
function secretOf(
  { name: environment, outputs, deletedAt }: StoredEnvironment,
  name: string,
): SecretRef {
  const value = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
  if (deletedAt || !isSecretRef(value)) {
    throw new NotFoundError(`${environment} has no secret '${name}'`);
  }
  return value;
}
