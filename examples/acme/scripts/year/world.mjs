import { workingClock, machineClock } from './clock.mjs';
import { createRepository } from './repository.mjs';
import { flakyTestsOf } from './suites.mjs';
import { createStation, createTimeline } from './timeline.mjs';

/** By which share a stage is faster where it is asked what that would save. */
export const FASTER = 0.2;

/**
 * Everything that a team's year takes place in.
 *
 * @param {object} options
 * @param {string} options.seed
 * @param {import('./teams.mjs').Team} options.team
 * @param {number} options.from
 * @param {number} options.until
 * @param {string} [options.faster] the stage that serves faster than it does
 */
export function createWorld({ seed, team, from, until, faster }) {
  const timeline = createTimeline();
  const clock = workingClock(team.zone);
  const station = (servers, its = machineClock) =>
    createStation(timeline, { servers, clock: its });
  const scale = stage => (stage === faster ? 1 - FASTER : 1);
  // Only what happens counts there.
  const isSilent = faster !== undefined;
  const events = [];
  return {
    seed,
    team,
    from,
    until,
    timeline,
    clock,
    repositories: createRepositories({ seed, team, station }),
    stations: {
      runners: station(team.test.runners),
      approvers: station(1, clock),
      makers: station(4),
      reviewers: station(team.review.reviewers, clock),
      // What is urgent is done at once, by whoever is there.
      urgent: station(8),
    },
    /** What work takes in a stage of what it takes as it is; whole seconds. */
    timeIn: (stage, work) => Math.round((work * scale(stage)) / 1000) * 1000,
    scale,
    progressAt: time =>
      Math.min(1, Math.max(0, (time - from) / (until - from))),
    /** All that is told to the product. */
    events,
    tell({ payload, ...event }) {
      if (isSilent) return;
      events.push({ ...event, ...(payload && { payload: payload() }) });
    },
    /** All that happened, whether it is told or not. */
    log: {
      changes: [],
      spans: [],
      deployments: [],
      incidents: [],
      requests: [],
      testRuns: [],
    },
  };
}

function createRepositories({ seed, team, station }) {
  return new Map(
    team.components.map(component => {
      const repository = createRepository({ seed, component });
      const flaky = flakyTestsOf({ seed, component, test: team.test });
      return [component, { ...repository, flaky, deploys: station(1) }];
    }),
  );
}

/** Notes a stretch of time that a change spent in a stage. */
export function noteSpan(world, change, { stage, kind, start, end }) {
  world.log.spans.push({ change, stage, kind, start, end });
}

/**
 * Tells of a change by a webhook.
 *
 * @param {() => object} payload what it says now
 */
export function tellOf(world, change, event, payload) {
  world.tell({
    at: world.timeline.now(),
    begunAt: change.openedAt,
    route: 'github',
    event,
    payload,
  });
}
