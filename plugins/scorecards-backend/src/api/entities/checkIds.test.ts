import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations, NOW, startReadApp } from '../../__testUtils__/readApp';
import { seedEntities } from '../../__testUtils__/seed';

const VAULT = 'component:default/vault';
const HOUR_MS = 3_600_000;

/** The only id of a check that is also a name which every object has. */
const ID = 'constructor';

const DEFINITION = `apiVersion: groundwork/v1
kind: Scorecard
metadata: { name: production, title: Production, owner: group:default/acme }
spec:
  levels: [{ name: Bronze }]
  checks:
    - id: ${ID}
      title: Has a constructor
      level: 1
      expression: repo.hasReadme
    - { id: owner, title: Has an owner, level: 1, expression: catalog.hasOwner }
`;

describeEachDatabase(
  'A check whose id is a name that every object has',
  { migrations },
  ({ create }) => {
    it('is told of as any other, and stays as it is', async () => {
      const knex = await create();
      const clock = { time: NOW.getTime() };
      const now = () => new Date(clock.time);
      const app = startReadApp(knex, { now });
      const { core } = app;
      const pushReadme = (hasReadme: boolean) =>
        core.factStore.ingest({
          source: 'push',
          observations: [
            {
              entityRef: VAULT,
              facts: { 'repo.hasReadme': hasReadme, 'catalog.hasOwner': true },
              observedAt: now(),
            },
          ],
          declared: core.factCatalog.declaredBy('push'),
          now: now(),
        });
      const evaluate = async () => {
        await knex.transaction(trx => core.marks.markAll(trx));
        return core.evaluator.evaluate(await core.queue.claim(10));
      };
      const check = async () => {
        const { status, body } = await app.get(
          `/entities/by-ref?entityRef=${encodeURIComponent(VAULT)}`,
        );
        expect(status).toBe(200);
        return body.scorecards[0].checks[0];
      };
      await seedEntities(knex, [{ ref: VAULT }]);
      await core.publisher.publish(DEFINITION, 'me');
      await pushReadme(true);
      await evaluate();

      expect(await check()).toMatchObject({
        checkId: ID,
        status: 'pass',
        since: NOW.toISOString(),
      });
      expect(await check()).not.toHaveProperty('message');

      clock.time += HOUR_MS;
      expect(await evaluate()).toEqual({ evaluated: 1, changed: 0 });
      await pushReadme(false);
      expect(await evaluate()).toEqual({ evaluated: 1, changed: 1 });
      expect(await check()).toMatchObject({
        status: 'fail',
        since: now().toISOString(),
        message: expect.stringContaining('repo.hasReadme'),
      });
      expect(await evaluate()).toEqual({ evaluated: 1, changed: 0 });
    });
  },
);
