import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestContext, Killed, TestLedger } from '../testing';

describe('createTestContext', () => {
  it('tells intents that are new, interrupted, done and cleared', async () => {
    const { context, ledger, scope } = createTestContext();
    const { intent } = context;

    await expect(intent.begin('a')).resolves.toBe('new');
    await expect(intent.begin('a', 'x-1')).resolves.toBe('interrupted');
    await intent.end('a');
    await expect(intent.begin('a')).resolves.toBe('done');
    expect(ledger.intentsOf(scope)).toEqual({
      a: { status: 'done', epoch: 1, externalId: 'x-1' },
    });
    await intent.clear('a');
    await expect(intent.begin('a')).resolves.toBe('new');
    await expect(intent.end('b')).rejects.toThrow(
      "Intent 'b' has ended, but it has not begun",
    );
  });

  it('refuses everything that is written with an old epoch', async () => {
    const { context, ledger, scope, complete } = createTestContext();
    await context.save({ before: true });
    ledger.lease(scope.environmentId);

    const refused = 'The lease is lost';
    await expect(context.save({ after: true })).rejects.toThrow(refused);
    await expect(context.intent.begin('a')).rejects.toThrow(refused);
    await expect(context.intent.end('a')).rejects.toThrow(refused);
    await expect(context.intent.clear('a')).rejects.toThrow(refused);
    await expect(context.secrets.put('a', 'b')).rejects.toThrow(refused);
    await expect(complete({ kind: 'done', state: {} })).rejects.toThrow(
      refused,
    );
    expect(ledger.stateOf(scope)).toEqual({ before: true });
    expect(ledger.intentsOf(scope)).toEqual({});
    expect(ledger.secretValues()).toEqual([]);
  });

  it('does not lose the lease of an environment to another one', async () => {
    const { context, ledger } = createTestContext();
    ledger.lease('env-2');

    await expect(context.save({})).resolves.toBeUndefined();
  });

  it.each(['before', 'after'] as const)(
    'is dead once it was killed %s something was written',
    async when => {
      const boundaries: string[] = [];
      const { context, ledger, scope } = createTestContext({
        onBoundary: boundary => {
          boundaries.push(`${boundary.number} ${boundary.when}`);
          if (boundary.when === when) {
            throw new Killed(boundary);
          }
        },
      });

      await expect(context.save({ a: 1 })).rejects.toThrow(
        `Killed ${when} save`,
      );
      await expect(context.save({ a: 2 })).rejects.toThrow(
        `Killed ${when} save`,
      );
      expect(ledger.stateOf(scope)).toEqual(
        when === 'after' ? { a: 1 } : undefined,
      );
      expect(boundaries).toEqual(
        when === 'after' ? ['1 before', '2 after'] : ['1 before'],
      );
    },
  );

  it('replaces secrets by name, and blackens what it has met', async () => {
    const { context, ledger } = createTestContext();
    const ref = await context.secrets.put('password', 'pass word/1');
    await expect(
      context.secrets.put('password', 'pass word/2'),
    ).resolves.toEqual(ref);

    await expect(
      context.secrets.use(ref, value => `${value} ${value.reveal()}`),
    ).resolves.toBe('*** pass word/2');
    await expect(
      context.secrets.use({ $secret: 'other' }, () => ''),
    ).rejects.toThrow("There is no secret 'other'");
    context.log(
      'info',
      'raw pass word/1 url pass%20word%2F2 form pass+word%2F2',
    );
    context.log(
      'info',
      `basic ${Buffer.from('u:pass word/2').toString('base64')}`,
    );
    context.log('info', `hex ${Buffer.from('pass word/2').toString('hex')}`);
    expect(ledger.logs().map(({ text }) => text)).toEqual([
      'raw *** url *** form ***',
      // 'u:p', and what stands beside the secret, are not the secret.
      expect.stringMatching(/^basic .{0,4}\*\*\*.{0,4}$/),
      'hex ***',
    ]);
    expect(ledger.secretValues()).toEqual(['pass word/1', 'pass word/2']);
  });

  it('has the same operation keys in every attempt', () => {
    const scope = { environmentId: 'e', resource: 'r' };
    const first = createTestContext(scope).context;
    const second = createTestContext(scope).context;

    expect(first.opKey('role')).toBe(second.opKey('role'));
    expect(first.opKey('role')).not.toBe(first.opKey('database'));
  });
});

describe('TestLedger', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'test-ledger-'));
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('survives the process when it is in a file', async () => {
    const file = join(directory, 'ledger.json');
    const { context, scope } = createTestContext({
      ledger: TestLedger.inFile(file),
    });
    await context.save({ a: 1 });
    await context.intent.begin('make');
    const ref = await context.secrets.put('password', 'hunter2');
    context.log('warn', 'It has hunter2 in it');

    const next = TestLedger.inFile(file);

    expect(next.stateOf(scope)).toEqual({ a: 1 });
    expect(next.intentsOf(scope)).toEqual({
      make: { status: 'begun', epoch: 1 },
    });
    expect(next.readSecret(ref)?.toString()).toBe('hunter2');
    expect(next.logs()).toEqual([
      { ...scope, level: 'warn', text: 'It has *** in it' },
    ]);
    expect(next.lease(scope.environmentId)).toBe(2);
  });

  it('hands out copies', () => {
    const ledger = TestLedger.inMemory();
    const scope = { environmentId: 'e', resource: 'r' };
    const state = { list: [1] };
    ledger.setState(scope, state);
    state.list.push(2);
    (ledger.stateOf(scope)?.list as number[]).push(3);

    expect(ledger.stateOf(scope)).toEqual({ list: [1] });
  });
});
