import {
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import {
  deleteInPortions,
  PortionOptions,
  PortionTable,
} from './deleteInPortions';

/** Up to when each kind of row is kept. */
export interface PurgeLimits {
  transitionsBefore: Date;
  dailyBefore: Date;
  waiversBefore: Date;
  noticesBefore: Date;
  /** Sources of facts that there still are. */
  sources: readonly string[];
}

/** How many rows of each kind were deleted. */
export type Purged = Record<
  | 'transitions'
  | 'scorecards'
  | 'versions'
  | 'daily'
  | 'waivers'
  | 'notices'
  | 'factSets',
  number
>;

const TRANSITION: PortionTable = {
  table: 'transition',
  key: ['scorecard_id', 'entity_ref', 'seq'],
  order: 'at',
};

const DAILY: PortionTable = {
  table: 'daily',
  key: ['scorecard_id', 'owner_ref', 'tier', 'day'],
  order: 'day',
};

const WAIVER: PortionTable = { table: 'waiver', key: ['id'], order: 'id' };

const NOTICE: PortionTable = {
  table: 'notice',
  key: ['id'],
  order: 'created_at',
};

const FACT_SET: PortionTable = {
  table: 'fact_set',
  key: ['entity_ref', 'source'],
  order: 'entity_ref',
};

/**
 * Deletes what is older than it is kept. Of what there may be much, portion by
 * portion.
 */
export async function purge(
  knex: Knex,
  limits: PurgeLimits,
  options: PortionOptions = {},
): Promise<Purged> {
  return {
    transitions: await purgeTransitions(
      knex,
      limits.transitionsBefore,
      options,
    ),
    scorecards: await purgeScorecards(knex, limits.transitionsBefore),
    versions: await purgeVersions(knex, limits.transitionsBefore),
    daily: await deleteInPortions(
      knex,
      DAILY,
      rows =>
        rows.where('day', '<', limits.dailyBefore.toISOString().slice(0, 10)),
      options,
    ),
    waivers: await deleteInPortions(
      knex,
      WAIVER,
      rows =>
        rows
          .whereIn('status', ['rejected', 'withdrawn', 'revoked', 'expired'])
          .andWhere('expires_at', '<', toTimestamp(limits.waiversBefore)),
      options,
    ),
    notices: await deleteInPortions(
      knex,
      NOTICE,
      rows => rows.where('created_at', '<', toTimestamp(limits.noticesBefore)),
      options,
    ),
    factSets: await purgeSources(knex, limits.sources, options),
  };
}

/**
 * The last transition before the limit stays, since it says how the entity
 * stood at the limit; unless it says that it was not part any more.
 */
async function purgeTransitions(
  knex: Knex,
  before: Date,
  options: PortionOptions,
): Promise<number> {
  const limit = toTimestamp(before);
  const overtaken = await deleteInPortions(
    knex,
    TRANSITION,
    rows =>
      rows
        .where('at', '<', limit)
        .whereExists(
          knex('transition as later')
            .whereRaw('later.scorecard_id = transition.scorecard_id')
            .whereRaw('later.entity_ref = transition.entity_ref')
            .whereRaw('later.seq > transition.seq')
            .where('later.at', '<=', limit)
            .select(knex.raw('1')),
        ),
    options,
  );
  const left = await deleteInPortions(
    knex,
    TRANSITION,
    rows => rows.where('at', '<', limit).whereNull('to_level'),
    options,
  );
  return overtaken + left;
}

/** Scorecards that were withdrawn, once nothing tells of them any more. */
async function purgeScorecards(knex: Knex, before: Date): Promise<number> {
  const tellsOf = (table: string) =>
    knex(table)
      .whereRaw(`${table}.scorecard_id = scorecard.id`)
      .select(knex.raw('1'));
  return knex('scorecard')
    .where('removed_at', '<', toTimestamp(before))
    .whereNotExists(tellsOf('state'))
    .whereNotExists(tellsOf('transition'))
    .delete();
}

/** Versions that nothing refers to any more. */
async function purgeVersions(knex: Knex, before: Date): Promise<number> {
  const isReferred = (table: string, column = 'scorecard_id') =>
    knex(table)
      .whereRaw(`${table}.${column} = scorecard_version.scorecard_id`)
      .whereRaw(`${table}.version = scorecard_version.version`)
      .select(knex.raw('1'));
  return knex('scorecard_version')
    .where('published_at', '<', toTimestamp(before))
    .whereNotExists(isReferred('state'))
    .whereNotExists(isReferred('transition'))
    .whereNotExists(isReferred('scorecard', 'id'))
    .delete();
}

/** Facts of collectors that there are no more. */
async function purgeSources(
  knex: Knex,
  sources: readonly string[],
  options: PortionOptions,
): Promise<number> {
  const known = await knex('fact_set').distinct<Array<{ source: string }>>(
    'source',
  );
  const gone = known
    .map(({ source }) => source)
    .filter(source => !sources.includes(source));
  return gone.length === 0
    ? 0
    : deleteInPortions(
        knex,
        FACT_SET,
        rows => rows.where(whereInArray('source', gone)),
        options,
      );
}
