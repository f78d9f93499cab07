import { BacktestResult } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';

/** The levels that entities have on a scorecard, by ref. */
export async function readLevels(
  knex: Knex,
  scorecardId: string,
): Promise<Map<string, number>> {
  const rows = await knex('state')
    .where({ scorecard_id: scorecardId })
    .orderBy('entity_ref')
    .select<Array<{ entity_ref: string; level: number }>>(
      'entity_ref',
      'level',
    );
  return new Map(rows.map(row => [row.entity_ref, row.level]));
}

/**
 * Where a backtest was wrong: what it said would happen, compared with the
 * levels before the definition was published and those after everything was
 * evaluated. For somebody who may read everything, and up to 1,000 changes.
 *
 * @example
 *
 * ```ts
 * const before = await readLevels(knex, 'readiness');
 * const result = await backtester.backtest({ yaml }, caller);
 * await publisher.publish(yaml, 'me');
 * await settle();
 * const after = await readLevels(knex, 'readiness');
 * expect(contradictions(result, before, after)).toEqual([]);
 * ```
 */
export function contradictions(
  result: BacktestResult,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): string[] {
  return [
    ...wrongChanges(result, before, after),
    ...wrongCounts(result, before, after),
    ...wrongDistribution('distributionFrom', result.distributionFrom, before),
    ...wrongDistribution('distributionTo', result.distributionTo, after),
  ];
}

type Levels = ReadonlyMap<string, number>;

const show = (level: number | undefined) => level ?? 'nothing';

function wrongChanges(
  { changes }: BacktestResult,
  before: Levels,
  after: Levels,
): string[] {
  const foretold = new Map(changes.map(it => [it.entity.entityRef, it]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(ref => {
    const from = before.get(ref);
    const to = after.get(ref);
    const change = foretold.get(ref);
    const isRight = change
      ? change.from === from && change.to === to
      : from === to;
    return isRight
      ? []
      : [
          `${ref} went from ${show(from)} to ${show(to)}, foretold was ${
            change
              ? `from ${show(change.from)} to ${show(change.to)}`
              : 'no change'
          }`,
        ];
  });
}

function wrongCounts(
  result: BacktestResult,
  before: Levels,
  after: Levels,
): string[] {
  const both = [...after].flatMap(([ref, to]) => {
    const from = before.get(ref);
    return from === undefined ? [] : [to - from];
  });
  const counts = {
    entities: after.size,
    added: after.size - both.length,
    removed: before.size - both.length,
    raised: both.filter(difference => difference > 0).length,
    lowered: both.filter(difference => difference < 0).length,
  };
  return (Object.keys(counts) as Array<keyof typeof counts>).flatMap(name =>
    counts[name] === result[name]
      ? []
      : [`${name} is ${counts[name]}, foretold was ${result[name]}`],
  );
}

function wrongDistribution(
  name: string,
  shares: BacktestResult['distributionTo'] = [],
  levels: Levels,
): string[] {
  return shares.flatMap(({ level, entities }) => {
    const there = [...levels.values()].filter(it => it === level).length;
    return there === entities
      ? []
      : [`${name}: ${there} on level ${level}, foretold were ${entities}`];
  });
}
