import { orderOf, Slot, Standing } from './order';

const nobody: Standing = {
  answersForGroups: false,
  answersForAll: false,
  leadsTeam: false,
  isCalledFirst: false,
  handlesIncidents: false,
  runsPlatform: false,
};

const first = (count: number, standing: Partial<Standing>) =>
  orderOf({ ...nobody, ...standing }).slice(0, count);

describe('orderOf', () => {
  it.each<[string, Partial<Standing>, Slot[]]>([
    [
      'a developer: what runs, what waits, what to do',
      {},
      ['environments', 'reviews', 'next', 'maturity'],
    ],
    [
      'a responder: what is broken and who is called',
      { handlesIncidents: true },
      ['incidents', 'onCall', 'next', 'reviews'],
    ],
    [
      'a lead who is no department: the level, and what to fix',
      { leadsTeam: true, handlesIncidents: true },
      ['maturity', 'next', 'reviews', 'incidents'],
    ],
    [
      'a platform engineer: the platform',
      { runsPlatform: true, handlesIncidents: true },
      ['platform', 'next', 'environments', 'reviews'],
    ],
    [
      'who answers for everything: the organisation',
      { answersForGroups: true, answersForAll: true },
      ['organisation', 'next', 'incidents', 'systems'],
    ],
    [
      'who answers for a department: it, and what its teams own',
      { answersForGroups: true },
      ['organisation', 'next', 'incidents', 'owned'],
    ],
    [
      'a lead who is called first: what is broken before all else',
      { leadsTeam: true, isCalledFirst: true },
      ['incidents', 'onCall', 'maturity', 'next'],
    ],
  ])('begins, for %s', (_name, standing, expected) => {
    expect(first(4, standing)).toEqual(expected);
  });

  it('has what is broken before levels, for who runs the platform', () => {
    expect(first(7, { runsPlatform: true, handlesIncidents: true })).toEqual([
      'platform',
      'next',
      'environments',
      'reviews',
      'incidents',
      'onCall',
      'maturity',
    ]);
  });

  it('has levels early for a lead who runs the platform', () => {
    expect(first(3, { runsPlatform: true, leadsTeam: true })).toEqual([
      'platform',
      'next',
      'maturity',
    ]);
  });

  it('has each place once, whoever somebody is', () => {
    const flags = Object.keys(nobody) as Array<keyof Standing>;
    for (let bits = 0; bits < 2 ** flags.length; bits += 1) {
      const standing = Object.fromEntries(
        flags.map((flag, index) => [flag, Boolean(bits & (2 ** index))]),
      ) as unknown as Standing;
      const order = orderOf(standing);
      expect(new Set(order).size).toBe(order.length);
      expect(order).toEqual(
        expect.arrayContaining(['next', 'environments', 'incidents', 'recent']),
      );
      expect(order.includes('platform')).toBe(standing.runsPlatform);
    }
  });
});
