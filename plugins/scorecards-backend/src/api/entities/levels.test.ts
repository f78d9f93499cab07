import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { ATTIC, LEDGER, seedAcme, VAULT } from '../../__testUtils__/acme';
import { migrations, startReadApp } from '../../__testUtils__/readApp';
import {
  checkOf,
  scorecardOf,
  seedScorecard,
  seedStates,
} from '../../__testUtils__/seed';

type App = ReturnType<typeof startReadApp>;

describeEachDatabase('POST /entities/levels', { migrations }, ({ create }) => {
  let knex: Knex;
  let app: App;
  beforeAll(async () => {
    knex = await create();
    await seedAcme(knex);
    const basics = scorecardOf('basics', [checkOf('a')], { title: 'Basics' });
    await seedScorecard(knex, basics);
    await seedStates(knex, basics, { [VAULT]: 'F', [ATTIC]: '-' });
    app = startReadApp(knex);
  });

  const ask = (entityRefs: string[], more: object = {}, on = app) =>
    on.post('/entities/levels', { entityRefs, ...more });

  it('has the levels of many, in the order asked for, by title', async () => {
    const { status, body } = await ask([
      'Component:Default/Vault',
      LEDGER,
      'component:default/nowhere',
      ATTIC,
      LEDGER,
    ]);

    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        entityRef: VAULT,
        levels: [
          {
            scorecardId: 'basics',
            scorecardTitle: 'Basics',
            level: 0,
            of: 1,
            score: 0,
            coverage: 1,
            unmeasured: false,
          },
          {
            scorecardId: 'production',
            scorecardTitle: 'Production readiness',
            level: 1,
            of: 3,
            levelName: 'Bronze',
            score: 2 / 8,
            coverage: 4 / 8,
            unmeasured: false,
          },
        ],
      },
      {
        entityRef: LEDGER,
        levels: [
          {
            scorecardId: 'production',
            scorecardTitle: 'Production readiness',
            level: 3,
            of: 3,
            levelName: 'Gold',
            score: 1,
            coverage: 1,
            unmeasured: false,
          },
        ],
      },
      {
        entityRef: ATTIC,
        levels: [
          // Nothing applies: there is neither a score nor a coverage
          {
            scorecardId: 'basics',
            scorecardTitle: 'Basics',
            level: 1,
            of: 1,
            levelName: 'Bronze',
            unmeasured: false,
          },
          expect.objectContaining({ level: 0, unmeasured: true, score: 0 }),
        ],
      },
    ]);
  });

  it('has those of one scorecard alone', async () => {
    const { body } = await ask([VAULT, LEDGER], { scorecardId: 'basics' });

    expect(body.items).toEqual([
      { entityRef: VAULT, levels: [expect.objectContaining({ of: 1 })] },
    ]);
  });

  it('leaves out what the caller may not read, asking about all at once', async () => {
    const some = startReadApp(knex, { hidden: [VAULT] });

    const { body } = await ask([VAULT, LEDGER, ATTIC], {}, some);

    expect(body.items.map((it: { entityRef: string }) => it.entityRef)).toEqual(
      [LEDGER, ATTIC],
    );
    expect(some.catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
  });

  it.each<[string, object, number, string]>([
    ['no refs', {}, 400, 'body.entityRefs is required'],
    ['a ref that is none', { entityRefs: ['vault'] }, 400, "is 'vault'"],
    [
      'too many',
      { entityRefs: Array(501).fill(VAULT) },
      400,
      'body.entityRefs must have at most 500 items',
    ],
    [
      'an unknown scorecard',
      { entityRefs: [VAULT], scorecardId: 'products' },
      404,
      "There is no scorecard 'products'; there are basics, production",
    ],
  ])('refuses %s', async (_, body, status, message) => {
    const response = await app.post('/entities/levels', body);

    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(message);
  });
});
