import { gzipSync } from 'node:zlib';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { applyPart } from './applyPart';
import {
  junitOf,
  migrations,
  REPOSITORY,
  TestWorld,
} from './__testUtils__/world';
import { hasKey, packKeys } from './partCodec';

const OUTCOMES = {
  adds: 'fail',
  one: 'pass',
  two: 'pass',
  left: 'skip',
} as const;

describeEachDatabase('Uploads', { migrations }, ({ create }) => {
  const setUp = async () => new TestWorld(await create());
  const counts = async ({ knex }: TestWorld) => {
    const [row] = await knex('test_daily')
      .sum({ passed: 'passed', failed: 'failed', duration: 'duration_ms' })
      .count({ tests: '*' });
    return Object.fromEntries(
      Object.entries(row).map(([name, it]) => [name, Number(it ?? 0)]),
    );
  };

  it('counts what ran, and keeps rows of what failed alone', async () => {
    const world = await setUp();
    const { summary } = await world.send(OUTCOMES);
    await world.settle();

    expect(summary.tests).toEqual({
      passed: 2,
      failed: 1,
      errored: 0,
      skipped: 1,
    });
    expect(await counts(world)).toEqual({
      passed: 2,
      failed: 1,
      duration: 6_000,
      tests: 3,
    });
    expect(await world.knex('test_execution')).toMatchObject([
      { repository: REPOSITORY, outcome: 'failed', duration_ms: 2_000 },
    ]);
    expect(await world.knex('test_upload').first()).toMatchObject({
      passed: 2,
      failed: 1,
      skipped: 1,
      duration_ms: 8_000,
      branch: 'main',
      format: 'junit',
    });
  });

  it('counts a document once, and others of the same attempt too', async () => {
    const world = await setUp();
    const first = await world.send(OUTCOMES);
    const second = await world.send(OUTCOMES);
    await world.settle();
    const third = await world.send(OUTCOMES);
    await world.send({ other: 'pass' });
    await world.settle();

    expect(first.isDuplicate).toBe(false);
    expect([second, third]).toMatchObject([
      { id: first.id, isDuplicate: true },
      { id: first.id, isDuplicate: true },
    ]);
    expect(await counts(world)).toMatchObject({ passed: 3, failed: 1 });
    expect(await world.knex('test_upload_part')).toHaveLength(2);
  });

  it('counts a document once that is sent twice at the same time', async () => {
    const world = await setUp();
    const receipts = await Promise.all(
      [1, 2, 3].map(() => world.send(OUTCOMES)),
    );
    await world.settle();

    expect(receipts.filter(it => !it.isDuplicate)).toHaveLength(1);
    expect(await counts(world)).toMatchObject({ passed: 2, failed: 1 });
  });

  it('keeps nothing of a document that cannot be read to its end', async () => {
    const world = await setUp();
    const names = Array.from({ length: 1_500 }, (_, n) => `test ${n}`);
    const document = junitOf(Object.fromEntries(names.map(it => [it, 'pass'])));

    await expect(world.send(document.slice(0, -9))).rejects.toThrow(
      'JUnit XML, line 1500, column',
    );
    await world.settle();

    for (const table of ['test_upload', 'test_upload_part', 'test_daily']) {
      expect(await world.knex(table)).toEqual([]);
    }
  });

  it('goes on where a worker died between two parts', async () => {
    const world = await setUp();
    const names = Array.from({ length: 2_500 }, (_, n) => `test ${n}`);
    await world.send(Object.fromEntries(names.map(it => [it, 'pass'])));
    const upload = await world.knex('test_upload').first();

    // The first part is counted, the second is broken off before it is committed
    await world.knex.transaction(trx => applyPart(trx, upload, 0));
    await expect(
      world.knex.transaction(async trx => {
        await applyPart(trx, upload, 1);
        throw new Error('The worker dies');
      }),
    ).rejects.toThrow('The worker dies');
    expect(await counts(world)).toMatchObject({ passed: 1_000 });
    await world.settle();

    expect(await counts(world)).toMatchObject({ passed: 2_500, tests: 2_500 });
  });

  it('takes gzip and CTRF', async () => {
    const world = await setUp();
    const tests = [{ name: 'adds', status: 'passed', duration: 3 }];
    const document = gzipSync(JSON.stringify({ results: { tests } }));
    await world.tests.uploads.receive(
      {
        repository: REPOSITORY,
        sha: 'a'.repeat(40),
        job: 'unit',
        attempt: 1,
        at: 0,
      },
      {
        bytes: (async function* chunks() {
          yield document;
        })(),
        format: 'auto',
        gzip: true,
      },
    );

    expect(await world.knex('test_upload').first()).toMatchObject({
      format: 'ctrf',
      passed: 1,
    });
  });

  it('takes as many statements for ten times the tests as its parts do', async () => {
    const world = await setUp();
    const send = async (count: number, job: string) => {
      const names = Array.from({ length: count }, (_, n) => `test ${n}`);
      await world.send(Object.fromEntries(names.map(it => [it, 'pass'])), {
        job,
      });
    };
    // The queue looks at its clock once in a while
    await world.settle();
    const first = await countStatements(world.knex, () => send(100, 'a'));
    const firstApplied = await countStatements(world.knex, () =>
      world.settle(),
    );
    const second = await countStatements(world.knex, () => send(1_000, 'b'));
    const secondApplied = await countStatements(world.knex, () =>
      world.settle(),
    );

    expect(second.count).toBe(first.count);
    // 500 rows are in one statement
    expect(secondApplied.count).toBe(firstApplied.count + 1);
  });
});

describe('packKeys', () => {
  it('finds what is in it, and nothing else', () => {
    const keys = Array.from({ length: 999 }, (_, n) =>
      (n * 2 + 1).toString(16).padStart(16, '0').padEnd(32, 'f'),
    );
    const packed = packKeys(keys.toReversed());

    expect(packed).toHaveLength(999 * 8);
    expect(keys.every(it => hasKey(packed, it))).toBe(true);
    const others = keys.map((_, n) =>
      (n * 2).toString(16).padStart(16, '0').padEnd(32, 'f'),
    );
    expect(others.some(it => hasKey(packed, it))).toBe(false);
    expect(hasKey(packKeys([]), keys[0])).toBe(false);
  });
});
