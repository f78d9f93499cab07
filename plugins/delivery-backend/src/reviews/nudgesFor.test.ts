import { ago, foundOf, NOW, recordOf, review } from './__testUtils__/changes';
import { Nudged, nudgesFor } from './nudgesFor';

const HOUR_MS = 3_600_000;
const SHOP = 'group:default/shop';
const MONEY = 'group:default/money';
const ID = 'change:github.com/acme/orders#1';

const nudges = (found: ReturnType<typeof foundOf>, last?: Nudged) =>
  nudgesFor({
    changes: [found],
    overdueAfterMs: new Map([
      [SHOP, 20 * HOUR_MS],
      [MONEY, 40 * HOUR_MS],
    ]),
    nudged: new Map(last ? [[ID, last]] : []),
    now: NOW.getTime(),
  });
const waiting = (hours: number, teams = [SHOP]) =>
  foundOf(recordOf(hours), { teams });

describe('nudgesFor', () => {
  it('tells the team that owns what a change touches, once it is overdue', () => {
    expect(nudges(waiting(20))).toEqual([]);
    expect(nudges(waiting(21))).toEqual([
      {
        changeId: ID,
        title: 'Round prices',
        teams: [SHOP],
        wait: { waitsFor: 'review', since: ago(21) },
        overdueAfterMs: 20 * HOUR_MS,
      },
    ]);
  });

  it('tells several teams together, as what is usual differs', () => {
    expect(nudges(waiting(21, [SHOP, MONEY]))).toMatchObject([
      { teams: [SHOP] },
    ]);
    expect(nudges(waiting(41, [SHOP, MONEY]))).toMatchObject([
      { teams: [SHOP, MONEY], overdueAfterMs: 40 * HOUR_MS },
    ]);
    expect(nudges(waiting(1_000, ['group:default/new']))).toEqual([]);
  });

  it('does not tell of what was overdue long before anybody asked', () => {
    expect(nudges(waiting(20 + 4 * 24))).toHaveLength(1);
    expect(nudges(waiting(21 + 4 * 24))).toEqual([]);
  });

  it('tells of each wait once, and of a change every three days at most', () => {
    const first = { waitingSince: ago(30), sentAt: ago(9) };
    const reviewed = foundOf(recordOf(99, { reviews: [review(25)] }));

    expect(nudges(waiting(30), first)).toEqual([]);
    expect(nudges(waiting(30), { ...first, sentAt: ago(100) })).toEqual([]);
    expect(
      nudges(reviewed, { waitingSince: ago(99), sentAt: ago(71) }),
    ).toEqual([]);
    expect(
      nudges(reviewed, { waitingSince: ago(99), sentAt: ago(72) }),
    ).toMatchObject([{ wait: { waitsFor: 'approval' } }]);
  });
});
