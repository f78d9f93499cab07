import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { JsonValue } from '@backstage/types';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { FactDeclaration } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { createCore } from '../../core';
import { PUSH_SOURCE } from '../../facts/types';

const HOUR_MS = 3_600_000;

const declare = (
  id: string,
  type: FactDeclaration['type'],
): FactDeclaration => ({
  id,
  type,
  description: `${id}.`,
  freshnessMs: 24 * HOUR_MS,
});

/** Facts that tests report. */
export const TEST_FACTS = [
  declare('a.ok', 'boolean'),
  declare('b.ok', 'boolean'),
  declare('c.count', 'integer'),
];

/** Says what goes wrong. */
const logger: LoggerService = {
  error: (message, meta) =>
    process.stderr.write(`${message} ${String(meta ?? '')}\n`),
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => logger,
};

const refuse = async () => {
  throw new Error('There is nothing to read');
};

const urlReader: UrlReaderService = {
  readUrl: refuse,
  readTree: refuse,
  search: refuse,
};

/** A scorecard with three checks on two levels. */
export function testScorecard(
  options: { id?: string; least?: number; filter?: string; c?: string } = {},
): string {
  const { id = 'basics', least = 3, filter, c = '' } = options;
  return `apiVersion: groundwork/v1
kind: Scorecard
metadata:
  name: ${id}
  title: Basics
  owner: group:default/platform
spec:
${filter ? `  filter: ${filter}\n` : ''}  levels:
    - name: Bronze
    - name: Silver
  checks:
    - id: a
      title: A
      level: 1
      expression: a.ok
    - id: b
      title: B
      level: 2
      weight: 2
      expression: b.ok
    - id: c
      title: C
      level: 2
      expression: c.count >= ${least}
${c}`;
}

/** What evaluates, on a database with the plugin's tables. */
export function createTestCore(
  knex: Knex,
  options: {
    now: () => Date;
    worker?: string;
    leaseMs?: number;
    batch?: number;
    collectors?: readonly FactCollector[];
  },
) {
  const { now, worker = 'test', leaseMs = 30_000, batch = 500 } = options;
  const core = createCore({
    knex,
    settings: {
      locations: [],
      evaluation: {
        workers: 1,
        batch,
        lease: { milliseconds: leaseMs },
        poll: { milliseconds: 50 },
      },
    },
    collectors: options.collectors ?? [],
    pushed: TEST_FACTS,
    urlReader,
    logger,
    now,
    worker,
  });
  return {
    ...core,
    /** Reports facts of an entity. */
    push: (entityRef: string, facts: Record<string, JsonValue>) =>
      core.factStore.ingest({
        source: PUSH_SOURCE,
        observations: [{ entityRef, facts, observedAt: now() }],
        declared: core.factCatalog.declaredBy(PUSH_SOURCE),
        now: now(),
      }),
    /** Evaluates all that is due. */
    async settle(limit = 500): Promise<{ evaluated: number; changed: number }> {
      const total = { evaluated: 0, changed: 0 };
      for (;;) {
        const leases = await core.queue.claim(limit);
        if (leases.length === 0) {
          return total;
        }
        const { evaluated, changed } = await core.evaluator.evaluate(leases);
        total.evaluated += evaluated;
        total.changed += changed;
      }
    },
  };
}

/** What the store says, for comparisons: without numbers and times of rows. */
export async function standings(knex: Knex) {
  const rows = await knex('state')
    .orderBy(['scorecard_id', 'entity_ref'])
    .select(
      'scorecard_id',
      'entity_ref',
      'statuses',
      'level',
      'passed_weight',
      'known_weight',
      'applicable_weight',
      'owner_ref',
      'tier',
    );
  return rows as object[];
}
