import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { FactBatch } from '@groundwork/backstage-plugin-scorecards-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { entityOf, seedEntities } from '../../__testUtils__/seed';
import { TeamCollector } from './TeamCollector';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);
const NOW = new Date('2026-03-03T03:00:00Z');
const GROUP = 'group:default/payments';

describeEachDatabase('TeamCollector', { migrations }, ({ create }) => {
  it('reads five hundred components at a time, and counts what is fresh', async () => {
    const knex = await create();
    await seedEntities(
      knex,
      Array.from({ length: 1_201 }, (_, index) => ({
        ref: `component:default/c${index}`,
        owner: GROUP,
      })),
    );
    const portions: number[] = [];
    const collector = new TeamCollector({
      knex,
      readingsOf: async refs => {
        portions.push(refs.length);
        return new Map(
          refs.map(ref => {
            const isStale = ref === 'component:default/c7';
            const observedAt = NOW.getTime() - (isStale ? 61 : 60);
            return [ref, { 'repo.hasCi': { value: !isStale, observedAt } }];
          }),
        );
      },
      freshnessMsOf: () => 60,
      now: () => NOW,
    });
    async function* pages() {
      yield [entityOf({ ref: GROUP })];
    }

    const batches: FactBatch[] = [];
    const { signal } = new AbortController();
    for await (const batch of collector.collect(pages(), { signal })) {
      batches.push(batch);
    }

    expect(portions).toEqual([500, 500, 201]);
    expect(batches).toEqual([
      [
        {
          entityRef: GROUP,
          facts: { 'team.components': 1_201, 'team.ciShare': 1 },
        },
      ],
    ]);
  });

  it('does not count components that the catalog does not have any more', async () => {
    const knex = await create();
    const [HERE, GONE] = ['component:default/here', 'component:default/gone'];
    await seedEntities(
      knex,
      [HERE, GONE].map(ref => ({ ref, owner: GROUP })),
    );
    await knex('entity')
      .where({ entity_ref: GONE })
      .update({ missing_since: NOW.toISOString() });
    const collector = new TeamCollector({
      knex,
      readingsOf: async refs =>
        new Map(
          refs.map(ref => [
            ref,
            {
              'repo.hasCi': { value: ref === HERE, observedAt: NOW.getTime() },
            },
          ]),
        ),
      freshnessMsOf: () => 60,
      now: () => NOW,
    });
    async function* pages() {
      yield [entityOf({ ref: GROUP })];
    }

    const batches: FactBatch[] = [];
    const { signal } = new AbortController();
    for await (const batch of collector.collect(pages(), { signal })) {
      batches.push(batch);
    }

    expect(batches).toEqual([
      [
        {
          entityRef: GROUP,
          facts: { 'team.components': 1, 'team.ciShare': 1 },
        },
      ],
    ]);
  });
});
