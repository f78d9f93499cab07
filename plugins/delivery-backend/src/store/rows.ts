import { createHash } from 'node:crypto';
import {
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { tookEffectAt } from '../domain/deployments';
import {
  DeploymentRecord,
  LinkCorrectionRecord,
  PipelineRunRecord,
} from '../projections';
import { ProjectedChange, Projection, SubjectRecords } from './types';

/** A row that is to be written. */
export type Row = Record<string, string | number | boolean | null | undefined>;

/** A table of records: how its rows are found, and whose they are. */
export interface RecordTable {
  table: string;
  /** The columns of its primary key. */
  key: string[];
  /** The column that holds the subject. */
  subject: string;
  rowsOf: (subject: string, records: SubjectRecords) => Row[];
}

/** All tables of which a subject has its own rows, to be replaced together. */
export const RECORD_TABLES: readonly RecordTable[] = [
  {
    table: 'change',
    key: ['id'],
    subject: 'id',
    rowsOf: (_, { change }) => (change ? [changeRow(change)] : []),
  },
  {
    table: 'change_commit',
    key: ['change_id', 'sha'],
    subject: 'change_id',
    rowsOf: (subject, { change }) =>
      (change?.record.change.commits ?? []).map(sha => ({
        change_id: subject,
        sha,
      })),
  },
  {
    table: 'change_component',
    key: ['change_id', 'component'],
    subject: 'change_id',
    rowsOf: (subject, { change }) =>
      (change?.record.change.components ?? []).map(component => ({
        change_id: subject,
        component,
      })),
  },
  {
    table: 'deployment',
    key: ['key'],
    subject: 'subject',
    rowsOf: (subject, { deployments }) =>
      deployments.map(it => deploymentRow(subject, it)),
  },
  {
    table: 'service_removal',
    key: ['key'],
    subject: 'subject',
    rowsOf: (subject, { removals }) =>
      removals.map(({ environment, at }) => ({
        key: digestOf(subject, environment, at),
        subject,
        environment,
        removed_at: timestampOf(at),
      })),
  },
  {
    table: 'commit_node',
    key: ['repository', 'sha', 'subject'],
    subject: 'subject',
    rowsOf: (subject, { commits }) =>
      commits.map(it => ({
        subject,
        repository: it.repository,
        sha: it.sha,
        parents: toJsonColumn(it.parents),
        committed_at: it.committedAt,
      })),
  },
  {
    table: 'pipeline_run',
    key: ['key'],
    subject: 'subject',
    rowsOf: (subject, { runs }) => runs.map(it => runRow(subject, it)),
  },
  {
    table: 'incident',
    key: ['id'],
    subject: 'id',
    rowsOf: (_, { incident }) => (incident ? [incidentRow(incident)] : []),
  },
  {
    table: 'environment_request',
    key: ['id'],
    subject: 'id',
    rowsOf: (_, { environmentRequest: it }) => (it ? [requestRow(it)] : []),
  },
  {
    table: 'link_correction',
    key: ['id'],
    subject: 'subject',
    rowsOf: (subject, { linkCorrections = [] }) =>
      linkCorrections.map(it => correctionRow(subject, it)),
  },
];

/** What could not be used of the events of a subject. */
export function leftOutRows({ subject, leftOut }: Projection): Row[] {
  return leftOut.map(it => ({ subject, ...it }));
}

function changeRow({ record, paths }: ProjectedChange): Row {
  const { change, closedAt } = record;
  return {
    id: change.id,
    repository: change.repository,
    number: change.number,
    first_commit_at: timestampOf(change.firstCommitAt),
    ready_at: timestampOf(change.readyAt),
    merged_at: timestampOf(change.mergedAt),
    closed_at: timestampOf(closedAt),
    merge_sha: change.mergeSha,
    cohort: change.cohort,
    is_bot: change.isBot,
    paths: toJsonColumn(paths),
    record: toJsonColumn(record),
  };
}

function deploymentRow(subject: string, record: DeploymentRecord): Row {
  const { deployment: it } = record;
  return {
    key: digestOf(subject, it.id),
    subject,
    id: it.id,
    repository: record.repository ?? repositoryOf(subject),
    component: it.component,
    environment: it.environment,
    is_production: it.isProduction,
    sha: it.sha,
    result: it.result,
    started_at: timestampOf(it.startedAt),
    finished_at: timestampOf(it.finishedAt),
    took_effect_at: timestampOf(tookEffectAt(it)),
    record: toJsonColumn(record),
  };
}

function runRow(subject: string, run: PipelineRunRecord): Row {
  return {
    key: digestOf(subject, run.id, run.attempt),
    subject,
    id: run.id,
    attempt: run.attempt,
    repository: repositoryOf(subject),
    sha: run.sha,
    name: run.name,
    result: run.result,
    queued_at: timestampOf(run.queuedAt),
    started_at: timestampOf(run.startedAt),
    finished_at: timestampOf(run.finishedAt),
    record: toJsonColumn(run),
  };
}

function incidentRow(it: NonNullable<SubjectRecords['incident']>): Row {
  return {
    id: it.id,
    repository: repositoryOf(it.id),
    component: it.component,
    environment: it.environment,
    started_at: timestampOf(it.startedAt),
    detected_at: timestampOf(it.detectedAt),
    resolved_at: timestampOf(it.resolvedAt),
    record: toJsonColumn(it),
  };
}

function requestRow(
  it: NonNullable<SubjectRecords['environmentRequest']>,
): Row {
  return {
    id: it.id,
    component: it.component,
    requested_at: timestampOf(it.requestedAt),
    ready_at: timestampOf(it.readyAt),
    ended_at: timestampOf(it.endedAt),
    record: toJsonColumn(it),
  };
}

/** As GitHub's subjects name it; those of others have a space in them. */
const OF_REPOSITORY =
  /^(?:(?:commit:(?<ofCommit>[^ ]+)@[0-9a-f]+)|(?:issue:(?<ofIssue>[^ ]+)#\d+)|(?:(?:pipelinerun|deployment):(?<ofItem>[^ ]+)\/(?:actions\/runs|deployments)\/\d+))$/i;

function repositoryOf(subject: string): string | undefined {
  const { ofCommit, ofIssue, ofItem } =
    OF_REPOSITORY.exec(subject)?.groups ?? {};
  return ofCommit ?? ofIssue ?? ofItem;
}

function correctionRow(subject: string, it: LinkCorrectionRecord): Row {
  const to = it.kind === 'none' ? undefined : it.to;
  return {
    id: it.id,
    subject,
    at: it.at,
    from_kind: it.from.kind,
    from_id: it.from.id,
    to_kind: to?.kind,
    to_id: to?.id,
    kind: it.kind,
    reason: it.reason,
  };
}

const YEAR_10000 = Date.UTC(10_000, 0);

/** Commits can say any time; what cannot be one stays in the record alone. */
function timestampOf(milliseconds: number | undefined): string | null {
  return milliseconds !== undefined &&
    milliseconds >= 0 &&
    milliseconds < YEAR_10000
    ? toTimestamp(new Date(milliseconds))
    : null;
}

function digestOf(...parts: Array<string | number>): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
