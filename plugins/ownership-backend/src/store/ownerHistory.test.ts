import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import {
  findOwnerHistory,
  findOwnersAt,
  OwnerPeriod,
  recordOwners,
} from './ownerHistory';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

const day = (number: number) => new Date(Date.UTC(2026, 2, number));
const ORDERS = 'component:default/orders';

/** Records who owns `orders` from a day on; undefined when it is gone. */
async function record(
  knex: Knex,
  on: number,
  owners: string[] | undefined,
  entityRef = ORDERS,
) {
  await knex.transaction(tx =>
    recordOwners(tx, new Map([[entityRef, owners]]), day(on)),
  );
}

/** E.g. `one 2-5`, `one 2-` while it lasts, `nobody 2-`. */
const inShort = ({ ownerRef = 'nobody', from, to }: OwnerPeriod) =>
  `${ownerRef} ${from.getUTCDate()}-${to?.getUTCDate() ?? ''}`;

type Step = [on: number, owners: string[] | undefined];

describeEachDatabase('owner history', { migrations }, ({ create }) => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await create();
  });
  beforeEach(() => knex('owner_history').delete());

  const history = async (limit = 100) =>
    (await findOwnerHistory(knex, ORDERS, limit)).map(inShort);

  it.each<[string, Step[], string[]]>([
    ['nothing', [], []],
    ['an owner', [[2, ['one']]], ['one 2-']],
    ['several owners', [[2, ['two', 'one']]], ['one 2-', 'two 2-']],
    ['an owner who is named twice', [[2, ['one', 'one']]], ['one 2-']],
    ['a time without an owner', [[2, []]], ['nobody 2-']],
    [
      'a change of owner',
      [
        [2, ['one']],
        [5, ['two']],
      ],
      ['two 5-', 'one 2-5'],
    ],
    [
      'the same owners in another order',
      [
        [2, ['one', 'two']],
        [5, ['two', 'one']],
      ],
      ['one 2-', 'two 2-'],
    ],
    [
      'one of two who goes, and a third who comes',
      [
        [2, ['one', 'two']],
        [5, ['two', 'three']],
      ],
      ['three 5-', 'one 2-5', 'two 2-'],
    ],
    [
      'an owner who goes and comes back',
      [
        [2, ['one']],
        [5, []],
        [7, ['one']],
      ],
      ['one 7-', 'nobody 5-7', 'one 2-5'],
    ],
    [
      'an entity that goes',
      [
        [2, ['one', 'two']],
        [5, undefined],
      ],
      ['one 2-5', 'two 2-5'],
    ],
    [
      'an entity that goes while it has no owner, and comes back',
      [
        [2, []],
        [5, undefined],
        [7, ['one']],
      ],
      ['one 7-', 'nobody 2-5'],
    ],
    ['an entity that was never there', [[2, undefined]], []],
    [
      'what changes twice at the same moment',
      [
        [2, ['one']],
        [2, ['two']],
        [2, ['one']],
      ],
      ['one 2-', 'two 2-2'],
    ],
    [
      'a clock that goes backwards: no period ends before it begins',
      [
        [5, ['one']],
        [3, ['two']],
        [4, ['one']],
      ],
      ['one 5-5', 'one 4-', 'two 3-4'],
    ],
  ])('tells of %s', async (_, steps, expected) => {
    for (const [on, owners] of steps) {
      await record(knex, on, owners);
    }

    expect(await history()).toEqual(expected);
  });

  it('gives the latest of many periods', async () => {
    for (let on = 1; on <= 10; on++) {
      await record(knex, on, [`owner-${on}`]);
    }

    expect(await history(2)).toEqual(['owner-10 10-', 'owner-9 9-10']);
  });

  it('takes nothing down for nothing', async () => {
    await knex.transaction(tx => recordOwners(tx, new Map(), day(1)));

    expect(await history()).toEqual([]);
  });

  it('keeps entities apart, and finds many at once', async () => {
    const ref = (number: number) => `component:default/e-${number}`;
    const owners = new Map(
      Array.from({ length: 2_500 }, (_, number) => [
        ref(number),
        [`group:default/${number % 7}`],
      ]),
    );
    await knex.transaction(tx => recordOwners(tx, owners, day(2)));
    await record(knex, 5, ['group:default/new'], ref(3));

    expect(await findOwnersAt(knex, [...owners.keys()], day(4))).toEqual(
      owners,
    );
    expect(
      await findOwnersAt(knex, [ref(2), ref(3), 'component:x/y'], day(5)),
    ).toEqual(
      new Map([
        [ref(2), ['group:default/2']],
        [ref(3), ['group:default/new']],
      ]),
    );
  });

  it('knows at any time who owned it then', async () => {
    const owners = fc.option(
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
      { nil: undefined },
    );
    const steps = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 28 }), owners),
      { maxLength: 8, selector: ([on]) => on },
    );
    await fc.assert(
      fc.asyncProperty(steps, async given => {
        await knex('owner_history').delete();
        const inTime = given.toSorted(([a], [b]) => a - b);
        for (const [on, its] of inTime) {
          await record(knex, on, its);
        }
        for (let on = 1; on <= 28; on++) {
          const [, then] = inTime.findLast(([from]) => from <= on) ?? [];
          const found = await findOwnersAt(knex, [ORDERS], day(on));
          expect(found.get(ORDERS)).toEqual(then?.toSorted());
        }
      }),
      { numRuns: 15 },
    );
  });
});
