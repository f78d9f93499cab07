import { Knex } from 'knex';

/** What the database is to be filled with. */
export interface FillSettings {
  database: Knex.Config;
  /** How many spans there will be, about. */
  size: number;
  seed: number;
  /** When the last change was merged. */
  until: number;
}

/** What is there then. */
export interface FillResult {
  /** Rows by table. */
  counts: Record<string, number>;
  megabytes: number;
}

/** What the plain server reads. */
export interface PlainSettings {
  database: Knex.Config;
}
