import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../lib/command.mjs';
import { parseArguments } from './arguments.mjs';

const known = {
  stages: ['format', 'unit', 'node', 'e2e'],
  packages: [
    { name: 'app', dir: 'packages/app' },
    { name: '@groundwork/backstage-plugin-x', dir: 'plugins/x' },
    { name: '@groundwork/backstage-plugin-x-node', dir: 'plugins/x-node' },
  ],
  exists: path =>
    ['plugins/x-node/src/a.test.ts', 'examples/acme', 'README.md'].includes(
      path,
    ),
};
const parse = (...argv) => parseArguments(argv, known);

describe('parseArguments', () => {
  it('selects nothing in particular when nothing is said', () => {
    assert.deepEqual(parse(), {
      stages: [],
      targets: [],
      asBuilt: false,
      failFast: false,
      list: false,
      help: false,
    });
  });

  it('keeps the order of the stages, whatever was typed', () => {
    assert.deepEqual(parse('e2e', 'unit').stages, ['unit', 'e2e']);
  });

  const x = {
    path: 'plugins/x',
    packageName: '@groundwork/backstage-plugin-x',
  };
  for (const [title, argv] of [
    ['by folder', ['plugins/x']],
    ['by folder, as a shell completes it', ['./plugins/x/']],
    ['by name', ['@groundwork/backstage-plugin-x']],
    ['by short name', ['x']],
    ['by option', ['--only-package', '@groundwork/backstage-plugin-x']],
    ['by option with =', ['--only-package=plugins/x']],
  ]) {
    it(`finds a package ${title}`, () => {
      assert.deepEqual(parse(...argv).targets, [x]);
    });
  }

  it('takes a file as part of its package, not of a namesake', () => {
    assert.deepEqual(parse('unit', 'plugins/x-node/src/a.test.ts').targets, [
      {
        path: 'plugins/x-node/src/a.test.ts',
        packageName: '@groundwork/backstage-plugin-x-node',
      },
    ]);
  });

  it('takes a folder outside of the packages', () => {
    assert.deepEqual(parse('node', 'examples/acme').targets, [
      { path: 'examples/acme' },
    ]);
  });

  it('reads the options', () => {
    const parsed = parse('--fail-fast', '--as-built', '--list');
    assert.equal(parsed.failFast, true);
    assert.equal(parsed.asBuilt, true);
    assert.equal(parsed.list, true);
    assert.equal(parse('--fail-fast', '--keep-going').failFast, false);
  });

  for (const [argv, message] of [
    [['unti'], /'unti' is neither a stage \(format, unit, node, e2e\)/],
    [['README.md'], /'README.md' is neither a stage/],
    [['--slow'], /unknown option '--slow'/],
    [['--list=yes'], /unknown option '--list=yes'/],
    [['--only-package'], /wants the name of a package/],
    [['--only-package', 'y'], /no such package; known are packages\/app, /],
  ]) {
    it(`refuses ${argv.join(' ')}`, () => {
      assert.throws(
        () => parse(...argv),
        error => error instanceof Failure && message.test(error.message),
      );
    });
  }
});
