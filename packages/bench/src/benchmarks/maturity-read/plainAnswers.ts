import { Knex } from 'knex';

const LEVELS = 4;
const DAY_MS = 24 * 3_600_000;
const HISTORY_DAYS = 180;

interface Capability {
  capability: string;
  level: number;
  unmeasured: boolean;
}

interface Team {
  entityRef: string;
  title: string;
  parent: string | null;
  graded: boolean;
  capabilities: Capability[];
}

/**
 * The plainest code that answers what pages ask: the rows of all teams in one
 * `SELECT`, and what can be counted of them. It has no permissions, paths, coverage,
 * trend, proof, readiness or wording.
 */
export async function answerPlainly(
  knex: Knex,
  { pathname, searchParams }: URL,
  now: Date,
): Promise<object | undefined> {
  switch (pathname) {
    case '/api/maturity/organisation':
      return organisationOf(knex, searchParams.get('group'));
    case '/api/maturity/teams/by-ref':
      return teamOf(knex, searchParams.get('entityRef') ?? '', now);
    case '/api/maturity/report':
      return reportOf(knex, now);
    default:
      return undefined;
  }
}

async function organisationOf(
  knex: Knex,
  group: string | null,
): Promise<object> {
  const all = await readTeams(knex);
  const parents = new Map(all.map(it => [it.entityRef, it.parent]));
  const isWithin = (ref: string | null | undefined): boolean =>
    ref === group || (Boolean(ref) && isWithin(parents.get(ref ?? '')));
  const teams = all.filter(
    it => it.graded && (group === null || isWithin(it.entityRef)),
  );
  return { teams, distribution: distributionOf(teams) };
}

async function teamOf(
  knex: Knex,
  entityRef: string,
  now: Date,
): Promise<object | undefined> {
  const [team] = await readTeams(knex, entityRef);
  const since = new Date(now.getTime() - HISTORY_DAYS * DAY_MS);
  const rows: Array<{ day: string; levels: unknown }> = await knex('team_day')
    .where({ entity_ref: entityRef })
    .where('day', '>', since.toISOString().slice(0, 10))
    .orderBy('day')
    .select('day', 'levels');
  const history = rows.map(it => ({ ...it, levels: parsed(it.levels) }));
  return team && { ...team, history };
}

async function reportOf(knex: Knex, now: Date): Promise<object> {
  const teams = (await readTeams(knex)).filter(({ graded }) => graded);
  const before: Array<{ entity_ref: string; levels: unknown }> = await knex(
    'team_day',
  )
    .where({ day: lastDayOfQuarterBefore(now) })
    .select('entity_ref', 'levels');
  const levels = new Map(
    before.map(it => [
      it.entity_ref,
      parsed<Record<string, number | null>>(it.levels),
    ]),
  );
  const higher = teams.filter(({ entityRef, capabilities }) =>
    capabilities.some(
      it => it.level > (levels.get(entityRef)?.[it.capability] ?? 0),
    ),
  );
  return { distribution: distributionOf(teams), higher: higher.length };
}

async function readTeams(knex: Knex, entityRef?: string): Promise<Team[]> {
  const rows = await knex('team')
    .where(entityRef === undefined ? {} : { entity_ref: entityRef })
    .whereNull('gone_since')
    .select('entity_ref', 'title', 'parent', 'graded', 'standing');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    title: row.title,
    parent: row.parent,
    graded: Boolean(row.graded),
    capabilities:
      parsed<{ capabilities: Capability[] } | null>(row.standing)
        ?.capabilities ?? [],
  }));
}

function distributionOf(teams: readonly Team[]): object[] {
  const found = new Map<string, { byLevel: number[]; unmeasured: number }>();
  for (const { capability, level, unmeasured } of teams.flatMap(
    it => it.capabilities,
  )) {
    const counts = found.get(capability) ?? {
      byLevel: Array.from({ length: LEVELS + 1 }, () => 0),
      unmeasured: 0,
    };
    found.set(capability, counts);
    if (unmeasured) {
      counts.unmeasured += 1;
    } else {
      counts.byLevel[level] += 1;
    }
  }
  return [...found].map(([capability, counts]) => ({ capability, ...counts }));
}

function lastDayOfQuarterBefore(now: Date): string {
  const first = Date.UTC(
    now.getUTCFullYear(),
    now.getUTCMonth() - (now.getUTCMonth() % 3),
    1,
  );
  return new Date(first - DAY_MS).toISOString().slice(0, 10);
}

/** JSON is text in SQLite. */
function parsed<T>(value: unknown): T {
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}
