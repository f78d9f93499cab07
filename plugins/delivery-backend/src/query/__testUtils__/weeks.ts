import { Knex } from 'knex';
import {
  ago,
  changeId,
  HOUR,
  ORDERS,
  repositoryOf,
  seedCatalog,
  seedChanges,
  seedDeployments,
  seedReadings,
  seedSpans,
  WEB,
} from './rows';

/**
 * Five changes of four weeks and one of before. The fourth is of two components,
 * of which the web came last; the fifth waits for its deployment.
 */
export async function seedWeeks(knex: Knex): Promise<void> {
  await seedCatalog(knex);
  const ids = [1, 2, 3, 4, 5].map(it => changeId(it));
  const [one, two, three, four, five] = ids;
  await seedChanges(
    knex,
    ids.map((id, index) => ({ id, mergedAt: ago(20 - index) })),
  );
  const lead = 'lead-time' as const;
  await seedReadings(knex, [
    { metric: lead, item: changeId(9), at: ago(40), value: 8 * HOUR },
    { metric: lead, item: one, at: ago(20), value: 2 * HOUR },
    { metric: lead, item: two, at: ago(13), value: 4 * HOUR },
    {
      metric: lead,
      item: three,
      at: ago(12),
      value: 6 * HOUR,
      isApproximate: true,
    },
    {
      metric: lead,
      item: four,
      at: ago(10),
      value: 10 * HOUR,
      isDecisive: false,
    },
    { metric: lead, item: four, component: WEB, at: ago(5), value: 30 * HOUR },
    {
      metric: lead,
      item: five,
      component: WEB,
      at: ago(3),
      reason: 'notDeployedYet',
    },
    ...ids.map((item, index) => ({
      metric: 'change-size' as const,
      item,
      at: ago(20 - index),
      component: item === five ? WEB : ORDERS,
      value: 4,
    })),
    { metric: 'change-fail-rate', item: 'd1', at: ago(20), value: 0 },
    { metric: 'change-fail-rate', item: 'd2', at: ago(12), value: 1 },
    { metric: 'change-fail-rate', item: 'd3', at: ago(2), reason: 'pending' },
    { metric: 'recovery-time', item: 'd2', at: ago(12), value: HOUR },
    {
      metric: 'recovery-time',
      item: 'd3',
      at: ago(2),
      value: 3 * HOUR,
      isOpen: true,
    },
    {
      metric: 'deployment-frequency',
      item: 'd0',
      at: ago(50),
      reason: 'firstDeployment',
    },
    { metric: 'deployment-frequency', item: 'd1', at: ago(20), value: 1 },
    { metric: 'deployment-frequency', item: 'd2', at: ago(12), value: 1 },
    {
      metric: 'deployment-frequency',
      item: 'w0',
      component: WEB,
      at: ago(14),
      reason: 'firstDeployment',
    },
    {
      metric: 'deployment-frequency',
      item: 'w1',
      component: WEB,
      at: ago(5),
      value: 1,
    },
    { metric: 'restore-time', item: 'i1', at: ago(11), value: HOUR },
  ]);
  await knex('incident').insert({
    id: 'i1',
    record: JSON.stringify({ id: 'i1', title: 'Orders lost' }),
  });
  await seedDeployments(knex, [
    { id: 'd0', at: ago(50) },
    { id: 'd1', at: ago(20), version: 'v1', changes: [one] },
    { id: 'd2', at: ago(12), version: 'v2', changes: [two, three] },
    { id: 'w0', at: ago(14), component: WEB },
    { id: 'w1', at: ago(5), component: WEB, changes: [four] },
  ]);
  await seedSpans(knex, [
    // Of its three days two are in the period
    { item: one, stage: 'review', kind: 'queue', start: ago(29), end: ago(26) },
    { item: one, stage: 'review', kind: 'touch', start: ago(26), end: ago(25) },
    { item: two, stage: 'review', kind: 'queue', start: ago(16), end: ago(15) },
    // It lasts still
    {
      item: five,
      stage: 'deploy',
      kind: 'queue',
      start: ago(1),
      component: WEB,
    },
    // Over before
    {
      item: changeId(9),
      stage: 'review',
      kind: 'queue',
      start: ago(45),
      end: ago(44),
    },
  ]);
  await knex('derivation').insert({
    repository: 'service:orders',
    version: 1,
    derived_at: ago(0),
    remarks: JSON.stringify(['deploymentsAreTags']),
    is_empty: true,
  });
  await knex('derivation').insert([
    {
      repository: repositoryOf('orders'),
      version: 1,
      derived_at: ago(0) - 60_000,
      remarks: JSON.stringify(['deploymentsAreTags']),
    },
    {
      repository: repositoryOf('web'),
      version: 1,
      derived_at: ago(0) - 120_000,
      remarks: JSON.stringify([]),
    },
  ]);
}
