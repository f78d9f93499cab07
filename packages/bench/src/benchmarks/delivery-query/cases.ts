import { HttpRequest } from '../../http/client';
import { Company } from './company';
import { CASE_HEADER } from './statementsModule';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** The plugin's own periods; those of overviews are asked for both ways. */
const MONTH = 28;
const YEAR = 365;

/** A question that is asked again and again, each time of another period. */
export interface QueryCase {
  what: string;
  /** How often it is asked in a round. */
  calls: number;
  /** Whether it has to be answered in the time of the budget. */
  isBudgeted: boolean;
  request: (index: number) => HttpRequest;
}

/**
 * What dashboards ask. No request is the same as another, so that no answer can be
 * one that was given before.
 */
export function createCases(
  { components, teams, divisions }: Company,
  until: number,
): QueryCase[] {
  const refs = components.map(({ component }) => component);
  const overviews = [
    ['a component', refs, 100, 30],
    ['a team', teams, 100, 30],
    ['a division of ten teams', divisions, 40, 15],
    ['the whole company', ['all'], 30, 10],
  ] as const;
  const ask = (
    path: string,
    scopes: readonly string[],
    days: number,
    more: Omit<QueryCase, 'request'>,
  ): QueryCase => ({
    ...more,
    request: index => requestOf(path, scopes, { index, days, until, ...more }),
  });
  const month = 'of 28 days';
  return [
    ...overviews.flatMap(([of, scopes, calls, callsOfYear]) => [
      ask('overview', scopes, MONTH, {
        what: `overview of ${of}, ${month}`,
        calls,
        isBudgeted: true,
      }),
      ask('overview', scopes, YEAR, {
        what: `overview of ${of}, of a year`,
        calls: callsOfYear,
        isBudgeted: true,
      }),
    ]),
    ask('constraint', teams, 84, {
      what: 'constraint of a team, of 12 weeks',
      calls: 15,
      isBudgeted: false,
    }),
    ask('cohorts', teams, MONTH, {
      what: `cohorts of a team, ${month}`,
      calls: 30,
      isBudgeted: false,
    }),
    ask('cohorts', teams, YEAR, {
      what: 'cohorts of a team, of a year',
      calls: 10,
      isBudgeted: false,
    }),
    ask('metrics/lead-time/items', teams, MONTH, {
      what: `items behind the lead time of a team, ${month}`,
      calls: 50,
      isBudgeted: false,
    }),
    ask('metrics/lead-time/items', ['all'], MONTH, {
      what: `items behind the lead time of the whole company, ${month}`,
      calls: 30,
      isBudgeted: false,
    }),
  ];
}

function requestOf(
  path: string,
  scopes: readonly string[],
  of: { index: number; days: number; until: number; what: string },
): HttpRequest {
  const { index, days, until, what } = of;
  const to = until - index * MINUTE_MS;
  const query = new URLSearchParams({
    scope: scopes[(index * 7) % scopes.length],
    from: new Date(to - days * DAY_MS).toISOString(),
    to: new Date(to).toISOString(),
  });
  return {
    path: `/api/delivery/${path}?${query}`,
    headers: { [CASE_HEADER]: what },
  };
}
