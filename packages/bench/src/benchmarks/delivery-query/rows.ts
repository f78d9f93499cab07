import { histogramBinOf } from '@groundwork/backstage-plugin-delivery-backend/testUtils';
import { createRandom, Random } from '../../synthetic/random';
import { CompanyComponent } from './company';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Of which rows tell. */
export const YEARS_MS = 730 * 24 * HOUR;

/** Twice in review and twice in tests, then deployed; each waits first. */
const COURSE = ['test', 'review', 'test', 'review', 'deploy'] as const;
/** How many spans a change has. */
export const SPANS_OF_A_CHANGE = 2 * COURSE.length;
/** How many changes a deployment brings. */
const CHANGES_OF_A_DEPLOYMENT = 2;

/** A value of a row; those that are objects are stored as JSON. */
export type Cell = string | number | boolean | null | object;
/** A row, by column. */
export type Row = Record<string, Cell>;

/** Rows by their table. */
export interface Rows {
  stage_span: Row[];
  reading: Row[];
  placement: Row[];
  placed_deployment: Row[];
  change: Row[];
}

/** Which changes there are. */
export interface RowSource {
  components: readonly CompanyComponent[];
  /** How many changes there are in all. */
  changes: number;
  seed: number;
  /** When the last of them was merged, about. */
  until: number;
}

/** A change, with what all its rows say. */
interface Change extends CompanyComponent {
  id: string;
  number: number;
  cohort: string;
  mergedAt: number;
  /** Of its component; the first of a deployment makes it. */
  position: number;
  deployment: string;
  deployedAt: number;
  random: Random;
}

/** All rows of some of the changes, which are evenly spread over two years. */
export function rowsOf(
  source: RowSource,
  { from, to }: { from: number; to: number },
): Rows {
  const indexes = Array.from({ length: to - from }, (_, at) => from + at);
  const changes = indexes.map(index => changeOf(source, index));
  const first = changes.filter(
    ({ position }) => position % CHANGES_OF_A_DEPLOYMENT === 0,
  );
  return {
    stage_span: changes.flatMap(spansOf),
    reading: [
      ...changes.flatMap(readingsOfChange),
      ...first.flatMap(readingsOfDeployment),
    ],
    placement: changes.map(it => ({
      repository: it.repository,
      change_id: it.id,
      component: it.component,
      deployment_id: it.deployment,
      at: it.deployedAt,
    })),
    placed_deployment: first.map(deploymentRow),
    change: changes.map(changeRow),
  };
}

function changeOf(
  { components, changes, seed, until }: RowSource,
  index: number,
): Change {
  const random = createRandom(seed, `change ${index}`);
  const position = Math.floor(index / components.length);
  const owned = components[index % components.length];
  const gap = YEARS_MS / changes;
  const timeOf = (at: number) =>
    Math.round(until - YEARS_MS + Math.min(at + 1, changes) * gap);
  // A deployment waits for the last of its changes.
  const release = Math.floor(position / CHANGES_OF_A_DEPLOYMENT);
  const last = (release + 1) * CHANGES_OF_A_DEPLOYMENT - 1;
  const lastIndex = last * components.length + (index % components.length);
  const cohort = random.pick(['assisted', 'human', 'undeclared', 'undeclared']);
  return {
    ...owned,
    id: `change:${owned.repository}#${position + 1}`,
    number: position + 1,
    cohort,
    mergedAt: timeOf(index),
    position,
    deployment: `deployment:${owned.repository}/deployments/${release}`,
    deployedAt: timeOf(lastIndex) + HOUR,
    random,
  };
}

/** Between a minute and some days, mostly hours. */
function duration(random: Random): number {
  return Math.round(MINUTE * Math.exp(random.integer(8_000) / 1_000));
}

/** One after the other: what comes before the merge ends with it. */
function spansOf(change: Change): Row[] {
  const { mergedAt, deployedAt, random } = change;
  const spans: Row[] = [];
  const add = (stage: string, kind: string, start: number, end: number) => {
    spans.push({
      repository: change.repository,
      item: change.id,
      stage,
      kind,
      start_at: start,
      end_at: end,
      component: change.component,
      team: change.team,
      cohort: change.cohort,
    });
  };
  const before = COURSE.slice(0, -1).flatMap(stage =>
    (['queue', 'touch'] as const).map(kind => ({
      stage,
      kind,
      ms: duration(random),
    })),
  );
  let at = mergedAt - before.reduce((sum, { ms }) => sum + ms, 0);
  for (const { stage, kind, ms } of before) {
    add(stage, kind, at, at + ms);
    at += ms;
  }
  const begun = Math.max(mergedAt, deployedAt - 10 * MINUTE);
  add('deploy', 'queue', mergedAt, begun);
  add('deploy', 'touch', begun, deployedAt);
  return spans;
}

function readingsOfChange(change: Change): Row[] {
  const { mergedAt, deployedAt, random } = change;
  const waited = deployedAt - mergedAt;
  const isNeverDeployed = random.chance(0.03);
  const leadTime = waited + duration(random) + duration(random);
  const values: Array<[string, number | null]> = [
    ['lead-time', isNeverDeployed ? null : leadTime],
    ['merge-to-deploy', isNeverDeployed ? null : waited],
    ['review-latency', duration(random)],
    ['merged-unreviewed-rate', Number(random.chance(0.05))],
    ['change-size', 1 + random.integer(400)],
    ['test-feedback', duration(random)],
  ];
  return values.map(([metric, value]) =>
    readingRow(change, {
      metric,
      item: change.id,
      cohort: change.cohort,
      at: metric === 'lead-time' && value !== null ? deployedAt : mergedAt,
      value,
      reason: value === null ? 'neverDeployed' : null,
    }),
  );
}

function readingsOfDeployment(change: Change): Row[] {
  const { deployment: item, deployedAt: at, position, random } = change;
  const hasFailed = random.chance(0.1);
  const alike = { item, cohort: null, at, reason: null };
  return [
    position === 0
      ? {
          ...alike,
          metric: 'deployment-frequency',
          value: null,
          reason: 'firstDeployment',
        }
      : { ...alike, metric: 'deployment-frequency', value: 1 },
    { ...alike, metric: 'change-fail-rate', value: Number(hasFailed) },
    { ...alike, metric: 'rework-rate', value: Number(random.chance(0.08)) },
    ...(hasFailed
      ? [{ ...alike, metric: 'recovery-time', value: duration(random) }]
      : []),
  ].map(it => readingRow(change, it));
}

function readingRow(
  { repository, component, team }: Change,
  reading: {
    metric: string;
    item: string;
    cohort: string | null;
    at: number;
    value: number | null;
    reason: string | null;
  },
): Row {
  const { value } = reading;
  return {
    repository,
    ...reading,
    component,
    team,
    bin: value === null ? null : histogramBinOf(value),
    is_open: false,
    is_approximate: false,
    is_decisive: true,
  };
}

function deploymentRow(change: Change): Row {
  const { deployment, deployedAt: at, position } = change;
  return {
    repository: change.repository,
    id: deployment,
    component: change.component,
    team: change.team,
    environment: 'production',
    is_production: true,
    sha: deployment,
    version: `1.${position}.0`,
    kind: 'deploy',
    result: 'succeeded',
    started_at: at - 5 * MINUTE,
    finished_at: at,
    at,
  };
}

function changeRow(change: Change): Row {
  const { id, repository, number, cohort, mergedAt } = change;
  return {
    id,
    repository,
    number,
    merged_at: new Date(mergedAt).toISOString(),
    cohort,
    is_bot: false,
    record: {
      change: {
        id,
        repository,
        number,
        title: `Change ${number}`,
        mergedAt,
        commits: [],
        size: { added: 3, removed: 1, files: 2 },
        isBot: false,
        cohort,
        components: [change.component],
      },
      heads: [],
      labels: [],
      attribution: {
        cohort,
        confidence: 0,
        evidence: [],
        unreadableNotes: [],
      },
    },
  };
}
