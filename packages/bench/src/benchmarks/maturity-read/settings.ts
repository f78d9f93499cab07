import { Knex } from 'knex';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';

/** A check, as far as standings need it. */
export interface ModelRule {
  id: string;
  level: number;
  /** Practices are about none. */
  capability?: Capability;
}

/** What of the model those who stand in for other plugins have to know. */
export interface ModelRules {
  /** Ids of the scorecards that it is evaluated as. */
  levels: string;
  practices: string;
  /** Of both. */
  rules: ModelRule[];
}

/** What the databases are to be filled with. */
export interface FillSettings {
  catalog: Knex.Config;
  maturity: Knex.Config;
  /** How many teams there are. */
  size: number;
  seed: number;
  model: ModelRules;
  /** Now, in milliseconds. */
  at: number;
}

/** What is there then. */
export interface FillResult {
  entities: number;
  days: number;
}

/** What the plain server reads. */
export interface PlainSettings {
  database: Knex.Config;
}
