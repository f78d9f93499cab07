import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { DEFAULT_TIER_WEIGHTS } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import {
  checkOf,
  EntityGiven,
  scorecardOf,
  SEEDED_AT,
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
import { OwnedSums } from './OwnedSums';
import { TeamService } from './TeamService';

const ACME = 'group:default/acme';
const SHOP = 'group:default/shop';
const CART = 'group:default/cart';
const OTHER = 'group:default/other';

const GROUPS: EntityGiven[] = [
  { ref: ACME, title: 'Acme' },
  { ref: SHOP, title: 'Shop', parent: ACME },
  { ref: CART, title: 'Cart', parent: SHOP },
  { ref: OTHER, title: 'Other', parent: ACME },
];

const [A, B, C, D, E] = ['a', 'b', 'c', 'd', 'e'].map(
  it => `component:default/${it}`,
);

const ENTITIES: EntityGiven[] = [
  { ref: A, title: 'Basket', owner: CART, tier: 1 },
  { ref: B, title: 'Prices', owner: SHOP, tier: 4 },
  { ref: C, title: 'Search', owner: SHOP },
  { ref: D, title: 'Mail', owner: OTHER },
];

const readiness = scorecardOf('readiness', [
  checkOf('readme', { weight: 1, level: 1, capability: 'code-review' }),
  checkOf('tests', {
    weight: 3,
    level: 2,
    expression: 'repo.hasReadme && catalog.hasOwner',
    remedy: { text: 'Write some' },
  }),
  checkOf('soon', { weight: 9, level: 2 }),
]);

const health = scorecardOf('health', [checkOf('members')], {
  title: 'Health of teams',
});

describeEachDatabase('TeamService', { migrations }, ({ create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  let teams: TeamService;
  beforeEach(async () => {
    knex = database();
    await seedEntities(knex, [...GROUPS, ...ENTITIES]);
    await seedScorecard(knex, readiness);
    await seedScorecard(knex, health);
    // `soon` is only announced.
    await seedStates(knex, readiness, {
      [A]: 'PFf',
      [B]: 'PPf',
      [C]: 'FUf',
      [D]: 'FFf',
    });
    await seedStates(knex, health, { [SHOP]: 'F' });
    const definitions = definitionsIn(knex);
    teams = new TeamService({
      knex,
      definitions,
      owned: new OwnedSums({ knex, definitions }),
      sourceOf,
      facts: factsWith({ 'catalog.hasOwner': 'it has no page' }),
      tierWeights: DEFAULT_TIER_WEIGHTS,
      now: () => SEEDED_AT,
    });
  });

  const all = asker();

  it('sums up the team and all teams below it', async () => {
    const team = await teams.find('Group:shop', all);

    expect(team).toMatchObject({
      team: { entityRef: SHOP, title: 'Shop' },
      teams: [
        { entityRef: SHOP, title: 'Shop', parent: undefined },
        { entityRef: CART, title: 'Cart', parent: SHOP },
      ],
      partial: false,
      evaluatedAt: SEEDED_AT.toISOString(),
    });
    // A counts four times, B and C once each; a tests check weighs three.
    // Passed: 4 × 1 + 4 + 0 of 6 × 4. Level 0: C, 1: A, 2: B.
    expect(team?.rollups).toEqual([
      expect.objectContaining({ scorecardId: 'health', entities: 1 }),
      {
        scorecardId: 'readiness',
        scorecardTitle: 'Title of readiness',
        entities: 3,
        unmeasured: 0,
        levels: readiness.levels,
        level: 1,
        score: 8 / 24,
        coverage: (4 * 4 + 4 + 1) / 24,
        counts: { pass: 3, fail: 2, unknown: 1, stale: 0, exempt: 0 },
        distribution: [
          { level: 0, name: 'None', entities: 1, share: 1 / 6 },
          { level: 1, name: 'Bronze', entities: 1, share: 4 / 6 },
          { level: 2, name: 'Silver', entities: 1, share: 1 / 6 },
        ],
      },
    ]);
  });

  it('says what it has itself, and what each team right below has with all below that', async () => {
    await seedEntities(knex, [{ ref: E, title: 'Wiki', owner: ACME }]);
    await seedStates(knex, readiness, { [E]: 'PPf' });

    const team = await teams.find(ACME, all);

    expect(
      team?.byTeam.map(({ title, rollups }) => [
        title,
        rollups.map(({ scorecardId, entities }) => [scorecardId, entities]),
      ]),
    ).toEqual([
      ['Acme', [['readiness', 1]]],
      ['Other', [['readiness', 1]]],
      [
        'Shop',
        [
          ['health', 1],
          ['readiness', 3],
        ],
      ],
    ]);
  });

  it('takes what is below a team that may not be read for a part of its own', async () => {
    const team = await teams.find(ACME, asker({ hidden: [SHOP, B, C] }));

    expect(
      team?.byTeam.map(({ title, rollups }) => [title, rollups[0].entities]),
    ).toEqual([
      ['Other', 1],
      ['Cart', 1],
    ]);
    expect(JSON.stringify(team)).not.toContain(SHOP);
  });

  it('names what the team gains most by, with the most critical entities', async () => {
    const team = await teams.find(SHOP, all);

    expect(
      team?.fixes.map(({ examples, ...fix }) => ({
        ...fix,
        examples: examples.map(({ title }) => title),
      })),
    ).toEqual([
      expect.objectContaining({
        scorecardId: 'health',
        checkId: 'members',
        gain: 1,
        examples: ['Shop'],
      }),
      {
        scorecardId: 'readiness',
        scorecardTitle: 'Title of readiness',
        checkId: 'tests',
        title: 'Title of tests',
        capability: undefined,
        remedy: { text: 'Write some' },
        entities: 2,
        counts: { fail: 1, unknown: 1, stale: 0 },
        unlocks: 1,
        gain: (4 * 3 + 3) / 24,
        facts: [
          {
            factId: 'catalog.hasOwner',
            source: 'catalog',
            error: 'it has no page',
          },
          { factId: 'repo.hasReadme', source: 'push' },
        ],
        examples: ['Basket', 'Search'],
      },
      expect.objectContaining({
        checkId: 'readme',
        capability: 'code-review',
        entities: 1,
        unlocks: 1,
        gain: 1 / 24,
        examples: ['Search'],
      }),
    ]);
    expect(team?.fixes[1].examples[0]).toEqual({
      entityRef: A,
      kind: 'component',
      title: 'Basket',
      type: 'service',
      lifecycle: undefined,
      tier: 1,
      owner: { entityRef: CART, title: 'Cart' },
    });
  });

  it('asks why nothing is known of those without examples, too', async () => {
    const checks = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const many = scorecardOf(
      'many',
      checks.map(id => checkOf(id, { weight: 9 })),
    );
    await seedScorecard(knex, many);
    await seedStates(knex, many, { [A]: 'U'.repeat(checks.length) });
    const errorsOf = jest.fn(factsWith().errorsOf);
    const definitions = definitionsIn(knex);
    const service = new TeamService({
      knex,
      definitions,
      owned: new OwnedSums({ knex, definitions }),
      sourceOf,
      facts: { errorsOf },
      tierWeights: DEFAULT_TIER_WEIGHTS,
      now: () => SEEDED_AT,
    });

    const team = await service.find(CART, all);

    expect(
      team?.fixes.filter(({ examples }) => examples.length === 0).length,
    ).toBeGreaterThan(1);
    const [[asked]] = errorsOf.mock.calls;
    expect(asked.every(({ entityRefs }) => entityRefs.includes(A))).toBe(true);
  });

  it.each([
    ['everything', all],
    ['most', asker({ hidden: [D] })],
  ])(
    'names those known not to pass first to who reads %s',
    async (_what, who) => {
      // A is the most critical, and only unknown.
      await seedStates(knex, readiness, { [A]: 'PUf', [C]: 'PFf' });

      const team = await teams.find(SHOP, who);

      const fix = team?.fixes.find(({ checkId }) => checkId === 'tests');
      expect(fix?.examples.map(({ title }) => title)).toEqual([
        'Search',
        'Basket',
      ]);
    },
  );

  it('says where the team itself stands', async () => {
    const team = await teams.find(SHOP, all);

    expect(team?.own).toEqual([
      expect.objectContaining({
        scorecardId: 'health',
        level: 0,
        missing: [
          { checkId: 'members', title: 'Title of members', status: 'fail' },
        ],
        since: SEEDED_AT.toISOString(),
      }),
    ]);
  });

  it('leaves out what the caller may not read, and says so', async () => {
    const team = await teams.find(SHOP, asker({ hidden: [C] }));

    expect(team).toMatchObject({ partial: true });
    expect(
      team?.rollups.map(({ scorecardId, entities }) => [scorecardId, entities]),
    ).toEqual([
      ['health', 1],
      ['readiness', 2],
    ]);
    expect(JSON.stringify(team)).not.toContain(C);
    expect(JSON.stringify(team)).not.toContain('Search');
  });

  it('leaves out teams that the caller may not read', async () => {
    const team = await teams.find(SHOP, asker({ hidden: [CART] }));

    expect(team).toMatchObject({
      partial: true,
      teams: [{ entityRef: SHOP }],
      byTeam: [{ entityRef: SHOP }],
    });
    expect(JSON.stringify(team)).not.toContain(CART);
  });

  it('says the same to whoever may read all that there is', async () => {
    const asked = await teams.find(ACME, asker({ hidden: [] }));

    expect(asked).toEqual(await teams.find(ACME, all));
  });

  it.each([
    ['a group that there is not', 'group:default/nobody', all],
    ['what is no group', A, all],
    ['a group that may not be read', SHOP, asker({ hidden: [SHOP] })],
  ])('finds nothing for %s', async (_, ref, caller) => {
    expect(await teams.find(ref, caller)).toBeUndefined();
  });

  it('refuses what is no entity reference', async () => {
    await expect(teams.find('shop', all)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining("'entityRef' is 'shop'"),
    });
  });

  it.each([
    ['who reads all', all],
    ['who does not', asker({ hidden: [OTHER] })],
  ])(
    'takes as many statements for all teams as for one, for somebody %s',
    async (_, caller) => {
      // Definitions and sums are remembered from here on.
      await teams.find(ACME, caller);
      await teams.find(CART, caller);
      const one = await countStatements(knex, () => teams.find(CART, caller));
      const whole = await countStatements(knex, () => teams.find(ACME, caller));

      expect(whole.count).toBe(one.count);
    },
  );

  it('tells of what has changed since it was last asked', async () => {
    await teams.find(SHOP, all);
    await seedStates(knex, readiness, { [C]: 'PPf' });
    await seedStates(knex, readiness, { [A]: undefined });

    const team = await teams.find(SHOP, all);

    expect(team?.rollups[1]).toMatchObject({ entities: 2, score: 1 });
    expect(team?.fixes.map(({ checkId }) => checkId)).toEqual(['members']);
  });

  it('does not name entities that an older version has evaluated', async () => {
    await seedScorecard(knex, {
      ...readiness,
      checks: [readiness.checks[1], readiness.checks[0], readiness.checks[2]],
    });

    const team = await teams.find(CART, all);

    expect(team?.fixes).toEqual([
      expect.objectContaining({ checkId: 'tests', entities: 1, examples: [] }),
    ]);
  });
});
