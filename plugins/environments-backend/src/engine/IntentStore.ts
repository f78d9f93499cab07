import {
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { IntentRow } from '../database/rows';

/** Whose intents. */
export interface IntentScope {
  environmentId: string;
  resource: string;
}

/**
 * Of a resource. Drivers that name each start anew do not clear those that were
 * cut short, and what lives for years is started often. No driver is in the
 * middle of as many things.
 */
export const MAX_INTENTS = 100;

/**
 * Writes down that something is about to be done outside. Those that have not been
 * begun for longest are forgotten when there are too many.
 *
 * @returns whether it was tried before, and whether that ended
 */
export async function beginIntent(
  trx: Knex.Transaction,
  { environmentId, resource }: IntentScope,
  intent: { key: string; externalId?: string; epoch: number; now: Date },
): Promise<'new' | 'interrupted' | 'done'> {
  const { key, externalId, epoch, now } = intent;
  const ofResource = { environment_id: environmentId, resource };
  const kept = await trx<IntentRow>('intent')
    .where(ofResource)
    .orderBy([{ column: 'begun_at', order: 'desc' }, 'key'])
    .select('key', 'status');
  const known = kept.find(it => it.key === key);
  if (known) {
    await trx<IntentRow>('intent')
      .where({ ...ofResource, key })
      .update({
        begun_at: toTimestamp(now),
        ...(known.status === 'begun' && {
          epoch,
          ...(externalId ? { external_id: externalId } : {}),
        }),
      });
    return known.status === 'done' ? 'done' : 'interrupted';
  }
  await forget(trx, ofResource, kept.slice(MAX_INTENTS - 1));
  await trx('intent').insert({
    ...ofResource,
    key,
    status: 'begun',
    external_id: externalId ?? null,
    epoch,
    begun_at: toTimestamp(now),
    done_at: null,
  });
  return 'new';
}

/** @throws Error if it was never begun */
export async function endIntent(
  trx: Knex.Transaction,
  { environmentId, resource }: IntentScope,
  { key, externalId, now }: { key: string; externalId?: string; now: Date },
): Promise<void> {
  const changed = await trx<IntentRow>('intent')
    .where({ environment_id: environmentId, resource, key })
    .update({
      status: 'done',
      done_at: toTimestamp(now),
      ...(externalId ? { external_id: externalId } : {}),
    });
  if (changed === 0) {
    throw new Error(`Intent '${key}' of ${resource} was never begun`);
  }
}

/** Forgets an intent, or all of a resource. */
export async function clearIntents(
  trx: Knex.Transaction,
  { environmentId, resource }: IntentScope,
  key?: string,
): Promise<void> {
  const query = trx('intent').where({
    environment_id: environmentId,
    resource,
  });
  if (key !== undefined) {
    query.andWhere({ key });
  }
  await query.delete();
}

async function forget(
  trx: Knex.Transaction,
  ofResource: Pick<IntentRow, 'environment_id' | 'resource'>,
  intents: ReadonlyArray<Pick<IntentRow, 'key'>>,
): Promise<void> {
  if (intents.length > 0) {
    await trx('intent')
      .where(ofResource)
      .andWhere(
        whereInArray(
          'key',
          intents.map(({ key }) => key),
        ),
      )
      .delete();
  }
}
