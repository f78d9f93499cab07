import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  CHECK_STATUSES,
  CheckStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { Contribution } from '../evaluation/types';
import { migrations, sharedDatabase } from './__testUtils__/world';
import { OwnerSums, PackedTotals } from './packedSums';
import { RollupCounters } from './RollupCounters';
import { addDelta, bySumsKey, KeyedSums, sumByTier, SumsDelta } from './sums';
import { SumsMemory } from './SumsMemory';

const TEAMS = ['', 'group:default/a', 'group:default/b', 'user:default/mina'];
const [, A, B] = TEAMS;

function contribution(given: Partial<Contribution> = {}): Contribution {
  return {
    scorecardId: 'readiness',
    ownerRef: A,
    tier: 1,
    level: 1,
    unmeasured: false,
    passedWeight: 3,
    knownWeight: 4,
    applicableWeight: 5,
    statuses: new Map<string, CheckStatus>([
      ['readme', 'pass'],
      ['tests', 'fail'],
    ]),
    soleMissing: 'tests',
    ...given,
  };
}

/** The sums of each owner apart, in a fixed order. */
function sumsOf(owners: readonly OwnerSums[]): KeyedSums[] {
  return owners
    .flatMap(({ ownerRef, cells }) => {
      const totals = new PackedTotals();
      totals.add(cells);
      return totals.sums().map(sums => ({ ...sums, ownerRef }));
    })
    .sort(bySumsKey);
}

describeEachDatabase('SumsMemory', { migrations }, ({ dialect, create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  let memory: SumsMemory;
  beforeEach(() => {
    knex = database();
    memory = new SumsMemory({ knex });
  });

  const apply = (...deltas: SumsDelta[]) =>
    knex.transaction(trx => new RollupCounters({ knex }).apply(trx, deltas));

  it('knows sums as they are', async () => {
    await apply({ after: contribution() }, { after: contribution() });

    expect(sumsOf(await memory.read())).toEqual([
      {
        scorecardId: 'readiness',
        ownerRef: A,
        tier: 1,
        entities: 2,
        unmeasured: 0,
        passedWeight: 6,
        knownWeight: 8,
        applicableWeight: 10,
        levels: [0, 2],
        checks: new Map([
          ['readme', [2, 0, 0, 0, 0, 0]],
          ['tests', [0, 2, 0, 0, 0, 2]],
        ]),
      },
    ]);
  });

  it('tells of the owners that are asked for', async () => {
    await apply(
      { after: contribution() },
      { after: contribution({ ownerRef: B }) },
    );

    const owners = async (refs?: string[]) =>
      (await memory.read(refs)).map(({ ownerRef }) => ownerRef);

    expect(await owners([B, 'group:default/none'])).toEqual([B]);
    expect(await owners()).toEqual([A, B]);
    expect(await owners([A])).toEqual([A]);
    expect(await owners([])).toEqual([]);
  });

  it('sees what others have written', async () => {
    const other = new SumsMemory({ knex });
    await apply({ after: contribution() });
    await memory.read();
    await other.read();
    await apply({ after: contribution({ tier: 2 }) });

    expect(sumsOf(await memory.read())).toHaveLength(2);
    expect(sumsOf(await other.read())).toHaveLength(2);
  });

  it('does not see what is undone', async () => {
    await apply({ after: contribution() });
    const before = sumsOf(await memory.read());
    const undone = knex.transaction(async trx => {
      await new RollupCounters({ knex }).apply(trx, [
        { after: contribution() },
      ]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');

    expect(sumsOf(await memory.read())).toEqual(before);
  });

  it('sees an owner go, and come again as it was', async () => {
    await apply({ after: contribution() });
    const before = sumsOf(await memory.read());
    await apply({ before: contribution() });
    expect(await memory.read()).toEqual([]);
    await apply({ after: contribution() });

    expect(sumsOf(await memory.read())).toEqual(before);
  });

  it('sees counts that change places in texts of the same length', async () => {
    const pass = new Map<string, CheckStatus>([['readme', 'pass']]);
    const fail = new Map<string, CheckStatus>([['readme', 'fail']]);
    const before = contribution({ statuses: pass, soleMissing: undefined });
    const after = contribution({ statuses: fail, soleMissing: undefined });
    await apply({ after: before });
    await memory.read();
    await apply({ before, after });

    expect(sumsOf(await memory.read())[0].checks).toEqual(
      new Map([['readme', [0, 1, 0, 0, 0, 0]]]),
    );
  });

  it('reads rows only of owners that have changed', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      after: contribution({ ownerRef: `group:default/${index}` }),
    }));
    await apply(...many);
    const before = await memory.read();
    await apply({ after: contribution({ ownerRef: 'group:default/7' }) });

    const after = await memory.read();

    const changed = after.filter(it => !before.includes(it));
    expect(changed.map(({ ownerRef }) => ownerRef)).toEqual([
      'group:default/7',
    ]);
  });

  it('takes one statement when nothing has changed', async () => {
    await apply({ after: contribution() });
    const first = await memory.read();

    const { count, result } = await countStatements(knex, () => memory.read());

    expect(count).toBe(1);
    expect(sumsOf(result)).toEqual(sumsOf(first));
    // Nothing is parsed twice
    expect(result[0]).toBe(first[0]);
  });

  it(`takes three statements at most (${dialect})`, async () => {
    await apply({ after: contribution() });
    await memory.read();
    await apply({ after: contribution({ ownerRef: B }) });

    const { count } = await countStatements(knex, () => memory.read());

    expect(count).toBe(dialect === 'sqlite' ? 3 : 2);
  });

  it('is what the sums come to, whatever changes', async () => {
    const entity = fc.record({
      scorecardId: fc.constantFrom('readiness', 'health'),
      ownerRef: fc.constantFrom(...TEAMS),
      tier: fc.integer({ min: 0, max: 2 }),
      level: fc.integer({ min: 0, max: 3 }),
      unmeasured: fc.boolean(),
      passedWeight: fc.constantFrom(0, 0.1, 2),
      statuses: fc
        .dictionary(
          fc.constantFrom('a', 'b', 'c', 'd'),
          fc.constantFrom(...CHECK_STATUSES),
        )
        .map(it => new Map(Object.entries(it))),
      soleMissing: fc.constantFrom(undefined, 'a', 'b'),
    });
    const steps = fc.array(
      fc.record({
        index: fc.integer({ min: 0, max: 5 }),
        // Of nothing left, it is not part any more
        state: fc.option(entity, { nil: undefined }),
        asked: fc.option(fc.subarray(TEAMS), { nil: undefined }),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async given => {
        await knex('rollup').delete();
        const states = new Map<number, Contribution>();
        for (const { index, state, asked } of given) {
          const before = states.get(index);
          const after = state && contribution(state);
          await apply({ before, after });
          if (after) {
            states.set(index, after);
          } else {
            states.delete(index);
          }
          const fresh = new Map<string, KeyedSums>();
          states.forEach(it => addDelta(fresh, { after: it }));
          const expected = [...fresh.values()]
            .filter(({ ownerRef }) => asked?.includes(ownerRef) ?? true)
            .sort(bySumsKey);
          const owners = await memory.read(asked);
          expect(sumsOf(owners)).toEqual(expected);
          const totals = memory.totals.of(asked, new Map([['all', owners]]));
          expect([...(totals.get('all') ?? [])].sort(bySumsKey)).toEqual(
            sumByTier(expected).sort(bySumsKey),
          );
        }
      }),
      { numRuns: 25 },
    );
  });
});
