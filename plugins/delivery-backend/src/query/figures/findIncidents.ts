import { Knex } from 'knex';
import { DAY_MS } from '../period';
import { Asked, OfScope, rowsOf } from './scopes';

/** For how long incidents are looked back at: few teams have five in a month. */
export const INCIDENT_DAYS = 90;

/** Incidents of which it is known how they were noticed. */
export interface NoticedIncidents {
  n: number;
  byAlert: number;
}

/**
 * How incidents were noticed that were detected in the 90 days up to a time. Of
 * those that CDEvents tell of it is not known: what they call detected may be by
 * a system or by a person.
 *
 * @see https://github.com/cdevents/spec/blob/v0.5.1/continuous-operations.md
 */
export async function findIncidents(
  knex: Knex,
  asked: Asked,
  { to }: { to: number },
): Promise<Map<string, NoticedIncidents>> {
  const count = (sources: string[], name: string) =>
    knex.raw(
      `COUNT(DISTINCT CASE WHEN i.record ->> 'source' IN (${sources.map(
        () => '?',
      )}) THEN r.item END) AS ??`,
      [...sources, name],
    );
  const rows: Array<
    OfScope<{ n: number | string; by_alert: number | string }>
  > = await rowsOf(knex, 'reading', asked)
    .join('incident as i', 'i.id', 'r.item')
    .where('r.metric', 'restore-time')
    .where('r.at', '>=', to - INCIDENT_DAYS * DAY_MS)
    .where('r.at', '<', to)
    .groupBy('s.scope')
    .select(
      count(['alert', 'declared', 'issue'], 'n'),
      count(['alert'], 'by_alert'),
    );
  return new Map(
    rows.map(({ scope, n, by_alert: byAlert }) => [
      scope,
      { n: Number(n), byAlert: Number(byAlert) },
    ]),
  );
}
