import { stringifyEntityRef } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { DEFAULT_TIER_WEIGHTS } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { migrations } from '../__testUtils__/readApp';
import { seedEntities } from '../__testUtils__/seed';
import {
  CollectorRunner,
  CollectorRuns,
  createCollectorMetrics,
} from '../collect';
import { createReaders } from '../read';
import { createTestCore } from './__testUtils__/core';

const ORDERS = 'component:default/orders';
const HOUR_MS = 3_600_000;

const YAML = `apiVersion: groundwork/v1
kind: Scorecard
metadata: { name: probes, title: Probes, owner: group:default/platform }
spec:
  levels: [{ name: Bronze }]
  checks:
    - { id: answers, title: Answers, level: 1, expression: probe.answers }
`;

describeEachDatabase('A collector that fails', { migrations }, ({ create }) => {
  it('turns its checks stale when their freshness ends, and the entity says since when and why', async () => {
    const knex = await create();
    const clock = { time: new Date('2026-11-20T12:00:00.000Z').getTime() };
    const now = () => new Date(clock.time);
    let isBroken = false;
    const probe: FactCollector = {
      id: 'probe',
      facts: [
        { id: 'probe.answers', type: 'boolean', description: 'Answers.' },
      ],
      freshness: { hours: 4 },
      async *collect(pages) {
        for await (const page of pages) {
          if (isBroken) {
            throw new Error('The probe has no network');
          }
          yield page.map(entity => ({
            entityRef: stringifyEntityRef(entity),
            facts: { 'probe.answers': true },
          }));
        }
      },
    };
    const core = createTestCore(knex, { now, collectors: [probe] });
    await seedEntities(knex, [{ ref: ORDERS }]);
    await core.publisher.publish(YAML, 'me');
    const runner = new CollectorRunner({
      knex,
      factCatalog: core.factCatalog,
      factStore: core.factStore,
      runs: new CollectorRuns(knex),
      timeoutMsOf: () => 5_000,
      metrics: createCollectorMetrics(),
      logger: mockServices.logger.mock(),
      now,
    });
    const readers = createReaders({
      knex,
      definitions: core.definitions,
      store: core.definitionStore,
      refused: core.refused,
      facts: core.facts,
      pending: core.marks,
      tierWeights: DEFAULT_TIER_WEIGHTS,
      now,
    });
    const check = async () => {
      await core.settle();
      const found = await readers.entities.find(ORDERS, {
        readable: async refs => new Set(refs),
        readsAll: async () => true,
      });
      return found?.scorecards[0].checks[0];
    };
    const { signal } = new AbortController();
    await runner.run(probe, signal);
    expect(await check()).toMatchObject({ status: 'pass' });

    isBroken = true;
    clock.time += HOUR_MS;
    await runner.run(probe, signal);
    expect(await check()).toMatchObject({ status: 'pass' });

    clock.time += 3 * HOUR_MS + 1;
    await runner.run(probe, signal);
    expect(await check()).toMatchObject({
      status: 'stale',
      since: '2026-11-20T16:00:00.000Z',
      message: expect.stringContaining('probe.answers'),
      facts: [
        {
          factId: 'probe.answers',
          value: true,
          observedAt: '2026-11-20T12:00:00.000Z',
          freshUntil: '2026-11-20T16:00:00.000Z',
          error: 'The probe has no network',
          errorSince: '2026-11-20T13:00:00.000Z',
        },
      ],
    });

    isBroken = false;
    await runner.run(probe, signal);
    expect(await check()).toMatchObject({ status: 'pass' });
  });
});
