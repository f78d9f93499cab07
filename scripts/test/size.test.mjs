import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { kilobytes, measurePackage, overBudget } from './size.mjs';

describe('measurePackage', () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundwork-size-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  function built(name, files) {
    for (const [path, content] of Object.entries(files)) {
      const file = join(folder, name, 'dist', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return join(folder, name);
  }
  const gzip = text => gzipSync(text, { level: 9 }).length;

  it('counts the code of a library, compressed together, not its maps and types', () => {
    const library = built('library', {
      'index.esm.js': 'a'.repeat(1000),
      'x/x.css': 'b'.repeat(500),
      'index.esm.js.map': 'c'.repeat(9000),
      'index.d.ts': 'd'.repeat(9000),
    });
    assert.deepEqual(measurePackage(library, { role: 'frontend-plugin' }), {
      files: 2,
      raw: 1500,
      gzip: gzip('a'.repeat(1000) + 'b'.repeat(500)),
    });
  });

  it('tells what the first page of an app loads from the rest', () => {
    const app = built('app', {
      'index.html':
        '<link href="/static/main.css"><script defer src="/static/main.js"></script>',
      'static/main.js': 'a'.repeat(100),
      'static/1.chunk.js': 'b'.repeat(200),
      'static/main.css': 'c'.repeat(300),
    });
    const size = measurePackage(app, { role: 'frontend' });
    assert.equal(size.raw, 300);
    assert.equal(size.entry.raw, 100);
    assert.equal(size.css.raw, 300);
  });

  it('takes the archives of a backend as they are', () => {
    const backend = built('backend', { 'bundle.tar.gz': 'x'.repeat(77) });
    assert.deepEqual(measurePackage(backend, { role: 'backend' }), {
      files: 1,
      raw: 77,
      gzip: 77,
    });
  });

  it('measures nothing where nothing was built', () => {
    assert.equal(measurePackage(folder, { role: 'cli' }), undefined);
  });
});

describe('overBudget', () => {
  const measured = [
    { name: 'app', role: 'frontend', size: { gzip: 900, entry: { gzip: 50 } } },
    { name: 'x', role: 'frontend-plugin', size: { gzip: 81_000 } },
    { name: 'y', role: 'frontend-plugin', size: { gzip: 80_000 } },
  ];
  const roles = { 'frontend-plugin': { gzip: 80_000 } };

  it('names what is too big, to the byte', () => {
    assert.deepEqual(overBudget(measured, { roles, packages: {} }), [
      'x: gzip is 81.0 kB, the budget 80.0 kB',
    ]);
  });

  it('prefers the figure of a package to that of its role', () => {
    const packages = { x: { gzip: 90_000 }, app: { 'entry.gzip': 49 } };
    assert.deepEqual(overBudget(measured, { roles, packages }), [
      'app: entry.gzip is 0.1 kB, the budget 0.0 kB',
    ]);
  });

  it('refuses a budget that checks nothing', () => {
    const packages = {
      x: { gzip: 90_000 },
      app: { brotli: 1 },
      z: { gzip: 1 },
    };
    assert.deepEqual(overBudget(measured, { roles, packages }), [
      "app: 'brotli' in the budget is not measured",
      'z: has a budget, but was not built',
    ]);
  });
});

describe('kilobytes', () => {
  it('counts in thousands', () => {
    assert.equal(kilobytes(81_349), '81.3 kB');
  });
});
