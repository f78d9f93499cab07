import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  added,
  block,
  everything,
  file,
  inverse,
  lines,
  moved,
  removed,
  section,
  text,
} from './edits.mjs';

const MODE = '100644';

function treeOf(files) {
  return new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      { mode: MODE, content },
    ]),
  );
}

function filesOf(tree) {
  return Object.fromEntries(
    [...tree].map(([path, { content }]) => [path, content]),
  );
}

/** What a file was before an edit. */
function before(edit, content) {
  return filesOf(edit.undo(treeOf({ a: content }))).a;
}

test('a file was not there before it was added', () => {
  assert.deepEqual(filesOf(file('a').undo(treeOf({ a: '1', b: '2' }))), {
    b: '2',
  });
  assert.throws(() => file('c').undo(treeOf({ a: '1' })), /^EditError: c does/);
  assert.equal(file('c', { optional: true }).undo(treeOf({ a: '1' })).size, 1);
});

test('nothing was there before everything was added', () => {
  assert.equal(everything().undo(treeOf({ a: '1' })).size, 0);
});

test('a file had another name before it was moved', () => {
  assert.deepEqual(filesOf(moved('b', 'a').undo(treeOf({ b: '1' }))), {
    a: '1',
  });
});

test('a removed file held something before', () => {
  assert.deepEqual(filesOf(removed('a', '1').undo(treeOf({}))), { a: '1' });
});

test('text that was replaced comes back, once', () => {
  assert.equal(before(text('a', 'two', 'one'), 'a two c'), 'a one c');
  assert.equal(before(text('a', ' two'), 'a two c'), 'a c');
  assert.throws(() => before(text('a', 'x', 'y'), 'xx'), /holds it 2 times: x/);
  assert.equal(before(text('a', 'x', 'y', { all: true }), 'xx'), 'yy');
});

test('a replacement can be turned round, an insertion cannot', () => {
  const swapped = inverse(text('a', 'two', 'one'));
  assert.equal(before(swapped, 'a one c'), 'a two c');
  assert.equal(text('a', 'two').redo, undefined);
});

test('an added file can be put into a tree that lacks it', () => {
  assert.deepEqual(filesOf(added('a', '1').redo(treeOf({}))), { a: '1' });
});

test('lines are named by what only they hold', () => {
  assert.equal(
    before(lines('a', 'two', 'four'), 'one\ntwo\nthree\nfour\n'),
    'one\nthree\n',
  );
  assert.throws(
    () => before(lines('a', 'o'), 'one\ntwo'),
    /a must have one line with: o, and has 2/,
  );
});

test('a block goes with its comment and its blank line', () => {
  const source = `import x;

/** Why. */
export function first() {
  if (x) {
    return;
  }
}

function second({
  a,
}) {
  return a;
}

const THIRD = 3;
`;
  assert.equal(
    before(block('a', 'export function first('), source),
    source.replace(/\/\*\*[^]*?^}\n\n/m, ''),
  );
  assert.equal(
    before(block('a', 'function second('), source),
    source.replace(/function second[^]*?^}\n\n/m, ''),
  );
  assert.equal(
    before(block('a', 'const THIRD ='), source),
    source.replace('\nconst THIRD = 3;\n', ''),
  );
});

test('a block that nothing closes is told', () => {
  assert.throws(() => before(block('a', 'f('), 'f(\n  1'), /a: nothing closes/);
});

test('a section ends at the next heading of its level', () => {
  const readme = '# A\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n';
  assert.equal(before(section('a', '## B'), readme), '# A\n\n## D\n\nd\n');
  assert.equal(
    before(section('a', '### C'), readme),
    '# A\n\n## B\n\nb\n\n## D\n\nd\n',
  );
  assert.equal(
    before(section('a', '## D'), readme),
    '# A\n\n## B\n\nb\n\n### C\n\nc\n',
  );
});
