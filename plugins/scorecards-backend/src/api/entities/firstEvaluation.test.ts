import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations, NOW, startReadApp } from '../../__testUtils__/readApp';
import { seedEntities } from '../../__testUtils__/seed';

const ORDERS = 'component:default/orders';

const YAML = `apiVersion: groundwork/v1
kind: Scorecard
metadata: { name: basics, title: Basics, owner: platform }
spec:
  levels: [{ name: Bronze }]
  checks:
    - { id: owner, title: Has an owner, level: 1, expression: catalog.hasOwner }
    - { id: readme, title: Has a README, level: 1, expression: repo.hasReadme }
`;

describeEachDatabase(
  'the history of an entity that is new',
  { migrations },
  ({ create }) => {
    it('says of each check whether anything was known when it was first evaluated', async () => {
      const knex = await create();
      await seedEntities(knex, [{ ref: ORDERS }]);
      const { core, get } = startReadApp(knex);
      const evaluate = async () =>
        core.evaluator.evaluate(await core.queue.claim(10));
      await core.publisher.publish(YAML, 'me');
      await core.marks.mark([ORDERS]);
      await evaluate();
      await core.factStore.ingest({
        source: 'push',
        observations: [
          { entityRef: ORDERS, facts: { 'catalog.hasOwner': true } },
        ],
        declared: core.factCatalog.declaredBy('push'),
        now: NOW,
      });
      await evaluate();

      const { body } = await get(`/entities/history?entityRef=${ORDERS}`);

      const [then, first] = body.items;
      expect(first).not.toHaveProperty('fromLevel');
      expect(first).toMatchObject({
        toLevel: 0,
        checks: [
          { checkId: 'owner', title: 'Has an owner', to: 'unknown' },
          { checkId: 'readme', title: 'Has a README', to: 'unknown' },
        ],
      });
      expect(then).toMatchObject({
        fromLevel: 0,
        toLevel: 0,
        checks: [{ checkId: 'owner', from: 'unknown', to: 'pass' }],
      });
    });
  },
);
