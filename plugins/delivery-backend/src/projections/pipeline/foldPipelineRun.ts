import { compareText } from '../../domain/collections/compare';
import { groupBy } from '../../domain/collections/groupBy';
import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  understand,
} from '../understand';
import { runEvent } from './cdEventRuns';
import { checkRun, checkSuite, workflowJob, workflowRun } from './githubRuns';
import { PipelineRunRecord, RunFact } from './types';

/** What is decided elsewhere. */
export interface PipelineRules {
  /** Undefined where it is not known whether changes need it. */
  isRequired: (run: { subject: string; name: string }) => boolean | undefined;
}

const READERS = readersOf<RunFact>({
  'github.workflow_run': workflowRun,
  'github.workflow_job': workflowJob,
  'github.check_run': checkRun,
  'github.check_suite': checkSuite,
  'dev.cdevents.pipelinerun.queued': runEvent('pipelinerun', 'queuedAt'),
  'dev.cdevents.pipelinerun.started': runEvent('pipelinerun', 'startedAt'),
  'dev.cdevents.pipelinerun.finished': runEvent('pipelinerun', 'finishedAt'),
  'dev.cdevents.taskrun.started': runEvent('taskrun', 'startedAt'),
  'dev.cdevents.taskrun.finished': runEvent('taskrun', 'finishedAt'),
});

/**
 * What ran: of a run of a workflow each of its attempts and jobs, of a commit
 * each of its checks, of a run of a pipeline or a task that one. What ran again
 * as another check of the same name is another attempt.
 */
export function foldPipelineRun(
  of: SubjectEvents,
  { isRequired }: PipelineRules,
): Folded<PipelineRunRecord[]> {
  const { told, reasons } = understand(of, READERS);
  const facts = withToldAttempt(told.map(({ fact }) => fact));
  const trees = new Map(
    facts.flatMap(({ sha, tree }) => (sha && tree ? [[sha, tree]] : [])),
  );
  const runs = groupBy(
    facts.filter(({ kind }) => kind !== 'suite'),
    ({ id, attempt }) => JSON.stringify([id, attempt]),
  );
  const leftOut = [...reasons];
  const records: PipelineRunRecord[] = [];
  for (const ofRun of runs.values()) {
    const record = recordOf(ofRun, trees);
    if (record) {
      const required = isRequired({ subject: of.subject, name: record.name });
      records.push({
        ...record,
        ...(required !== undefined && { isRequired: required }),
      });
    } else {
      leftOut.push('commitUnknown');
    }
  }
  const counted = withAttempts(records, runs).sort(inOrder);
  return folded(counted.length > 0 ? counted : undefined, leftOut);
}

/** Of a pipeline's events, some say which attempt they are of, for all. */
function withToldAttempt(facts: readonly RunFact[]): RunFact[] {
  const attempts = new Map(
    facts.flatMap(({ kind, id, attempt }) =>
      kind === 'pipeline' && attempt !== undefined ? [[id, attempt]] : [],
    ),
  );
  return facts.map(it =>
    it.kind === 'pipeline' ? { ...it, attempt: attempts.get(it.id) ?? 1 } : it,
  );
}

/**
 * All that was told of a run: when it first was there and began, what it came to
 * last, and when that was first said.
 */
function recordOf(
  facts: readonly RunFact[],
  trees: ReadonlyMap<string, string>,
): PipelineRunRecord | undefined {
  const { id, attempt, name } = facts[0];
  const sha = facts.findLast(it => it.sha !== undefined)?.sha;
  if (sha === undefined) {
    return undefined;
  }
  const tree = trees.get(sha);
  const ended = facts.filter(it => it.result !== 'running');
  const result = ended.at(-1)?.result ?? 'running';
  const other = ended.findLastIndex(it => it.result !== result);
  return {
    id,
    sha,
    ...(tree !== undefined && { tree }),
    name,
    attempt: attempt ?? 1,
    ...earliest(facts, 'queuedAt'),
    ...earliest(facts, 'startedAt'),
    ...earliest(ended.slice(other + 1), 'finishedAt'),
    result,
  };
}

function earliest(
  facts: readonly RunFact[],
  field: 'queuedAt' | 'startedAt' | 'finishedAt',
): Partial<PipelineRunRecord> {
  const times = facts.flatMap(it => it[field] ?? []);
  return times.length > 0 ? { [field]: Math.min(...times) } : {};
}

/** Ids of checks are numbers that grow. */
function withAttempts(
  records: readonly PipelineRunRecord[],
  runs: ReadonlyMap<string, RunFact[]>,
): PipelineRunRecord[] {
  const uncounted = new Set(
    [...runs.values()].flatMap(([{ id, attempt }]) =>
      attempt === undefined ? [id] : [],
    ),
  );
  const byName = groupBy(
    records.filter(({ id }) => uncounted.has(id)).sort(byNumber),
    ({ name }) => name,
  );
  const attempts = new Map(
    [...byName.values()].flatMap(ofName =>
      ofName.map(({ id }, index) => [id, index + 1] as const),
    ),
  );
  return records.map(it => ({
    ...it,
    attempt: attempts.get(it.id) ?? it.attempt,
  }));
}

function byNumber(one: PipelineRunRecord, other: PipelineRunRecord): number {
  const numberOf = ({ id }: PipelineRunRecord) =>
    Number(id.slice(id.lastIndexOf('/') + 1));
  return numberOf(one) - numberOf(other) || compareText(one.id, other.id);
}

function inOrder(one: PipelineRunRecord, other: PipelineRunRecord): number {
  return (
    compareText(one.name, other.name) ||
    one.attempt - other.attempt ||
    compareText(one.id, other.id)
  );
}
