import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { DEFAULT_TIER_WEIGHTS } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
  seedStates,
} from '../__testUtils__/seed';
import {
  asker,
  definitionsIn,
  factsWith,
  migrations,
  sharedDatabase,
  sourceOf,
} from './__testUtils__/world';
import { NextStepsService } from './NextStepsService';
import { OwnedSums } from './OwnedSums';

const MINA = 'user:default/mina';
const SHOP = 'group:default/shop';
const readiness = scorecardOf('readiness', [checkOf('readme')]);

describeEachDatabase('NextStepsService', { migrations }, ({ create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  let nextSteps: NextStepsService;
  beforeEach(async () => {
    knex = database();
    await seedEntities(knex, [
      { ref: MINA, title: 'Mina' },
      { ref: SHOP, title: 'Shop' },
      { ref: 'component:default/a', title: 'A', owner: SHOP },
      { ref: 'component:default/b', title: 'B', owner: MINA, tier: 1 },
      { ref: 'component:default/c', owner: 'group:default/other' },
    ]);
    await seedScorecard(knex, readiness);
    await seedStates(knex, readiness, {
      'component:default/a': 'F',
      'component:default/b': 'F',
      'component:default/c': 'F',
    });
    const definitions = definitionsIn(knex);
    nextSteps = new NextStepsService({
      knex,
      definitions,
      owned: new OwnedSums({ knex, definitions }),
      userInfo: mockServices.userInfo({
        ownershipEntityRefs: [MINA, SHOP],
      }),
      sourceOf,
      facts: factsWith(),
      tierWeights: DEFAULT_TIER_WEIGHTS,
    });
  });

  it('are about the teams of the caller, and what is their own', async () => {
    expect(await nextSteps.find(asker())).toEqual({
      teams: [{ entityRef: SHOP, title: 'Shop' }],
      fixes: [
        expect.objectContaining({
          checkId: 'readme',
          entities: 2,
          unlocks: 2,
          gain: 1,
          examples: [
            expect.objectContaining({ title: 'B' }),
            expect.objectContaining({ title: 'A' }),
          ],
        }),
      ],
      rollups: [expect.objectContaining({ entities: 2 })],
    });
  });

  it('leave out what the caller may not read', async () => {
    const { fixes } = await nextSteps.find(
      asker({ hidden: ['component:default/a'] }),
    );

    expect(fixes).toEqual([expect.objectContaining({ entities: 1 })]);
  });

  it('are none for services', async () => {
    expect(
      await nextSteps.find(
        asker({ credentials: mockCredentials.service('external:ci') }),
      ),
    ).toEqual({ teams: [], fixes: [], rollups: [] });
  });
});
