import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments, readOptions, readPort } from './command.mjs';

const KNOWN = { port: { type: 'string' }, yes: { type: 'boolean' } };

test('known options are read', () => {
  const options = readOptions(['--port', '3100', '--yes'], KNOWN);
  assert.deepEqual({ ...options }, { port: '3100', yes: true });
});

test('as many arguments are read as there may be', () => {
  const { options, operands } = readArguments(['a', '--yes', 'b'], KNOWN, 2);
  assert.deepEqual([{ ...options }, operands], [{ yes: true }, ['a', 'b']]);
  assert.throws(() => readArguments(['a', '--yes', 'b'], KNOWN, 1), {
    message: /^unexpected argument 'b'; /,
    exitCode: 2,
  });
});

for (const [args, message] of [
  [['--prot', '1'], /^unknown option '--prot'; /],
  [['--port'], /^option '--port <value>' argument missing; /],
  [['--yes=no'], /^option '--yes' does not take an argument; /],
  [['extra'], /^unexpected argument 'extra'; /],
]) {
  test(`${args.join(' ')} is refused as a wrong use`, () => {
    assert.throws(() => readOptions(args, KNOWN), { message, exitCode: 2 });
  });
}

test('a port is a number from 1 to 65535', () => {
  assert.equal(readPort('65535', '--port'), 65535);
  for (const text of ['0', '65536', '80a', '-1', '1e3', '']) {
    assert.throws(() => readPort(text, '--port'), { exitCode: 2 });
  }
});
