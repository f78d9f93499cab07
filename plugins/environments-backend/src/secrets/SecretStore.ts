import { NotFoundError, toError } from '@backstage/errors';
import {
  Secret,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { SecretRow } from '../database/rows';
import { KeyRing } from './KeyRing';

/** How many are encrypted anew at once. */
const PORTION = 200;

/** What a secret is found by. */
export interface SecretName {
  environmentId: string;
  resource: string;
  name: string;
}

/** What came of encrypting anew. */
export interface Rotation {
  /** How many were encrypted anew. */
  rotated: number;
  /** How many could not be read, by the id of the key they are encrypted with. */
  unreadable: ReadonlyMap<string, number>;
}

/** Keeps secrets of environments, encrypted. */
export class SecretStore {
  constructor(
    private readonly options: {
      knex: Knex;
      keys: KeyRing;
      newId: () => string;
      now: () => Date;
    },
  ) {}

  /** Stores a value; the reference to one of the same name stays the same. */
  async put(
    trx: Knex.Transaction,
    { environmentId, resource, name }: SecretName,
    value: Uint8Array,
  ): Promise<SecretRef> {
    const { keys, newId, now } = this.options;
    const known = await trx<SecretRow>('secret')
      .where({ environment_id: environmentId, resource, name })
      .first('id');
    const id = known?.id ?? newId();
    const { keyId, sealed } = keys.seal(value, belongsTo(environmentId, id));
    await trx('secret')
      .insert({
        id,
        environment_id: environmentId,
        resource,
        name,
        key_id: keyId,
        sealed,
        created_at: toTimestamp(now()),
      })
      .onConflict('id')
      .merge(['key_id', 'sealed', 'created_at']);
    return { $secret: id };
  }

  /**
   * @param environmentId - the environment on whose behalf it is read: others'
   * secrets are not found
   * @throws NotFoundError if there is none
   */
  async read(environmentId: string, { $secret }: SecretRef): Promise<Secret> {
    const { knex, keys } = this.options;
    const row = await knex<SecretRow>('secret')
      .where({ id: $secret, environment_id: environmentId })
      .first();
    if (!row) {
      throw new NotFoundError(
        `The environment has no secret ${$secret}; it may have been replaced or removed`,
      );
    }
    return open(keys, row);
  }

  /**
   * All secrets of an environment.
   *
   * @returns those that could be read, and why one could not
   */
  async readAll(
    environmentId: string,
  ): Promise<{ secrets: Secret[]; error?: Error }> {
    const { knex, keys } = this.options;
    const rows = await knex<SecretRow>('secret').where({
      environment_id: environmentId,
    });
    const secrets: Secret[] = [];
    let unread: Error | undefined;
    for (const row of rows) {
      try {
        secrets.push(open(keys, row));
      } catch (error) {
        unread = toError(error);
      }
    }
    return { secrets, error: unread };
  }

  /** Forgets the secrets of a resource, or of a whole environment. */
  async forget(
    trx: Knex.Transaction,
    environmentId: string,
    resource?: string,
  ): Promise<void> {
    const query = trx('secret').where({ environment_id: environmentId });
    if (resource !== undefined) {
      query.andWhere({ resource });
    }
    await query.delete();
  }

  /**
   * Encrypts with the first key what is encrypted with another, so that the other
   * can be removed. What cannot be read, because its key is gone, stays as it is.
   */
  async rotate(signal: AbortSignal): Promise<Rotation> {
    const { knex, keys } = this.options;
    let rotated = 0;
    const unreadable = new Map<string, number>();
    let after = '';
    for (;;) {
      signal.throwIfAborted();
      const rows = await knex<SecretRow>('secret')
        .whereNot({ key_id: keys.keyId })
        .andWhere('id', '>', after)
        .orderBy('id')
        .limit(PORTION);
      for (const row of rows) {
        const value = readable(keys, row);
        if (value) {
          rotated += await this.#sealAnew(row, value);
        } else {
          unreadable.set(row.key_id, (unreadable.get(row.key_id) ?? 0) + 1);
        }
      }
      const last = rows.at(-1);
      if (!last) {
        return { rotated, unreadable };
      }
      after = last.id;
    }
  }

  /** @returns how many: one that was replaced meanwhile is left as it is */
  #sealAnew(row: SecretRow, value: Uint8Array): Promise<number> {
    const { knex, keys } = this.options;
    const { keyId, sealed } = keys.seal(
      value,
      belongsTo(row.environment_id, row.id),
    );
    return knex<SecretRow>('secret')
      .where({ id: row.id, sealed: row.sealed })
      .update({ key_id: keyId, sealed });
  }
}

/** @returns undefined if its key is gone, or somebody has changed it */
function readable(keys: KeyRing, row: SecretRow): Uint8Array | undefined {
  try {
    return unsealed(keys, row);
  } catch {
    // Counted by the caller; what was thrown says no more than which key it is.
    return undefined;
  }
}

function open(keys: KeyRing, row: SecretRow): Secret {
  return new Secret(unsealed(keys, row));
}

function unsealed(
  keys: KeyRing,
  { id, environment_id: environmentId, key_id: keyId, sealed }: SecretRow,
): Uint8Array {
  return keys.open({ keyId, sealed }, belongsTo(environmentId, id));
}

function belongsTo(environmentId: string, id: string): string {
  return `${environmentId} ${id}`;
}
