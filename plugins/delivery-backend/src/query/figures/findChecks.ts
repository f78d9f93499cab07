import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { isTrue, itemsOf, namesAsRows } from './json';
import { Asked, mergedIn, OfScope } from './scopes';
import { isSecurityScan } from './securityScans';

/** Merged changes, by whether anything looked at them before. */
export interface CheckedChanges {
  /** Those of which it is known. */
  n: number;
  checked: number;
  scanned: number;
}

/** Passed or failed: what was skipped or cancelled has found out nothing. */
const HAS_ENDED = `p.result IN ('succeeded', 'failed')
  AND p.finished_at <= c.merged_at`;

/**
 * Whether checks of changes that were merged in a period had ended before, in two
 * statements: which of all checks are scans is decided by their names.
 *
 * Not every repository tells of its checks. Of a change it is known once any check
 * of the repository has ended before the change was merged. Of what git alone
 * tells, the commits of a squashed branch are not known, and so nothing is.
 */
export async function findChecks(
  knex: Knex,
  asked: Asked,
  period: Period,
): Promise<Map<string, CheckedChanges>> {
  const names: string[] = await withCommits(knex, asked, period)
    .from('branch_commit as k')
    .join('pipeline_run as p', 'p.sha', 'k.sha')
    .distinct('p.name')
    .pluck('p.name');
  const rows: Array<OfScope<Record<keyof CheckedChanges, number | string>>> =
    await withCommits(knex, asked, period)
      .with('scan', namesAsRows(knex, names.filter(isSecurityScan)))
      .with('ran', ranOn(knex))
      .with('judged', judged(knex))
      .from('judged')
      .where('is_told', 1)
      .groupBy('scope')
      .select('scope')
      .count({ n: '*' })
      .sum({ checked: 'checked', scanned: 'scanned' });
  return new Map(
    rows.map(({ scope, n, checked, scanned }) => [
      scope,
      { n: Number(n), checked: Number(checked), scanned: Number(scanned) },
    ]),
  );
}

/** `merged` changes, and as `branch_commit` all commits that were of them. */
function withCommits(
  knex: Knex,
  asked: Asked,
  period: Period,
): Knex.QueryBuilder {
  const ofMerged = knex.select('item').from('merged');
  return knex.with('merged', mergedIn(knex, asked, period)).with(
    'branch_commit',
    knex('change_commit')
      .whereIn('change_id', ofMerged)
      .select('change_id', 'sha')
      .union(
        knex('change as c')
          .joinRaw(`${itemsOf(knex, 'c.record', ['heads'])} AS h`)
          .whereIn('c.id', ofMerged)
          .select('c.id', knex.raw("h.value ->> 'sha'")),
      ),
  );
}

/** What ran on the commits of each change. */
function ranOn(knex: Knex): Knex.QueryBuilder {
  return knex('branch_commit as k')
    .join('change as c', 'c.id', 'k.change_id')
    .join('pipeline_run as p', 'p.sha', 'k.sha')
    .leftJoin('scan', 'scan.name', 'p.name')
    .groupBy('k.change_id')
    .select('k.change_id')
    .min({ first_at: 'p.finished_at' })
    .select(
      knex.raw(`MAX(CASE WHEN ${HAS_ENDED} THEN 1 ELSE 0 END) AS checked`),
      knex.raw(
        `MAX(CASE WHEN scan.name IS NOT NULL AND ${HAS_ENDED} THEN 1 ELSE 0 END) AS scanned`,
      ),
    );
}

/** Each change with what ran on it, and whether it would be known if nothing had. */
function judged(knex: Knex): Knex.QueryBuilder {
  const approximate = `c.record -> 'change' ->> 'firstCommitIsApproximate'`;
  return knex('merged as m')
    .join('change as c', 'c.id', 'm.item')
    .leftJoin('ran', 'ran.change_id', 'm.item')
    .whereRaw(
      `(c.record -> 'course' IS NOT NULL
        OR COALESCE(NOT ${isTrue(approximate)}, TRUE))`,
    )
    .select(
      'm.scope',
      knex.raw('COALESCE(ran.checked, 0) AS checked'),
      knex.raw('COALESCE(ran.scanned, 0) AS scanned'),
      // Checks that CDEvents tell of name no repository, only a commit
      knex.raw(`CASE WHEN
        MIN(ran.first_at) OVER (PARTITION BY m.scope, c.repository)
          <= c.merged_at
        OR EXISTS (
          SELECT 1 FROM pipeline_run AS other
          WHERE other.repository = c.repository
            AND other.finished_at <= c.merged_at)
        THEN 1 ELSE 0 END AS is_told`),
    );
}
