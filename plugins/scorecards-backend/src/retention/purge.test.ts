import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { purge } from './purge';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

const day = (number: number) =>
  new Date(`2026-03-${String(number).padStart(2, '0')}T00:00:00.000Z`);

const LIMIT = day(10);

async function addTransition(
  knex: Knex,
  entity: string,
  seq: number,
  rest: { at: Date; to?: number; version?: number },
) {
  await knex('transition').insert({
    scorecard_id: 'basics',
    entity_ref: entity,
    seq,
    version: rest.version ?? 1,
    at: toTimestamp(rest.at),
    from_level: null,
    to_level: rest.to ?? null,
    statuses: 'P',
    passed_weight: 1,
    known_weight: 1,
    applicable_weight: 1,
    owner_ref: '',
    changes: '[]',
  });
}

async function addVersion(knex: Knex, version: number, publishedAt: Date) {
  await knex('scorecard_version').insert({
    scorecard_id: 'basics',
    version,
    digest: '',
    definition: '{}',
    yaml: '',
    origin: 'api',
    published_by: 'me',
    published_at: toTimestamp(publishedAt),
  });
}

describeEachDatabase('purge', { migrations }, ({ create }) => {
  const limits = {
    transitionsBefore: LIMIT,
    dailyBefore: LIMIT,
    waiversBefore: LIMIT,
    noticesBefore: LIMIT,
    sources: ['catalog'],
  };
  const run = (knex: Knex) => purge(knex, limits);

  it('keeps what tells how each stood at the limit, and all after', async () => {
    const knex = await create();
    await addTransition(knex, 'a', 1, { at: day(1), to: 0 });
    await addTransition(knex, 'a', 2, { at: day(5), to: 1 });
    await addTransition(knex, 'a', 3, { at: day(20), to: 2 });
    await addTransition(knex, 'left', 4, { at: day(2), to: 1 });
    await addTransition(knex, 'left', 5, { at: day(3) });

    expect(await run(knex)).toMatchObject({ transitions: 3 });
    expect(await knex('transition').orderBy('seq').pluck('seq')).toEqual([
      2, 3,
    ]);
  });

  it('forgets versions and scorecards that nothing tells of', async () => {
    const knex = await create();
    await addVersion(knex, 1, day(1));
    await addVersion(knex, 2, day(2));
    await addVersion(knex, 3, day(3));
    await addTransition(knex, 'a', 1, { at: day(5), to: 1, version: 2 });
    await knex('scorecard').insert([
      { id: 'basics', version: 3, origin: 'api', removed_at: null },
      {
        id: 'gone',
        version: 1,
        origin: 'api',
        removed_at: toTimestamp(day(4)),
      },
    ]);

    expect(await run(knex)).toMatchObject({ versions: 1, scorecards: 1 });
    expect(
      await knex('scorecard_version').orderBy('version').pluck('version'),
    ).toEqual([2, 3]);
    expect(await knex('scorecard').pluck('id')).toEqual(['basics']);
  });

  it('forgets facts of collectors that there are no more', async () => {
    const knex = await create();
    await knex('fact_set').insert(
      ['catalog', 'gone'].map(source => ({
        entity_ref: 'a',
        source,
        facts: '{}',
        digest: '',
        observed_at: toTimestamp(day(20)),
      })),
    );

    expect(await run(knex)).toMatchObject({ factSets: 1 });
    expect(await knex('fact_set').pluck('source')).toEqual(['catalog']);
  });

  it('deletes in portions, and stops when it is told to', async () => {
    const knex = await create();
    for (let seq = 1; seq <= 6; seq++) {
      await addTransition(knex, 'a', seq, { at: day(seq), to: 1 });
    }
    const { statements, result } = await countStatements(knex, () =>
      purge(knex, limits, { portion: 2 }),
    );
    const stop = new AbortController();
    stop.abort(new Error('shut down'));

    expect(result.transitions).toBe(5);
    expect(await knex('transition').pluck('seq')).toEqual([6]);
    // Two, two and one that are overtaken; none that left
    expect(
      statements.filter(it => /^delete from .transition/i.test(it)),
    ).toHaveLength(4);
    await expect(purge(knex, limits, { signal: stop.signal })).rejects.toThrow(
      'shut down',
    );
  });

  it('begins each portion where the one before ended', async () => {
    const knex = await create();
    // Of each, one is kept, and the first of the second is at the same time
    for (const [entity, days] of [
      ['kept', [1, 20]],
      ['a', [2, 3, 3]],
      ['b', [3, 4, 5]],
    ] as const) {
      for (const [seq, number] of days.entries()) {
        await addTransition(knex, entity, seq, { at: day(number), to: 1 });
      }
    }
    const reached: unknown[] = [];
    const listener = ({ sql, bindings }: Knex.Sql) => {
      if (/^delete from .transition.*.at. >= /i.test(sql)) {
        const times = bindings.map(it => new Date(String(it)).getTime());
        reached.push([2, 3, 4, 5].filter(it => times.includes(+day(it))));
      }
    };
    knex.on('query', listener);

    const { transitions } = await purge(knex, limits, { portion: 2 });
    knex.removeListener('query', listener);

    expect(transitions).toBe(4);
    // Two until the 3rd, two until the 4th, and then none
    expect(reached).toEqual([[3], [4]]);
    expect(await knex('transition').orderBy('at').pluck('entity_ref')).toEqual([
      'kept',
      'a',
      'b',
      'kept',
    ]);
  });
});
