import { Knex } from 'knex';

const METRICS = [
  'lead-time',
  'deployment-frequency',
  'change-fail-rate',
  'recovery-time',
  'rework-rate',
  'merge-to-deploy',
  'review-latency',
  'merged-unreviewed-rate',
  'change-size',
  'test-feedback',
];
const COMPARED = ['lead-time', 'review-latency', 'change-size'];
const COHORTS = ['assisted', 'human', 'undeclared'];
const ITEMS = 50;

interface Question {
  scope: string;
  from: number;
  to: number;
}

interface SpanRow {
  stage: string;
  item: string;
  start_at: number;
  end_at: number;
}

/**
 * The plainest code that answers what a dashboard asks: one statement per metric,
 * whose rows are sorted. It has no trends, intervals, earlier periods, permissions or
 * definitions to keep to.
 */
export async function answerPlainly(
  knex: Knex,
  { pathname, searchParams }: URL,
): Promise<object | undefined> {
  const question: Question = {
    scope: searchParams.get('scope') ?? '',
    from: Date.parse(searchParams.get('from') ?? ''),
    to: Date.parse(searchParams.get('to') ?? ''),
  };
  switch (pathname) {
    case '/api/delivery/overview':
      return overviewOf(knex, question);
    case '/api/delivery/constraint':
      return constraintOf(knex, question);
    case '/api/delivery/cohorts':
      return cohortsOf(knex, question);
    case '/api/delivery/metrics/lead-time/items':
      return itemsOf(knex, question);
    default:
      return undefined;
  }
}

async function overviewOf(knex: Knex, question: Question): Promise<object> {
  const metrics: object[] = [];
  for (const id of METRICS) {
    const values: number[] = await readings(knex, id, question).pluck('value');
    metrics.push({ id, now: { value: medianOf(values), n: values.length } });
  }
  return { metrics };
}

async function cohortsOf(knex: Knex, question: Question): Promise<object> {
  const comparisons: object[] = [];
  for (const metric of COMPARED) {
    const rows: Array<{ cohort: string; value: number }> = await readings(
      knex,
      metric,
      question,
    ).select('cohort', 'value');
    const cohorts = COHORTS.map(cohort => ({
      cohort,
      value: medianOf(
        rows.filter(it => it.cohort === cohort).map(({ value }) => value),
      ),
    }));
    comparisons.push({ metric, cohorts });
  }
  return { comparisons };
}

async function constraintOf(knex: Knex, question: Question): Promise<object> {
  const rows: SpanRow[] = await knex('stage_span')
    .where('end_at', '>', question.from)
    .where('start_at', '<', question.to)
    .where(isIn(knex, question.scope))
    .select('stage', 'item', 'start_at', 'end_at');
  const byStage = new Map<string, Map<string, number>>();
  for (const { stage, item, start_at: start, end_at: end } of rows) {
    const items = byStage.get(stage) ?? new Map<string, number>();
    items.set(item, (items.get(item) ?? 0) + end - start);
    byStage.set(stage, items);
  }
  const [slowest] = [...byStage]
    .map(([stage, items]) => ({
      stage,
      ms: medianOf([...items.values()]) ?? 0,
    }))
    .sort((one, other) => other.ms - one.ms);
  return { finding: slowest ?? null };
}

async function itemsOf(knex: Knex, question: Question): Promise<object> {
  const items: object[] = await readings(knex, 'lead-time', question)
    .orderBy('value', 'desc')
    .limit(ITEMS)
    .select('item', 'value');
  return { items };
}

function readings(
  knex: Knex,
  metric: string,
  { scope, from, to }: Question,
): Knex.QueryBuilder {
  return knex('reading')
    .where({ metric })
    .where('at', '>=', from)
    .where('at', '<', to)
    .whereNotNull('value')
    .where(isIn(knex, scope));
}

function isIn(knex: Knex, scope: string): Knex.QueryCallback {
  return query => {
    if (scope.startsWith('component:')) {
      query.where({ component: scope });
    } else if (scope.startsWith('group:')) {
      query.whereIn(
        'team',
        knex('catalog_group').where({ group: scope }).select('member'),
      );
    }
  };
}

function medianOf(values: readonly number[]): number | undefined {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length / 2;
  return sorted.length === 0
    ? undefined
    : (sorted[Math.ceil(middle - 1)] + sorted[Math.floor(middle)]) / 2;
}
