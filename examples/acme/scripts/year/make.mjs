import { createHash } from 'node:crypto';
import { DAY } from '../history/calendar.mjs';
import { cloudEventOf } from './cdevents.mjs';
import { DEMO } from './github.mjs';
import { TEAMS } from './teams.mjs';
import { liveTeamYear } from './team-year.mjs';
import { junitOf } from './suites.mjs';
import { truthOf } from './truth.mjs';

const WEEK = 7 * DAY;
const WEEKS = 52;
const STAGES = ['review', 'test', 'environment', 'deploy'];

/**
 * @typedef {object} YearEvent
 * @property {number} at milliseconds since 1970
 * @property {'github' | 'cdevents' | 'tests'} route
 * @property {string} id the same whenever it is made, so that sending it again is
 *   harmless
 * @property {string} [event] of GitHub, such as `pull_request`
 * @property {object} [payload] of GitHub, or a CDEvent
 * @property {object} [query] of test results
 * @property {{ component: string, failed: number[], at: number }} [report]
 */

/**
 * Makes a year of deliveries of the demo company, or its last weeks, with what is
 * true of it. It is always the whole year that is lived, so that fewer weeks are a
 * part of more: what began before them is left out.
 *
 * @param {object} options
 * @param {number} [options.seed]
 * @param {number} options.until
 * @param {number} [options.weeks]
 * @param {import('./teams.mjs').Team[]} [options.teams]
 * @param {boolean} [options.withSavings] whether to find out what faster stages
 *   would have saved, which takes four more years
 * @returns {{ events: YearEvent[], truth: ReturnType<typeof truthOf> }} events by
 *   time
 */
export function makeYear({
  seed = 1,
  until,
  weeks = WEEKS,
  teams = TEAMS,
  withSavings = false,
}) {
  if (!(Number.isInteger(weeks) && weeks >= 1 && weeks <= WEEKS)) {
    throw new RangeError(`weeks is ${weeks}: it must be from 1 to ${WEEKS}`);
  }
  const lived = { seed: String(seed), from: until - WEEKS * WEEK, until };
  const from = until - weeks * WEEK;
  const years = teams.map(team => {
    const year = liveTeamYear({ ...lived, team });
    const faster = (withSavings ? STAGES : []).map(stage => [
      stage,
      liveTeamYear({ ...lived, team, faster: stage }).log,
    ]);
    return { ...year, ...(withSavings && { faster: new Map(faster) }) };
  });
  const events = years
    .flatMap(year => year.events)
    .filter(it => it.begunAt >= from)
    .map(it => withId(seed, it))
    // Sorting is stable: what happens at once stays in order.
    .sort((one, other) => one.at - other.at);
  return {
    events,
    truth: truthOf(years, { seed, from, until, lived, events }),
  };
}

function withId(seed, { begunAt: _, ...it }) {
  if (it.route === 'cdevents') return { ...it, id: it.payload.context.id };
  const said = JSON.stringify([seed, it.route, it.event, it.query, it.payload]);
  const digest = createHash('sha256').update(said).digest('hex');
  return { ...it, id: `${DEMO}-${digest.slice(0, 32)}` };
}

/**
 * What of an event is sent: where to, and the body. Credentials are up to who
 * sends it.
 *
 * @param {YearEvent} event
 */
export function requestOf({ route, id, event, payload, query, report }) {
  switch (route) {
    case 'github':
      return {
        path: '/ingest/github',
        headers: {
          'content-type': 'application/json',
          'x-github-event': event,
          'x-github-delivery': id,
        },
        body: JSON.stringify(payload),
      };
    case 'cdevents':
      return {
        path: '/ingest/cdevents',
        headers: { 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify(cloudEventOf(payload)),
      };
    case 'tests':
      return {
        path: `/ingest/tests?${new URLSearchParams(query)}`,
        headers: { 'content-type': 'application/xml' },
        body: junitOf(report),
      };
    default:
      throw new Error(`there is no route '${route}'`);
  }
}
