import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { describeResult, pagesOf, readRequest } from './backfill.mjs';

const HEAD = '0123456789abcdef0123456789abcdef01234567';
const counts = {
  commits: 12,
  changes: 7,
  releases: 3,
  reverts: 1,
  assisted: 2,
};

/** A folder with a folder `a shop` and a map of components. */
async function createFolder(t) {
  const folder = await realpath(
    await mkdtemp(join(tmpdir(), 'groundwork-backfill-')),
  );
  t.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'a shop'));
  await writeFile(join(folder, 'map.yaml'), '.: shop\n');
  return folder;
}

test('a path is made absolute, and a map is sent as its text', async t => {
  const folder = await createFolder(t);
  const near = path => relative(process.cwd(), join(folder, path));
  assert.deepEqual(
    await readRequest(near('a shop'), {
      paths: near('map.yaml'),
      releases: 'branch:production',
    }),
    {
      repository: join(folder, 'a shop'),
      releases: 'branch:production',
      paths: '.: shop\n',
    },
  );
});

for (const address of [
  'https://github.com/acme/orders',
  'git@github.com:acme/orders.git',
  'ext::sh -c x',
]) {
  test(`${address} is the portal's to understand`, async () => {
    assert.deepEqual(
      await readRequest(address, { component: 'orders', name: 'h/orders' }),
      { repository: address, component: 'orders', name: 'h/orders' },
    );
  });
}

for (const [name, repository, options, message, exitCode] of [
  ['no repository', undefined, {}, /^backfill needs the path or URL/, 2],
  ['no such folder', './none', {}, /^there is no folder '\/.*\/none'$/, 1],
  [
    'no such map',
    'https://h/a',
    { paths: './none' },
    /^--paths '\.\/none' cannot be read: ENOENT$/,
    1,
  ],
]) {
  test(`${name} is told`, async () => {
    await assert.rejects(readRequest(repository, options), {
      message,
      exitCode,
    });
  });
}

test('the result says what counts the same', () => {
  const lines = describeResult({
    ended: {
      repository: 'github.com/acme/shop',
      counts,
      head: HEAD,
      remarks: ['Tags stand for deployments.'],
    },
    request: { repository: '/src/a shop' },
    seconds: 4.25,
    page: 'http://localhost:3000/delivery',
  });
  assert.deepEqual(lines, [
    'Read github.com/acme/shop in 4.3 s:',
    "       12 commits    git -C '/src/a shop' rev-list --count 0123456789ab",
    "        7 changes    git -C '/src/a shop' rev-list --count --first-parent 0123456789ab",
    "        3 releases   git -C '/src/a shop' tag | wc -l",
    '        1 reverts',
    '        2 assisted',
    '- Tags stand for deployments.',
    '',
    'Look at it: http://localhost:3000/delivery',
  ]);
});

test('of a branch of releases, its commits are what counts the same', () => {
  const lines = describeResult({
    ended: { repository: 'h/a', counts, head: HEAD, remarks: [] },
    request: { repository: 'https://h/a', releases: 'branch:production' },
    seconds: 1,
    page: 'x',
  });
  assert.equal(
    lines[3],
    '        3 releases   git rev-list --count --first-parent production',
  );
});

test('of an empty repository, nothing is there to count', () => {
  const [, first] = describeResult({
    ended: { repository: 'h/a', counts, remarks: [] },
    request: { repository: '/a' },
    seconds: 1,
    page: 'x',
  });
  assert.equal(first, '       12 commits');
});

test('pages are where the frontend is, as far as it is known', async t => {
  const folder = await createFolder(t);
  assert.equal(
    await pagesOf(folder, 'http://localhost:7007'),
    'http://localhost:3000',
  );
  assert.equal(
    await pagesOf(folder, 'https://portal.example.test'),
    'https://portal.example.test',
  );
});
