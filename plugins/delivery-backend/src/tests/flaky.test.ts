import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { DAY_MS, migrations, NOW, TestWorld } from './__testUtils__/world';
import { handleMarks } from './createTests';
import { markKnown } from './retention';

describeEachDatabase('From results to states', { migrations }, ({ create }) => {
  const setUp = async () => new TestWorld(await create());
  const others = { one: 'pass', two: 'pass', three: 'pass' } as const;

  it.each([
    ['the failure first', ['fail', 'pass'] as const],
    ['the pass first', ['pass', 'fail'] as const],
  ])(
    'R1: passes and fails on the same contents, %s',
    async (_, [first, second]) => {
      const world = await setUp();
      // Two commits with the same contents
      const tree = 'c'.repeat(40);
      await world.send({ adds: first, ...others }, { commit: 'a', tree });
      await world.settle();
      await world.send(
        { adds: second, ...others },
        { commit: 'b', tree, days: 0.5 },
      );
      await world.settle();

      expect(await world.states()).toEqual({ adds: 'flaky' });
      const { items } = await world.list({
        period: { from: NOW - DAY_MS, to: NOW + DAY_MS },
      });
      expect(items).toMatchObject([
        {
          name: 'adds',
          file: 'src/orders.test.ts',
          suite: 'orders',
          state: 'flaky',
          executions: 2,
          failures: 1,
          flakes: 1,
          evidence: [
            'Passed and failed on the same contents: once, last on 2026-03-21.',
          ],
          lastFlakeAt: '2026-03-21T00:00:00.000Z',
        },
      ]);
    },
  );

  it('R1: not when they are more than 14 days apart', async () => {
    const world = await setUp();
    await world.send({ adds: 'pass', ...others }, { days: -15 });
    await world.send({ adds: 'fail', ...others }, { run: '2' });
    await world.settle();

    expect(await world.states()).toEqual({ adds: 'healthy' });
  });

  it('R1: learns of the tree of a commit from another upload of it', async () => {
    const world = await setUp();
    const tree = 'c'.repeat(40);
    await world.send({ adds: 'pass', ...others }, { commit: 'a', tree });
    await world.send({ other: 'pass' }, { commit: 'b', tree, job: 'lint' });
    await world.send({ adds: 'fail', ...others }, { commit: 'b' });
    await world.settle();

    expect(await world.states()).toEqual({ adds: 'flaky' });
  });

  it('R1: finds a failure and a pass that two replicas count at once', async () => {
    const world = await setUp();
    const { knex, now } = world;
    const { queue } = world.tests;
    const tree = 'c'.repeat(40);
    await world.send({ adds: 'fail', ...others }, { commit: 'a', tree });
    await world.send({ adds: 'pass', ...others }, { commit: 'b', tree });

    const uploads = await queue.claim(2);
    await Promise.all(
      uploads.map(lease =>
        handleMarks({ knex, queue, now }, [lease], AbortSignal.any([])),
      ),
    );
    await world.settle();

    expect(uploads).toHaveLength(2);
    expect(await world.states()).toEqual({ adds: 'flaky' });
  });

  it('R1: tells contents of the same commit apart, as of merges with it', async () => {
    const world = await setUp();
    const tree = (digit: string) => digit.repeat(40);
    await world.send(
      { adds: 'pass', ...others },
      { tree: tree('c'), run: '1' },
    );
    await world.send(
      { adds: 'fail', ...others },
      { tree: tree('d'), run: '2' },
    );
    await world.settle();

    expect(await world.states()).toEqual({ adds: 'healthy' });
  });

  it.each([
    ['in another attempt', undefined],
    ['as a tool says of it', { adds: 'flaky' } as const],
    ['in the same document', { adds: ['fail', 'fail', 'pass'] }],
  ])('R2: passes when it is tried again, %s', async (_, outcomes) => {
    const world = await setUp();
    if (outcomes) {
      await world.send({ ...outcomes, ...others });
    } else {
      await world.send({ adds: 'fail', ...others });
      await world.send({ adds: 'pass', ...others }, { attempt: 2 });
    }
    await world.settle();

    expect(await world.states()).toEqual({ adds: 'flaky' });
    const { items } = await world.list();
    expect(items[0].evidence).toEqual([
      'Passed when it was tried again in the same run: once, last on 2026-03-20.',
    ]);
  });

  it('R3: suspects what changes its mind, after passes that nobody kept', async () => {
    const world = await setUp();
    // Every fifth fails: 8 flips of 19 transitions
    for (let n = 0; n < 20; n += 1) {
      await world.send(
        { adds: n % 5 === 3 ? 'fail' : 'pass', ...others },
        { commit: `c${n}`, days: n / 2 - 10 },
      );
      await world.settle();
    }
    await markKnown(world.knex, world.tests.queue);
    await world.settle();

    expect(await world.states()).toEqual({ adds: 'suspect' });
    const { items } = await world.list();
    expect(items[0]).toMatchObject({
      executions: 20,
      failures: 4,
      flakes: 0,
      evidence: [
        expect.stringMatching(
          /^Ended otherwise than the time before in 4\d % of 20 executions/,
        ),
      ],
    });
  });

  it('calls broken what fails on three commits, until it passes', async () => {
    const world = await setUp();
    for (const commit of ['a', 'b', 'c']) {
      await world.send({ adds: 'fail', ...others }, { commit });
    }
    await world.settle();
    expect(await world.states()).toEqual({ adds: 'broken' });
    await world.send({ adds: 'pass', ...others }, { commit: 'd', days: 0.1 });
    await world.settle();
    expect(await world.states()).toEqual({ adds: 'healthy' });
  });

  it('says nothing of tests of which 80 % failed together', async () => {
    const world = await setUp();
    const all = ['a', 'b', 'c', 'd'].map(it => [it, 'fail']);
    const receipt = await world.send({ ...Object.fromEntries(all), e: 'pass' });
    await world.send(
      { ...Object.fromEntries(all.map(([it]) => [it, 'pass'])), e: 'pass' },
      { attempt: 2 },
    );
    await world.settle();

    expect(receipt.isMassFailure).toBe(true);
    expect(await world.states()).toEqual({});
    const [{ passed, failed }] = await world
      .knex('test_daily')
      .sum({ passed: 'passed', failed: 'failed' });
    expect([Number(passed), Number(failed)]).toEqual([5, 0]);
  });

  it('recovers after 14 days and 20 clean executions, not by either', async () => {
    const world = await setUp();
    await world.send({ adds: 'flaky', ...others });
    await world.settle();
    for (let n = 1; n <= 19; n += 1) {
      await world.send(
        { adds: 'pass', ...others },
        { commit: `c${n}`, days: n / 10 },
      );
    }
    await world.settle();
    world.pass(14 * DAY_MS);
    await markKnown(world.knex, world.tests.queue);
    await world.settle();
    expect(await world.states()).toEqual({ adds: 'flaky' });

    await world.send({ adds: 'pass', ...others }, { commit: 'last', days: 13 });
    await world.settle();

    expect(await world.states()).toEqual({ adds: 'recovered' });
    const { items } = await world.list();
    expect(items[0].evidence.at(-1)).toBe(
      'Clean since then: 20 times, over at least 14 days.',
    );
  });

  it('keeps jobs apart', async () => {
    const world = await setUp();
    await world.send({ adds: 'fail', ...others }, { job: 'sqlite' });
    await world.send({ adds: 'pass', ...others }, { job: 'postgres' });
    await world.settle();

    expect(await world.states()).toEqual({ adds: 'healthy' });
  });
});
