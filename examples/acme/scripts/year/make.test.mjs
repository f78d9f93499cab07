import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeYear, requestOf } from './make.mjs';
import { TEAMS } from './teams.mjs';

const UNTIL = Date.parse('2026-11-22T00:00:00Z');
const ACME = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const whole = makeYear({ seed: 1, until: UNTIL });
const ofGithub = name => whole.events.filter(({ event }) => event === name);
const ids = events => events.map(({ id }) => id);

test('a seed gives the same year again, and another seed another one', () => {
  const some = { until: UNTIL, weeks: 20, teams: TEAMS.slice(0, 2) };
  const once = makeYear({ ...some, seed: 1 });
  assert.deepEqual(makeYear({ ...some, seed: 1 }), once);
  const known = new Set(ids(once.events));
  const other = ids(makeYear({ ...some, seed: 2 }).events);
  assert.ok(other.length > 1_000, `${other.length}`);
  assert.deepEqual(
    other.filter(id => known.has(id)),
    [],
  );
});

test('fewer weeks are a part of more, so that more can be sent later', () => {
  const teams = TEAMS.slice(0, 2);
  const { events } = makeYear({ seed: 1, until: UNTIL, weeks: 6, teams });
  const known = new Set(ids(whole.events));
  assert.ok(events.length > 500, `${events.length}`);
  assert.deepEqual(
    ids(events).filter(id => !known.has(id)),
    [],
  );
});

test('no two deliveries have the same id, and all are in time and in order', () => {
  assert.equal(new Set(ids(whole.events)).size, whole.events.length);
  const from = Date.parse(whole.truth.from);
  let last = from;
  for (const { at } of whole.events) {
    assert.ok(at >= last && at < UNTIL, new Date(at).toISOString());
    last = at;
  }
});

test('it is as much as was promised', () => {
  const count = of => whole.events.filter(it => it.route === of).length;
  assert.ok(count('github') <= 25_000, `${count('github')}`);
  assert.ok(count('tests') <= 6_000, `${count('tests')}`);
});

/** When each commit was first pushed to main, by repository. */
function pushesToMain() {
  const pushed = new Map();
  const heads = new Map();
  for (const { payload, at } of ofGithub('push')) {
    if (payload.ref !== 'refs/heads/main') continue;
    const { name } = payload.repository;
    const before = heads.get(name) ?? '0'.repeat(40);
    assert.equal(payload.before, before, `${name} has a hole`);
    heads.set(name, payload.after);
    for (const { id } of payload.commits) {
      assert.ok(!pushed.has(`${name}@${id}`), `${id} was pushed twice`);
      pushed.set(`${name}@${id}`, at);
    }
    assert.equal(payload.commits.at(-1).id, payload.after);
  }
  return pushed;
}

test('what is merged or deployed was pushed to main, and main has no hole', () => {
  const pushed = pushesToMain();
  for (const { payload, at } of ofGithub('pull_request')) {
    const { merged, merge_commit_sha: sha } = payload.pull_request;
    if (merged)
      assert.equal(pushed.get(`${payload.repository.name}@${sha}`), at);
  }
  for (const { payload, at } of ofGithub('deployment')) {
    const { name } = payload.repository;
    const { sha } = payload.deployment;
    assert.ok(pushed.get(`${name}@${sha}`) <= at, `${name}@${sha}`);
  }
});

test('a pipeline fails if and only if a test of its report does', () => {
  const failed = new Map(
    whole.events
      .filter(({ route }) => route === 'tests')
      .map(({ query, report }) => [
        `${query.commit} ${query.attempt}`,
        report.failed.length > 0,
      ]),
  );
  for (const { payload } of ofGithub('workflow_run')) {
    const { head_sha, run_attempt, status, conclusion } = payload.workflow_run;
    if (status !== 'completed') continue;
    const key = `${head_sha} ${run_attempt}`;
    assert.equal(failed.get(key), conclusion === 'failure', key);
  }
});

test('a report tells of all tests, with those that failed', () => {
  const { body } = requestOf(
    whole.events.find(({ report }) => report?.failed.length > 0),
  );
  const all = [
    ...body.matchAll(/<testcase name="([^"]+)" classname="([^"]+)"/g),
  ];
  assert.equal(all.length, 400);
  assert.equal(new Set(all.map(([, name, of]) => `${of} ${name}`)).size, 400);
  const failures = [...body.matchAll(/failures="(\d+)"/g)];
  const sum = failures.reduce((total, [, n]) => total + Number(n), 0);
  assert.equal([...body.matchAll(/<failure /g)].length, sum);
});

async function readCatalog() {
  const folders = ['catalog/org', 'catalog/systems'];
  const services = await readdir(join(ACME, 'services'));
  const files = services.map(it => join('services', it, 'catalog-info.yaml'));
  for (const folder of folders) {
    const names = await readdir(join(ACME, folder));
    files.push(...names.map(it => join(folder, it)));
  }
  const texts = await Promise.all(
    files.map(file => readFile(join(ACME, file), 'utf8')),
  );
  return texts.flatMap(text => text.split(/^---$/m));
}

test('teams, people and repositories are those of the catalog', async () => {
  const entities = await readCatalog();
  const find = (kind, name) =>
    entities.find(
      it =>
        new RegExp(`^kind: ${kind}$`, 'm').test(it) &&
        new RegExp(`^  name: ${name}$`, 'm').test(it),
    );
  for (const { group, people, components } of TEAMS) {
    assert.ok(find('Group', group), group);
    for (const handle of people) assert.ok(find('User', handle), handle);
    for (const component of components) {
      const entity = find('Component', component);
      assert.match(entity, new RegExp(`project-slug: acme/${component}$`, 'm'));
      assert.match(entity, new RegExp(`^  owner: ${group}$`, 'm'));
    }
  }
});

test('all says that it is demo data', () => {
  for (const { route, id, payload } of whole.events) {
    assert.match(id, /^acme-demo-/);
    if (route === 'github')
      assert.equal(payload.organization.login, 'acme-demo');
    if (route === 'cdevents') assert.match(payload.context.source, /acme-demo/);
  }
});

test('weeks that there are not are refused', () => {
  assert.throws(() => makeYear({ until: UNTIL, weeks: 53 }), /from 1 to 52/);
});
