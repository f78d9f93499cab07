import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { runMigrations } from '@groundwork/backstage-plugin-groundwork-node';
import knexFactory, { Knex } from 'knex';

const LOOK_MS = 10;

/**
 * A database of a run, which can be out for a while. The runner's own statements
 * wait meanwhile: it is not who is tested.
 */
export class ScratchDatabase {
  #inUse = 0;
  #outage: Promise<void> | undefined;

  private constructor(
    private readonly admin: Knex,
    private readonly name: string,
    readonly connection: string,
    readonly knex: Knex,
  ) {}

  /** @param server - the address of any database of the server */
  static async create(server: string): Promise<ScratchDatabase> {
    const admin = connect(server);
    const name = `kill_test_${randomBytes(6).toString('hex')}`;
    await admin.raw('CREATE DATABASE ??', [name]);
    const url = new URL(server);
    url.pathname = `/${name}`;
    const database = new ScratchDatabase(
      admin,
      name,
      url.href,
      connect(url.href),
    );
    try {
      await database.#migrate();
      return database;
    } catch (error) {
      await database.drop();
      throw error;
    }
  }

  /** Runs statements of the runner while there is a database. */
  async use<T>(work: (knex: Knex) => Promise<T>): Promise<T> {
    while (this.#outage) {
      await this.#outage;
    }
    this.#inUse += 1;
    try {
      return await work(this.knex);
    } finally {
      this.#inUse -= 1;
    }
  }

  /** Ends all connections and refuses new ones for a while. */
  async beOut(forMs: number): Promise<void> {
    this.#outage = this.#refuse(forMs);
    try {
      await this.#outage;
    } finally {
      this.#outage = undefined;
    }
  }

  async drop(): Promise<void> {
    await this.knex.destroy();
    await this.admin.raw('DROP DATABASE ?? WITH (FORCE)', [this.name]);
    await this.admin.destroy();
  }

  async #migrate(): Promise<void> {
    await runMigrations({
      database: { getClient: async () => this.knex },
      directory: resolvePackagePath(
        '@groundwork/backstage-plugin-environments-backend',
        'migrations',
      ),
    });
  }

  async #refuse(forMs: number): Promise<void> {
    while (this.#inUse > 0) {
      await sleep(LOOK_MS);
    }
    const allow = (allowed: boolean) =>
      this.admin.raw(`ALTER DATABASE ?? ALLOW_CONNECTIONS ${allowed}`, [
        this.name,
      ]);
    await allow(false);
    try {
      await this.admin.raw(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?',
        [this.name],
      );
      await sleep(forMs);
    } finally {
      await allow(true);
    }
  }
}

function connect(connection: string): Knex {
  return knexFactory({
    client: 'pg',
    connection,
    pool: { min: 0, max: 5 },
    // Connections that end in an outage are meant to, and nothing uses them.
    log: { warn: () => {} },
  });
}
