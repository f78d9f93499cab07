import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeYear } from './make.mjs';

const UNTIL = Date.parse('2026-11-22T00:00:00Z');
const HOUR = 3_600_000;

const whole = makeYear({ until: UNTIL, withSavings: true });
const ofGithub = name => whole.events.filter(({ event }) => event === name);

/** Whether a count is within four standard errors of what was built in. */
function isLikely(found, { of, rate }) {
  const error = Math.sqrt(of * rate * (1 - rate));
  return Math.abs(found - of * rate) <= 4 * error + 1;
}

test('counts are those of the events', () => {
  const { counts, teams } = whole.truth;
  const closed = ofGithub('pull_request').filter(
    ({ payload }) => payload.action === 'closed' && payload.pull_request.merged,
  );
  const opened = ofGithub('pull_request').filter(
    ({ payload }) => payload.action === 'opened',
  );
  assert.equal(counts.merged, closed.length);
  assert.equal(counts.opened, opened.length);
  assert.equal(counts.deployments, ofGithub('deployment').length);
  assert.equal(
    teams.reduce((sum, { mergedChanges }) => sum + mergedChanges, 0),
    counts.merged,
  );
  const requested = whole.events.filter(({ payload }) =>
    payload?.context?.type.includes('.requested.'),
  );
  assert.equal(counts.environmentRequests, requested.length);
});

/** Reviews as webhooks tell of them, in hours by repository. */
function reviewHours() {
  const changes = new Map();
  const of = ({ repository, pull_request }) => {
    const key = `${repository.name}#${pull_request.number}`;
    if (!changes.has(key)) changes.set(key, { repository: repository.name });
    return changes.get(key);
  };
  for (const { payload, event, at } of whole.events) {
    if (event === 'pull_request') {
      const change = of(payload);
      const { action, pull_request: it } = payload;
      if (action === 'ready_for_review') change.readyAt = at;
      if (action === 'opened' && !it.draft) change.readyAt = at;
      if (action === 'closed') change.overAt = at;
    }
    if (event === 'pull_request_review') of(payload).isReviewed = true;
  }
  const hours = new Map();
  for (const { repository, readyAt, overAt, isReviewed } of changes.values()) {
    if (!isReviewed || !overAt) continue;
    const sum = hours.get(repository) ?? 0;
    hours.set(repository, sum + (overAt - readyAt) / HOUR);
  }
  return hours;
}

test('hours of reviews are those that webhooks tell', () => {
  const told = reviewHours();
  for (const { group, components, mergedChanges, hoursPerChange } of whole.truth
    .teams) {
    const sum = components
      .map(ref => told.get(ref.split('/')[1]) ?? 0)
      .reduce((one, other) => one + other, 0);
    const { queue, touch } = hoursPerChange.review;
    // What is approved and not merged yet has no end that webhooks tell.
    const difference = Math.abs(sum / mergedChanges - (queue + touch));
    assert.ok(difference < 1, `${group}: ${sum / mergedChanges}`);
  }
});

for (const seed of [1, 2]) {
  test(`what was built to hold a team up does, with seed ${seed}`, () => {
    const { truth } =
      seed === 1 ? whole : makeYear({ seed, until: UNTIL, withSavings: true });
    for (const team of truth.teams) {
      if (team.bindingStage === null) continue;
      const { [team.bindingStage]: own, ...others } = Object.fromEntries(
        Object.entries(team.hoursPerChange).map(([stage, it]) => [
          stage,
          it.queue + it.touch,
        ]),
      );
      const next = Math.max(...Object.values(others));
      assert.ok(own > 1.5 * next, `${team.group}: ${own} and ${next} hours`);
      const { [team.bindingStage]: saved, ...rest } = team.savedHoursPerChange;
      const second = Math.max(...Object.values(rest));
      assert.ok(
        saved > 1.5 * second,
        `${team.group}: ${saved} and ${second} saved`,
      );
      assert.ok(team.mergedChanges >= 100, `${team.group}`);
    }
    const thin = truth.teams.filter(({ isThin }) => isThin);
    assert.equal(thin.length, 1);
    assert.ok(thin[0].mergedChanges < 30, `${thin[0].mergedChanges}`);
  });
}

test('labels are as often missing and wrong as was built in', () => {
  const { assisted, others, labelled, recall, precision, builtIn, failures } =
    whole.truth.assistance;
  const right = recall * assisted;
  assert.ok(isLikely(right, { of: assisted, rate: builtIn.recall }));
  assert.ok(
    isLikely(precision * labelled, { of: labelled, rate: builtIn.precision }),
  );
  const { failureRate, failureFactor } = builtIn;
  assert.ok(
    isLikely(failures.others.failed, {
      of: failures.others.deployed,
      rate: failureRate,
    }),
  );
  assert.ok(
    isLikely(failures.assisted.failed, {
      of: failures.assisted.deployed,
      rate: failureRate * failureFactor,
    }),
  );
  assert.ok(others > assisted);
});

test('the share of assisted changes grows', () => {
  const { changes, from } = whole.truth;
  const half = (Date.parse(from) + UNTIL) / 2;
  const shareOf = of => of.filter(it => it.isAssisted).length / of.length;
  const merged = changes.filter(it => it.mergedAt && !it.isBot);
  const first = merged.filter(it => Date.parse(it.mergedAt) < half);
  const second = merged.filter(it => Date.parse(it.mergedAt) >= half);
  assert.ok(shareOf(second) > shareOf(first) + 0.1);
});

test('labelled changes say so in their description and on main', () => {
  const TRAILER = /\n\n(Co-authored-by|Assisted-by): [^\n]+$/;
  const closed = new Map(
    ofGithub('pull_request')
      .filter(({ payload }) => payload.action === 'closed')
      .map(({ payload }) => [
        `change:git.acme.test/${payload.repository.full_name}#${payload.number}`,
        payload.pull_request.body,
      ]),
  );
  for (const { id, isLabelled, mergedAt } of whole.truth.changes) {
    if (mergedAt) assert.equal(TRAILER.test(closed.get(id)), isLabelled, id);
  }
});

test('flaky tests fail as often as was built in, and others never alone', () => {
  const { flakyTests, from } = whole.truth;
  const length = UNTIL - Date.parse(from);
  for (const it of flakyTests) {
    const share = (Date.parse(it.until) - Date.parse(it.from)) / length;
    const of = it.runs * share;
    // Runs are not spread over the year quite evenly.
    const isNear =
      isLikely(it.failures, { of: of * 1.1, rate: it.rate }) ||
      isLikely(it.failures, { of: of * 0.9, rate: it.rate });
    assert.ok(isNear, `${it.repository} ${it.name}: ${it.failures} of ${of}`);
  }
});

test('incidents name deployments that succeeded before, and a cause in them', () => {
  const succeeded = new Map(
    ofGithub('deployment_status')
      .filter(({ payload }) => payload.deployment_status.state === 'success')
      .map(({ payload, at }) => [
        `deployment:git.acme.test/${payload.repository.full_name}/deployments/${payload.deployment.id}`,
        at,
      ]),
  );
  const opened = new Map(
    ofGithub('issues')
      .filter(({ payload }) => payload.action === 'opened')
      .map(({ payload, at }) => [
        `issue:git.acme.test/${payload.repository.full_name}#${payload.issue.number}`,
        { at, payload },
      ]),
  );
  const changes = new Map(whole.truth.changes.map(it => [it.id, it]));
  assert.equal(opened.size, whole.truth.incidents.length);
  for (const { incident, deployment, change, namesCause } of whole.truth
    .incidents) {
    const { at, payload } = opened.get(incident);
    assert.ok(succeeded.get(deployment) < at, incident);
    const { mergeSha } = changes.get(change);
    assert.equal(payload.issue.body.includes(mergeSha), namesCause, incident);
  }
});
