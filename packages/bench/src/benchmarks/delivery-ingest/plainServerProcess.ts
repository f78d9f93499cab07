import { createHmac, timingSafeEqual } from 'node:crypto';
import createKnex, { Knex } from 'knex';
import { readPlainSettings, servePlainly } from '../../server/servePlainly';

/** What the process needs. */
export interface PlainSettings {
  database: object;
  secret: string;
}

const { settings, ...server } = readPlainSettings<PlainSettings>();
const knex = createKnex(settings.database as Knex.Config);

/**
 * The plainest code that does the same: the signature, and two rows, with what was
 * sent and with what is made of it.
 */
async function start(): Promise<void> {
  if (knex.client.config.client === 'pg') {
    await knex.raw('CREATE SCHEMA IF NOT EXISTS plain');
  }
  await knex.schema.createTable('plain_event', table => {
    table.text('id').primary();
    table.text('body').notNullable();
  });
  await knex.schema.createTable('plain_change', table => {
    table.text('id').primary();
    table.text('merged_at');
    table.text('title');
  });
  servePlainly(server, async ({ body, headers }) => {
    const hmac = createHmac('sha256', settings.secret).update(body).digest();
    const given = Buffer.from(
      String(headers['x-hub-signature-256']).slice('sha256='.length),
      'hex',
    );
    if (!timingSafeEqual(hmac, given)) {
      return undefined;
    }
    const id = String(headers['x-github-delivery']);
    const { pull_request: change, repository } = JSON.parse(body);
    await knex.transaction(async trx => {
      await trx('plain_event').insert({ id, body });
      await trx('plain_change').insert({
        id: `${repository.full_name}#${change.number}`,
        merged_at: change.merged_at,
        title: change.title,
      });
    });
    return '{}';
  });
}

start().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
