import { mockCredentials } from '@backstage/backend-test-utils';
import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
} from '../../__testUtils__/seed';
import { FactReadings } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { ScoredEntityPermission } from '../../authorization-rules';
import {
  EVALUATION_QUEUE,
  EvaluationQueue,
} from '../../evaluation/EvaluationQueue';
import { asker, definitionsIn } from '../../rollup/__testUtils__/world';
import { WaiverKeeper } from '../WaiverKeeper';
import { WaiverService } from '../WaiverService';

export const SHOP = 'group:default/shop';
export const ORDERS = 'component:default/orders';
export const STOCK = 'component:default/stock';
export const WEBSITE = 'component:default/website';

/** A scorecard for services, with checks of which one is only for the first tier. */
export const READINESS = scorecardOf(
  'readiness',
  [
    checkOf('readme'),
    checkOf('tests', { level: 2 }),
    checkOf('runbook', {
      filter: { 'metadata.annotations.groundwork.dev/tier': '1' },
    }),
  ],
  { filter: { 'spec.type': 'service' } },
);

export const mina = asker({ ref: 'user:default/mina' });
export const ruth = asker({ ref: 'user:default/ruth' });
export const ci = asker({
  credentials: mockCredentials.service('external:ci'),
});

/** The same people's sessions, as they come through another plugin. */
export const minaThroughMcp = throughMcp('user:default/Mina');
export const ruthThroughMcp = throughMcp('user:default/ruth');

function throughMcp(userEntityRef: string) {
  return asker({
    credentials: {
      $$type: '@backstage/BackstageCredentials',
      principal: {
        type: 'user',
        userEntityRef,
        actor: { type: 'service', subject: 'plugin:mcp-actions' },
      },
    },
  });
}

/** The services about waivers over a database, at a time that can be set. */
export async function waiverWorld(knex: Knex, time: string) {
  await seedEntities(knex, [
    { ref: SHOP, title: 'Shop' },
    { ref: ORDERS, title: 'Orders', owner: SHOP, tier: 1 },
    { ref: STOCK, title: 'Stock', owner: SHOP },
    { ref: WEBSITE, type: 'website' },
  ]);
  await seedScorecard(knex, READINESS);
  const clock = { now: new Date(time) };
  const now = () => clock.now;
  const queue = new LeaseQueue({
    knex,
    table: EVALUATION_QUEUE,
    now,
    leaseForMs: 30_000,
    worker: 'test',
  });
  const marks = new EvaluationQueue({ knex, queue, now });
  const denied = new Set<string>();
  const facts = new Map<string, FactReadings>();
  let ids = 0;
  const waivers = new WaiverService({
    knex,
    definitions: definitionsIn(knex),
    facts: { readingsOf: async () => facts },
    entityPermissions: {
      mayAct: async ({ name }: ScoredEntityPermission, _who, refs) =>
        new Set(denied.has(name) ? [] : refs),
    },
    marks,
    now,
    newId: () => {
      ids += 1;
      return `a2b3c4d5-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
  });
  return {
    waivers,
    keeper: new WaiverKeeper({ knex, marks, now }),
    clock,
    /** What is known of entities. */
    facts,
    /** Names of permissions that nobody has. */
    denied,
    /** Entities that wait to be evaluated, which then do not any more. */
    async takeMarked(): Promise<string[]> {
      const keys = await knex(EVALUATION_QUEUE).orderBy('key').pluck('key');
      await knex(EVALUATION_QUEUE).delete();
      return keys;
    },
    /** Who is to be told what, the oldest first. */
    async notices(): Promise<string[]> {
      const rows = await knex('notice').orderBy('id');
      return rows.map(({ kind, recipient_ref }) => `${kind} ${recipient_ref}`);
    },
  };
}

/** A request that there is nothing wrong with. */
export const REQUEST = {
  entityRef: ORDERS,
  scorecardId: 'readiness',
  checkId: 'tests',
  reason: 'The test environment is being moved',
  expiresAt: '2026-12-31T00:00:00Z',
};
