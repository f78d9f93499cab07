import {
  TestExecution,
  TestState,
  TestSummary,
} from '@groundwork/backstage-plugin-delivery-common';
import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { wilson } from '../statistics';
import { TestRow } from './testQuery';
import { ExecutionRow } from './types';

const HOUR_MS = 3_600_000;

/** A test as it is answered. */
export function toSummary(
  knex: Knex,
  row: TestRow,
  { executions, failures }: { executions: number; failures: number },
): TestSummary {
  const flakes = Number(row.flakes);
  return {
    key: row.test_key,
    repository: row.repository,
    ...orNothing('suite', row.suite ?? row.class_name),
    ...orNothing('file', row.file),
    name: row.name,
    ...orNothing('job', row.job),
    // Those without a state to speak of are not asked for
    state: row.state as TestState,
    ...orNothing('component', row.component),
    ...orNothing('owner', row.team),
    firstSeenAt: isoOf(row.first_seen_at),
    lastSeenAt: isoOf(row.last_seen_at),
    ...(row.last_flake_at !== null && {
      lastFlakeAt: isoOf(row.last_flake_at),
    }),
    executions,
    failures,
    flakes,
    ...rateOf(flakes, executions),
    costHours: row.cost_ms / HOUR_MS,
    evidence: fromJsonColumn<string[]>(knex, row.evidence) ?? [],
    ...quarantineOf(row),
  };
}

/** An execution as it is answered. */
export function toExecution(
  row: ExecutionRow & { flaked: number | null },
): TestExecution {
  const isContradicted = row.outcome === 'failed' && row.flaked !== null;
  return {
    at: isoOf(row.at),
    sha: row.sha,
    ...orNothing('job', row.job),
    attempt: Number(row.attempt),
    outcome: row.outcome,
    isFlake: isContradicted || Boolean(row.is_retried),
    ...(row.duration_ms !== null && { durationMs: row.duration_ms }),
    ...orNothing('message', row.message),
  };
}

/** A run is one flake however often it was tried, so there is at most one each. */
function rateOf(
  flakes: number,
  executions: number,
): Pick<TestSummary, 'flakeRate'> {
  const rate = wilson({ count: Math.min(flakes, executions), n: executions });
  return rate
    ? { flakeRate: { value: rate.value, ...rate.interval } as const }
    : {};
}

function quarantineOf(row: TestRow): Pick<TestSummary, 'quarantine'> {
  const {
    quarantine_reason: reason,
    quarantine_since: since,
    quarantine_until: until,
  } = row;
  return reason !== null && since !== null && until !== null
    ? { quarantine: { reason, since: isoOf(since), until: isoOf(until) } }
    : {};
}

function orNothing<K extends string>(
  name: K,
  text: string | null,
): { [name in K]?: string } {
  return text ? ({ [name]: text } as { [name in K]: string }) : {};
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
