import { Knex } from 'knex';
import { FIRST_DEPLOYMENT } from './withoutOld';

/** A table of derived rows, or of others with a time of their own. */
export interface ForgottenRows {
  table: string;
  /** By which they are gone through. */
  order: string;
  /** Which are old; `isOld` is an SQL condition of an expression. */
  where: (query: Knex.QueryBuilder, horizon: HorizonOf) => void;
}

/** A table of records, each of a subject. */
export interface ForgottenRecords {
  table: string;
  key: string;
  subject: string;
  /** What else goes with it: tables with the column that has its key. */
  parts?: ReadonlyArray<{ table: string; column: string }>;
  /** When it was over, as SQL; none while it is not. */
  endedAt: string;
  /** Those that stay nevertheless are not among these. */
  unless?: (query: Knex.QueryBuilder, horizon: HorizonOf) => void;
}

/** A horizon as columns of milliseconds, and as those of times, have it. */
export interface HorizonOf {
  ms: number;
  timestamp: string;
}

/** What numbers are made of; forgotten a month after them. */
export const RECORDS: readonly ForgottenRecords[] = [
  {
    table: 'change',
    key: 'id',
    subject: 'id',
    parts: [
      { table: 'change_commit', column: 'change_id' },
      { table: 'change_component', column: 'change_id' },
    ],
    endedAt: 'coalesce(merged_at, closed_at)',
  },
  {
    table: 'deployment',
    key: 'key',
    subject: 'subject',
    endedAt: 'took_effect_at',
    // What still runs at the horizon stays: what came next is told from it
    unless: (query, { timestamp }) =>
      query.where(replaced =>
        replaced
          .whereNot('result', 'succeeded')
          .orWhereExists(later =>
            later
              .from('deployment as later')
              .whereRaw('later.component = deployment.component')
              .whereRaw('later.environment = deployment.environment')
              .whereRaw('later.took_effect_at > deployment.took_effect_at')
              .where('later.took_effect_at', '<', timestamp)
              .where('later.result', 'succeeded')
              .select('later.key'),
          ),
      ),
  },
  {
    table: 'pipeline_run',
    key: 'key',
    subject: 'subject',
    endedAt: 'coalesce(finished_at, started_at, queued_at)',
    // A change that is merged after a year still has its first runs
    unless: query =>
      query.whereNotExists(change =>
        change
          .from('change_commit')
          .whereRaw('change_commit.sha = pipeline_run.sha')
          .select('change_commit.sha'),
      ),
  },
  {
    table: 'incident',
    key: 'id',
    subject: 'id',
    endedAt: 'resolved_at',
  },
  {
    table: 'environment_request',
    key: 'id',
    subject: 'id',
    endedAt: 'coalesce(ended_at, ready_at)',
  },
  {
    table: 'service_removal',
    key: 'key',
    subject: 'subject',
    endedAt: 'removed_at',
  },
];

/** What is derived, and what nobody asks for any more. */
export const ROWS: readonly ForgottenRows[] = [
  {
    table: 'stage_span',
    order: 'end_at',
    where: (query, { ms }) => query.where('end_at', '<', ms),
  },
  {
    table: 'reading',
    order: 'at',
    where: (query, { ms }) =>
      query
        .where('at', '<', ms)
        .where(it =>
          it.whereNull('reason').orWhereNot('reason', FIRST_DEPLOYMENT),
        ),
  },
  {
    table: 'review_nudge',
    order: 'sent_at',
    where: (query, { ms }) => query.where('sent_at', '<', ms),
  },
  {
    table: 'backfill',
    order: 'requested_at',
    // The next one begins where the last that was read ended
    where: (query, { timestamp }) =>
      query
        .where('finished_at', '<', timestamp)
        .whereExists(later =>
          later
            .from('backfill as later')
            .whereRaw('later.repository = backfill.repository')
            .whereRaw('later.finished_at > backfill.finished_at')
            .whereNotNull('later.head')
            .select('later.id'),
        ),
  },
  {
    table: 'component_owner',
    order: 'since',
    // Gone from the catalog, and so long ago that nothing is told of it
    where: (query, { ms }) => {
      const ofIt = (table: string) => (rows: Knex.QueryBuilder) =>
        rows
          .from(`${table} as left_over`)
          .whereRaw('left_over.component = component_owner.component')
          .select('left_over.component');
      query
        .where('since', '<', ms)
        .whereNotExists(ofIt('catalog_component'))
        .whereNotExists(ofIt('reading'))
        .whereNotExists(ofIt('stage_span'))
        .whereNotExists(ofIt('placed_deployment'));
    },
  },
];

const WITH_RECORDS =
  'goes with its records: repositories are derived again when records are forgotten';
const QUEUE = 'a queue, whose rows go when they are worked on';
const TESTS = 'is forgotten with results of tests, in src/tests/retention.ts';
const CATALOG = 'is what the catalog has now';

/** All other tables, and why nothing of them is forgotten here. */
export const STAYING: Readonly<Record<string, string>> = {
  backfill_due: QUEUE,
  catalog_component: CATALOG,
  catalog_group: CATALOG,
  change_commit: 'goes with its change',
  change_component: 'goes with its change',
  commit_node:
    'is how commits follow each other: without the old ones it could not be told what a release brought that came after another',
  component_path: 'is what the last backfill of a repository said',
  dead_letter: 'is forgotten with payloads',
  derivation: 'has one row for each repository',
  dirty_repository: QUEUE,
  dirty_subject: QUEUE,
  dirty_test: QUEUE,
  event:
    'is what tells that something was sent before; payloads are forgotten, and what people said here is not, as nobody could say it again',
  failure_link: WITH_RECORDS,
  left_out: 'goes with its subject, and tells why there is no record',
  link_correction:
    'is what people said, which is kept for ever; it counts for nothing once what it is about is gone',
  placed_deployment: WITH_RECORDS,
  placement: WITH_RECORDS,
  projected_subject:
    'keeps records from being made of events whose payloads are gone',
  projection: 'has one row',
  test_daily: TESTS,
  test_execution: TESTS,
  test_flake: TESTS,
  test_quarantine: TESTS,
  test_state: TESTS,
  test_upload: TESTS,
  test_upload_part: TESTS,
  wasted_run: TESTS,
};
