import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { isTrue, itemsOf } from './json';
import { Asked, mergedIn, OfScope } from './scopes';

/** With fewer, who gave the most is one person more than a way of working. */
const ENOUGH = 5;

/** Reviews of a scope, and how unevenly they are shared. */
export interface SharedReviews {
  n: number;
  /** Of them, what whoever gave the most gave; who that is stays unsaid. */
  topShare?: number;
}

/**
 * Reviews of changes that were merged in a period: of each change, each person
 * who is not its author and reviewed it before it was merged, once. Only counts
 * leave the database.
 */
export async function findReviews(
  knex: Knex,
  asked: Asked,
  period: Period,
): Promise<Map<string, SharedReviews>> {
  const given = knex
    .from(mergedIn(knex, asked, period).as('m'))
    .join('change as c', 'c.id', 'm.item')
    .joinRaw(`${itemsOf(knex, 'c.record', ['course', 'reviews'])} AS v`)
    .whereRaw(isTrue("v.value ->> 'isSubmitted'"))
    .whereRaw(`NOT ${isTrue("v.value ->> 'isBot'")}`)
    .whereRaw(
      `v.value ->> 'reviewer' <> c.record -> 'course' ->> 'author'
       AND CAST(v.value ->> 'at' AS DOUBLE PRECISION) <= m.at`,
    )
    .distinct()
    .select(
      'm.scope',
      'm.item',
      knex.raw("v.value ->> 'reviewer' AS reviewer"),
    );
  const byReviewer = knex
    .from(given.as('given'))
    .groupBy('scope', 'reviewer')
    .select('scope')
    .count({ reviews: '*' });
  const rows: Array<OfScope<{ n: number | string; most: number | string }>> =
    await knex
      .from(byReviewer.as('by_reviewer'))
      .groupBy('scope')
      .select('scope')
      .sum({ n: 'reviews' })
      .max({ most: 'reviews' });
  return new Map(
    rows.map(({ scope, n, most }) => [
      scope,
      {
        n: Number(n),
        ...(Number(n) >= ENOUGH && { topShare: Number(most) / Number(n) }),
      },
    ]),
  );
}
