import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  fingerprint,
  forgetBuild,
  isBuilt,
  rememberBuild,
} from './build-stamp.mjs';

describe('the stamp of a build', () => {
  const packages = [{ dir: 'plugins/x', scripts: { build: 'build' } }];
  let root;
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'groundwork-stamp-'));
    write('yarn.lock', 'one');
    write('plugins/x/src/a.ts', 'one');
    write('plugins/x/dist/a.js', 'one');
    rememberBuild(root, fingerprint(root, packages));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('holds while nothing changes that is built', () => {
    write('plugins/x/src/a.test.ts', 'two');
    write('plugins/x/dist/a.js', 'two');
    write('plugins/x/report.api.md', 'two');
    assert.equal(isBuilt(root, packages), true);
  });

  for (const path of [
    'yarn.lock',
    'plugins/x/src/a.ts',
    'plugins/x/src/b.ts',
    'plugins/x/migrations/1.js',
  ]) {
    it(`does not hold when ${path} changes`, () => {
      write(path, 'two');
      assert.equal(isBuilt(root, packages), false);
    });
  }

  it('does not hold when the result is gone', () => {
    rmSync(join(root, 'plugins/x/dist'), { recursive: true });
    assert.equal(isBuilt(root, packages), false);
  });

  it('does not hold once forgotten', () => {
    forgetBuild(root);
    assert.equal(isBuilt(root, packages), false);
  });
});
