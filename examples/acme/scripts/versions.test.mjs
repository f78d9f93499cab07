import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { planHistory } from './history/make.mjs';
import { readTree } from './history/source.mjs';
import { ordersPlan } from './plans/orders.mjs';
import { paymentsPlan } from './plans/payments.mjs';
import { storefrontPlan } from './plans/storefront.mjs';
import { SERVICES } from './testing/repository.mjs';
import { startService } from './testing/service.mjs';

// The portal deploys any release and rolls back to any earlier one, so that
// every version has to run, not only the last.

let scratch;
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'acme-versions-'));
});
after(() => rm(scratch, { recursive: true, force: true }));

/** What a version runs from: neither its tests nor its documents. */
function runningParts(tree) {
  const parts = [...tree].filter(([path]) => /^src\/|^package/.test(path));
  return new Map(parts);
}

async function writeTree(folder, tree) {
  for (const [path, { content }] of runningParts(tree)) {
    const full = join(folder, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, content);
  }
}

function modulesOf(tree) {
  return [...tree.keys()].filter(
    path => /^src\/.*\.mjs$/.test(path) && path !== 'src/main.mjs',
  );
}

/** The same for versions that differ in tests or documents alone. */
function sourceOf({ tree }) {
  const files = [...tree].filter(([path]) => path.startsWith('src/'));
  return JSON.stringify(files);
}

async function versionsOf(plan) {
  const tree = await readTree(join(SERVICES, plan.name));
  const end = Date.parse('2026-11-20T00:00:00Z');
  const { merged } = planHistory({ plan, tree, seed: 1, end });
  return merged.map(({ title, kind, version, commits }) => ({
    ...{ title, kind, version },
    tree: commits[commits.length - 1].after,
  }));
}

for (const plan of [storefrontPlan, ordersPlan, paymentsPlan]) {
  describe(`versions of ${plan.name}`, () => {
    let folder;
    let versions;
    before(async () => {
      folder = join(scratch, plan.name);
      versions = await versionsOf(plan);
    });

    test('grow', () => {
      const sizes = versions.map(({ tree }) => tree.size);
      assert.ok(sizes[0] < sizes[sizes.length - 1] / 2, sizes.join());
    });

    test('can all be loaded', async () => {
      const distinct = new Map(
        versions.map(version => [sourceOf(version), version]),
      );
      for (const [index, { title, tree }] of [...distinct.values()].entries()) {
        const place = join(folder, `${index}`);
        await writeTree(place, tree);
        const loaded = modulesOf(tree).map(path =>
          import(pathToFileURL(join(place, path)).href),
        );
        await assert.doesNotReject(Promise.all(loaded), title);
      }
    });

    test('start, when they were released, and stop when asked', async () => {
      const released = versions.filter(({ kind }) => kind === 'release');
      const middle = Math.floor(released.length / 2);
      const chosen = [released[0], released[middle], released.at(-1)];
      for (const { version, tree } of chosen) {
        const place = join(folder, version);
        await writeTree(place, tree);
        const service = await startService(place);
        const response = await fetch(`${service.url}/healthz`);
        assert.equal(response.status, 200);
        assert.equal((await response.json()).version, version);
        await service.stop();
      }
    });
  });
}
