import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { git } from './history/git.mjs';
import { PEOPLE, TEAMS } from './history/people.mjs';
import { makeRepos, readLog } from './testing/repository.mjs';

// Exact ids: names and domains would take people for tools.
const TOOL_EMAILS =
  /<(noreply@anthropic\.com|cursoragent@cursor\.com|noreply@openai\.com|198982749\+Copilot@users\.noreply\.github\.com|158243242\+devin-ai-integration\[bot\]@users\.noreply\.github\.com)>/;

let scratch;
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'acme-history-'));
  const { code, stderr } = await makeRepos(['--out', scratch]);
  assert.equal(code, 0, stderr);
});
after(() => rm(scratch, { recursive: true, force: true }));

function isAssisted({ author, authorEmail, body }) {
  const claims = `${author} <${authorEmail}>\n${body}`;
  return TOOL_EMAILS.test(claims) || /^Assisted-by: /m.test(claims);
}

function localTime(iso) {
  const [date, time] = iso.split('T');
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return { hour: Number(time.slice(0, 2)), weekday };
}

function isRevert({ body }) {
  return body.includes('This reverts commit');
}

/** Ids of what was done from a revert to the release that followed it. */
async function emergencies(directory, main) {
  const ranges = main.filter(isRevert).map(revert => {
    const later = main.slice(main.indexOf(revert));
    const release = later.find(({ subject }) => /^Release /.test(subject));
    return git(directory, 'rev-list', `${revert.id}^..${release.id}`);
  });
  const ids = (await Promise.all(ranges)).flatMap(text => text.split('\n'));
  return new Set(ids);
}

/** The lines that a diff takes out and puts in, wherever they are. */
async function changedLines(directory, from, to) {
  const diff = await git(directory, 'diff', '--no-color', '-U0', from, to);
  return diff.split('\n').filter(line => /^[-+]/.test(line));
}

for (const name of ['storefront', 'orders', 'payments']) {
  describe(`the history of ${name}`, () => {
    let directory;
    let main;
    let all;
    before(async () => {
      directory = join(scratch, name);
      main = await readLog(directory, '--first-parent', 'main');
      all = await readLog(directory, '--branches');
    });

    test('is a year of 60 to 120 changes', () => {
      assert.ok(main.length >= 60 && main.length <= 120, `${main.length}`);
      const days =
        (Date.parse(main.at(-1).committed) - Date.parse(main[0].committed)) /
        86_400_000;
      assert.ok(days > 340 && days < 365, `${days} days`);
    });

    test('has merges with two parents, whose branch began on main', () => {
      const merges = main.filter(({ parents }) => parents.length > 1);
      assert.ok(merges.length >= 10, `${merges.length}`);
      const byId = new Map(all.map(commit => [commit.id, commit]));
      const onMain = new Set(main.map(({ id }) => id));
      const lengths = [];
      for (const { parents, subject } of merges) {
        assert.equal(parents.length, 2);
        assert.match(subject, /^Merge pull request #\d+ from acme\/[\w./-]+$/);
        const branch = [];
        let commit = byId.get(parents[1]);
        while (!onMain.has(commit.id)) {
          assert.equal(commit.parents.length, 1, commit.subject);
          branch.push(commit);
          commit = byId.get(commit.parents[0]);
        }
        lengths.push(branch.length);
      }
      assert.ok(lengths.every(length => length >= 1));
      const several = lengths.filter(length => length >= 3);
      assert.ok(several.length >= 3, `${lengths}`);
    });

    test('has squash merges with a number, authored before they landed', () => {
      const squashed = main.filter(({ subject }) => / \(#\d+\)$/.test(subject));
      assert.ok(squashed.length >= 10, `${squashed.length}`);
      for (const {
        parents,
        subject,
        authored,
        committed,
        committer,
      } of squashed) {
        assert.equal(parents.length, 1, subject);
        assert.equal(committer, 'noreply@github.com');
        assert.ok(Date.parse(authored) < Date.parse(committed), subject);
      }
      assert.ok(squashed.some(({ body }) => /^Co-authored-by: /im.test(body)));
    });

    test('numbers every pull request once', () => {
      const numbers = main.flatMap(({ subject }) => {
        const match = /\(#(\d+)\)$|^Merge pull request #(\d+)/.exec(subject);
        return match ? [Number(match[1] ?? match[2])] : [];
      });
      assert.equal(new Set(numbers).size, numbers.length);
    });

    test('never goes back in time', () => {
      const times = new Map(
        all.map(({ id, committed }) => [id, Date.parse(committed)]),
      );
      for (const { id, parents, authored, subject } of all) {
        assert.ok(Date.parse(authored) <= times.get(id), subject);
        for (const parent of parents) {
          assert.ok(times.get(parent) < times.get(id), `${subject} (${id})`);
        }
      }
    });

    test('was written in working hours, emergencies apart', async () => {
      const urgent = await emergencies(directory, main);
      for (const { id, subject, authorEmail, authored } of all) {
        const isPerson = authorEmail.endsWith('@acme.test');
        if (!isPerson || urgent.has(id)) continue;
        const { hour, weekday } = localTime(authored);
        assert.ok(hour >= 9 && hour < 18, `${authored} ${subject}`);
        assert.ok(weekday >= 1 && weekday <= 5, `${authored} ${subject}`);
      }
    });

    test('tags every release, with its version inside', async () => {
      const format = '%(refname:short) %(objecttype) %(*objectname)';
      const listed = await git(
        directory,
        'for-each-ref',
        `--format=${format}`,
        'refs/tags',
      );
      const tags = listed
        .trim()
        .split('\n')
        .map(line => line.split(' '));
      assert.ok(tags.length >= 10, `${tags.length} tags`);
      const onMain = new Set(main.map(({ id }) => id));
      for (const [tag, type, commit] of tags) {
        assert.equal(type, 'tag');
        assert.ok(onMain.has(commit), tag);
      }
      const names = tags.map(([tag]) => tag);
      assert.ok(names.includes('v1.0.0'));
      const search = ['grep', '"version"', ...names, '--', 'package.json'];
      const found = (await git(directory, ...search)).trim().split('\n');
      const versions = found.map(line => {
        const [, tag, version] = /^(.+):package\.json:.*: "(.+)"/.exec(line);
        return [tag, `v${version}`];
      });
      assert.deepEqual(
        versions,
        names.map(tag => [tag, tag]),
      );
    });

    test('has reverts that name and undo the right commit', async () => {
      const named = main.filter(isRevert);
      assert.ok(named.length >= 1);
      for (const { id, subject, body } of named) {
        const target = /^This reverts commit ([0-9a-f]{40})\.$/m.exec(body)[1];
        const reverted = main.find(commit => commit.id === target);
        const title = /^(?:Revert|Reapply) "(.*)" \(#\d+\)$/.exec(subject)[1];
        assert.ok(reverted.subject.includes(title), reverted.subject);
        assert.deepEqual(
          await changedLines(directory, id, `${id}^`),
          await changedLines(directory, `${target}^`, target),
        );
      }
    });

    test('has a fix and a release soon after a revert', () => {
      const index = main.findIndex(isRevert);
      const [revert, fix, release] = main.slice(index, index + 3);
      assert.match(release.subject, /^Release \d+\.\d+\.\d+$/);
      const hours =
        (Date.parse(fix.committed) - Date.parse(revert.committed)) / 3_600_000;
      assert.ok(hours < 72, `${fix.subject} after ${hours} hours`);
    });

    test('says by exact ids which changes a tool helped with', () => {
      const changes = all.filter(
        ({ parents, subject }) =>
          parents.length < 2 && !/^Release/.test(subject),
      );
      const share = changes.filter(isAssisted).length / changes.length;
      assert.ok(share > 0.1 && share < 0.6, `${share}`);
    });

    test('has branches that nobody has merged', async () => {
      const open = await git(directory, 'branch', '--no-merged', 'main');
      assert.ok(open.trim().split('\n').length >= 3, open);
    });

    test('is by people of the catalog, and robots', async () => {
      const emails = new Set(all.map(({ authorEmail }) => authorEmail));
      const people = [...emails].filter(email => email.endsWith('@acme.test'));
      assert.ok(people.length >= 4, people.join());
      for (const email of people) {
        assert.ok(PEOPLE[email.replace('@acme.test', '')], email);
      }
      const robots = [...emails].filter(email => !people.includes(email));
      for (const email of robots) {
        assert.match(email, /^\d+\+[\w[\]-]+@users\.noreply\.github\.com$/);
      }
    });
  });
}

test('the people are those of the catalog', async () => {
  const folder = fileURLToPath(new URL('../catalog/org/', import.meta.url));
  const files = ['commerce.yaml', 'money.yaml', 'platform.yaml'];
  const texts = await Promise.all(
    files.map(file => readFile(join(folder, file), 'utf8')),
  );
  const entities = texts.join('\n---\n').split(/^---$/m);
  const entityOf = handle =>
    entities.find(text => text.includes(`\n  name: ${handle}\n`)) ?? '';
  for (const [handle, { name, email }] of Object.entries(PEOPLE)) {
    const entity = entityOf(handle);
    assert.ok(entity.includes(`displayName: ${name}\n`), handle);
    assert.ok(entity.includes(`email: ${email}\n`), handle);
  }
  for (const [team, members] of Object.entries(TEAMS)) {
    for (const [handle] of members) {
      assert.ok(entityOf(handle).includes(`\n    - ${team}\n`), handle);
    }
  }
});
