import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import { test } from 'node:test';
import { createLogFilter, eachLine, withoutColours } from './log-filter.mjs';

const shown = lines => lines.filter(createLogFilter());

test('of the backend, warnings and errors are shown, with what belongs to them', () => {
  const trouble = [
    '2026-11-21T02:56:01.000Z catalog warn Processor failed entity="component:default/a"',
    '2026-11-21T02:56:02.000Z rootHttpRouter error Request failed TypeError: x is not a function',
    '    at handle (/srv/router.ts:12:3)',
    '    at next (/srv/layer.ts:95:5)',
  ];
  assert.deepEqual(
    shown([
      '2026-11-21T02:56:00.000Z catalog info Initializing',
      '  goes on here',
      ...trouble,
      '2026-11-21T02:56:03.000Z scaffolder info Ready',
      '',
    ]),
    trouble,
  );
});

test('colours do not hide the level', () => {
  const escape = String.fromCharCode(27);
  const line = `${escape}[2m2026-11-21T02:56:01.000Z${escape}[22m ${escape}[34mauth${escape}[39m ${escape}[33mwarn${escape}[39m Demo sign-in is on`;
  assert.deepEqual(shown([line]), [line]);
  assert.equal(
    withoutColours(line),
    '2026-11-21T02:56:01.000Z auth warn Demo sign-in is on',
  );
});

test('errors of the bundler and of Node are shown, routine is not', () => {
  assert.deepEqual(
    shown([
      'Starting app, backend',
      'Loaded config from app-config.yaml',
      'ERROR in ./src/App.tsx 3:1',
      "Module not found: Can't resolve './Nowhere'",
      'Rspack compiled with 1 error',
      '(node:12) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.',
      '(Use `node --trace-deprecation ...` to show where the warning was created)',
      "TypeError: Cannot read properties of undefined (reading 'id')",
      '    at Object.<anonymous> (/srv/index.ts:1:1)',
      'Change detected, restarting the development server...',
    ]),
    [
      'ERROR in ./src/App.tsx 3:1',
      "Module not found: Can't resolve './Nowhere'",
      "TypeError: Cannot read properties of undefined (reading 'id')",
      '    at Object.<anonymous> (/srv/index.ts:1:1)',
    ],
  );
});

test('lines are put together from what arrives', async () => {
  const stream = new PassThrough();
  const lines = [];
  eachLine(stream, line => lines.push(line));
  stream.write('one\ntw');
  stream.write('o\r\nthree');
  stream.end();
  await once(stream, 'end');
  assert.deepEqual(lines, ['one', 'two', 'three']);
});
