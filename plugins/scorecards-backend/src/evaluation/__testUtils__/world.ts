import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { Knex } from 'knex';
import { seedEntities } from '../../__testUtils__/seed';
import { writeMissing } from '../../entities/entityRows';
import { removeEntities } from '../../entities/removeEntities';
import { subtractRemoved } from '../removal';
import { createTestCore, testScorecard } from './core';

const HOUR_MS = 3_600_000;
const START = new Date('2026-11-20T12:00:00.000Z').getTime();

/** More than are evaluated without a look at whether they have changed. */
export const REFS = Array.from(
  { length: 25 },
  (_, index) => `component:default/service-${index}`,
);

const probe: FactCollector = {
  id: 'probe',
  facts: [
    { id: 'probe.seenAt', type: 'timestamp', description: 'Last seen.' },
    { id: 'probe.answers', type: 'boolean', description: 'Answers.' },
  ],
  freshness: { hours: 4 },
  async *collect() {},
};

const PROBED = `
    - { id: seen, title: Seen, level: 1, expression: "now - probe.seenAt < duration('2h')" }
`;

/** Of one entity nobody can tell until when its state holds. */
const UNSTEADY = `
    - { id: odd, title: Odd, level: 2, expression: "now.getMinutes() % 20 < 10", filter: { metadata.name: service-1 } }
`;

const FEW = (names: string) => `{ metadata.name: { $in: [${names}] } }`;

export const VARIANTS = [
  testScorecard(),
  testScorecard({ least: 1 }),
  testScorecard({ filter: '{ metadata.name: service-3 }' }),
  testScorecard({ id: 'probes', c: PROBED + UNSTEADY }),
  testScorecard({ id: 'probes', c: PROBED }),
  // Of few, and of one fewer
  testScorecard({ id: 'few', filter: FEW('service-1, service-3') }),
  testScorecard({ id: 'few', filter: FEW('service-3') }),
];

/** What may happen. */
export type Step =
  | { do: 'pass' | 'set back'; hours: number }
  | { do: 'push'; entity: number; isOk: boolean; count: number }
  | { do: 'probe'; entity: number; agoHours: number; fails: boolean }
  | { do: 'publish'; variant: number }
  | { do: 'withdraw'; id: string }
  | { do: 'change'; entity: number; owner: number; tier: number; title: string }
  | { do: 'waive'; entity: number; check: string; hours: number }
  | { do: 'remove'; entity: number }
  | { do: 'nothing' };

/** All that a world leaves behind. */
export const TABLES = [
  'evaluation_queue',
  'evaluation',
  'state',
  'transition',
  'rollup',
  'notice',
  'waiver',
  'fact_set',
  'fact_change',
  'scorecard',
  'scorecard_version',
  'entity',
];

/** What happens around the plugin, on one database. */
export class World {
  time = START;
  waivers = 0;
  readonly core;

  constructor(private readonly knex: Knex) {
    this.core = createTestCore(knex, {
      now: () => new Date(this.time),
      collectors: [probe],
    });
  }

  async begin(): Promise<void> {
    await seedEntities(
      this.knex,
      REFS.map(ref => ({ ref, owner: 'group:default/team-0' })),
    );
    await this.core.publisher.publish(VARIANTS[0], 'me');
    await this.core.publisher.publish(VARIANTS[3], 'me');
  }

  async take(it: Step): Promise<void> {
    const { knex, core } = this;
    const now = new Date(this.time);
    switch (it.do) {
      case 'pass':
        this.time += Math.round(it.hours * HOUR_MS);
        break;
      case 'set back':
        this.time -= Math.round(it.hours * HOUR_MS);
        break;
      case 'push':
        await core.push(REFS[it.entity], {
          'a.ok': it.isOk,
          'c.count': it.count,
        });
        break;
      case 'probe':
        await this.#probe(REFS[it.entity], it);
        break;
      case 'publish':
        await core.publisher.publish(VARIANTS[it.variant], 'me');
        break;
      case 'withdraw':
        await core.publisher.withdraw(it.id);
        break;
      case 'change':
        await seedEntities(knex, [
          {
            ref: REFS[it.entity],
            title: it.title,
            owner: `group:default/team-${it.owner}`,
            tier: it.tier,
          },
        ]);
        break;
      case 'waive':
        this.waivers += 1;
        await knex('waiver').insert({
          id: `0b9d2f6e-0000-4000-8000-${String(this.waivers).padStart(
            12,
            '0',
          )}`,
          entity_ref: REFS[it.entity],
          scorecard_id: it.check === 'seen' ? 'probes' : 'basics',
          check_id: it.check,
          reason: 'Later',
          status: 'approved',
          requested_by: 'user:default/mina',
          requested_at: toTimestamp(now),
          expires_at: toTimestamp(
            new Date(this.time + Math.round(it.hours * HOUR_MS)),
          ),
        });
        break;
      case 'remove':
        await this.#removeAndBringBack(REFS[it.entity]);
        break;
      default:
        break;
    }
  }

  /** Evaluates all, those left out of which it is known that nothing changed. */
  async settle() {
    await this.knex.transaction(trx => this.core.marks.markAll(trx));
    return this.core.settle();
  }

  /** Evaluates all, whatever is known. */
  async settleAll() {
    await this.knex('evaluation').delete();
    return this.settle();
  }

  async dueTimes(): Promise<Map<string, number>> {
    const rows = await this.knex('evaluation_queue').select('key', 'due_at');
    return new Map(rows.map(it => [it.key, new Date(it.due_at).getTime()]));
  }

  async evaluatedAt(): Promise<Map<string, number>> {
    const rows = await this.knex('evaluation');
    return new Map(
      rows.map(it => [it.entity_ref, new Date(it.evaluated_at).getTime()]),
    );
  }

  async #probe(entityRef: string, it: { agoHours: number; fails: boolean }) {
    const seenAt = new Date(this.time - it.agoHours * HOUR_MS).toISOString();
    await this.core.factStore.ingest({
      source: 'probe',
      observations: [
        {
          entityRef,
          facts: {
            'probe.answers': true,
            ...(!it.fails && { 'probe.seenAt': seenAt }),
          },
          errors: it.fails ? { 'probe.seenAt': 'HTTP 500' } : {},
        },
      ],
      declared: this.core.factCatalog.declaredBy('probe'),
      now: new Date(this.time),
    });
  }

  async #removeAndBringBack(ref: string): Promise<void> {
    const { knex, core } = this;
    const since = new Date(this.time);
    await writeMissing(knex, [ref], since);
    await knex.transaction(trx =>
      removeEntities(trx, [ref], since, (within, refs) =>
        subtractRemoved(within, refs, {
          definitions: core.definitions,
          applySums: (inTrx, sums) => core.counters.apply(inTrx, sums),
        }),
      ),
    );
    await seedEntities(knex, [{ ref, owner: 'group:default/team-0' }]);
  }
}
