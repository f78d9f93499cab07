import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createTestContext,
  TestContext,
} from '@groundwork/backstage-plugin-environments-node/testing';
import { Program } from './programs';
import { ScriptDriver } from './ScriptDriver';

const environment = { id: 'e1', name: 'try', owner: 'group:default/a' };

describe('ScriptDriver', () => {
  let directory: string;
  let test: TestContext;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'script-driver-'));
    test = createTestContext({ environmentId: 'e1', resource: 'main' });
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  const program = (script: string, more: Partial<Program> = {}): Program => ({
    id: 'try',
    command: ['/bin/sh', '-c', script],
    timeoutMs: 20_000,
    env: {},
    directory,
    canPause: true,
    ...more,
  });

  const driverWith = (...programs: Program[]) =>
    new ScriptDriver(new Map(programs.map(it => [it.id, it])));

  const answering = (answer: object) =>
    program(`cat > asked; echo '${JSON.stringify(answer)}'`);

  const asked = async () =>
    JSON.parse(await readFile(join(directory, 'asked'), 'utf8'));

  const desired = { environment, resource: 'main', spec: { program: 'try' } };

  it('asks with everything that it knows, secrets in the clear', async () => {
    const ref = test.ledger.putSecret(test.scope, 'token', 'open sesame');
    const driver = driverWith(answering({ kind: 'done', state: {} }));

    await driver.apply(test.context, {
      desired: {
        ...desired,
        source: { repository: 'r', ref: 'main', commit: 'c0ffee' },
        spec: {
          program: 'try',
          with: { size: 2, deep: [{ token: { ...ref } }, { ...ref }] },
        },
      },
      state: {
        program: 'try',
        state: { file: 'a' },
        secrets: { password: { $secret: 's' } },
      },
    });

    await expect(asked()).resolves.toEqual({
      version: 1,
      action: 'apply',
      environment,
      desired: {
        resource: 'main',
        with: { size: 2, deep: [{ token: 'open sesame' }, 'open sesame'] },
        source: { repository: 'r', ref: 'main', commit: 'c0ffee' },
      },
      state: { file: 'a' },
      secrets: ['password'],
      opKey: 'e1/main/script',
      epoch: 1,
    });
  });

  it('stores what is to be secret, and keeps it among the outputs', async () => {
    const first = await driverWith(
      answering({
        kind: 'done',
        state: { n: 1 },
        outputs: { url: 'x' },
        secrets: { password: 'hunter2!' },
        externalId: 'a1',
      }),
    ).apply(test.context, { desired });
    const again = await driverWith(
      answering({ kind: 'done', state: { n: 2 }, outputs: { url: 'y' } }),
    ).apply(test.context, { desired, state: first.state });

    expect(first).toMatchObject({
      kind: 'done',
      state: { program: 'try', state: { n: 1 } },
      outputs: { url: 'x', password: { $secret: 'e1/main/password' } },
      externalId: 'a1',
    });
    expect(JSON.stringify(first)).not.toContain('hunter2!');
    expect(again).toMatchObject({
      outputs: { url: 'y', password: { $secret: 'e1/main/password' } },
    });
    expect(test.ledger.secretValues()).toEqual(['hunter2!']);
  });

  it('refuses a secret that is also told openly', async () => {
    const driver = driverWith(
      answering({
        kind: 'done',
        state: {},
        outputs: { url: 'x://u:hunter2!@h' },
        secrets: { password: 'hunter2!' },
      }),
    );

    await expect(driver.apply(test.context, { desired })).resolves.toEqual({
      kind: 'fail',
      state: { program: 'try' },
      error:
        "Program 'try' gives the value of secret 'password' in its state or outputs, too: leave it out there",
    });
  });

  it.each([
    ['exit 75', { kind: 'retry', class: 'transient' }],
    ['exit 1', { kind: 'fail' }],
    ['echo garbage', { kind: 'fail' }],
    ['sleep 600', { kind: 'retry', class: 'transient' }],
  ])(
    'makes a step of %s, and knows the program after',
    async (script, step) => {
      const driver = driverWith(program(script, { timeoutMs: 500 }));

      await expect(
        driver.apply(test.context, { desired }),
      ).resolves.toMatchObject({ ...step, state: { program: 'try' } });
      expect(test.ledger.stateOf(test.scope)).toEqual({ program: 'try' });
    },
  );

  it('blackens secrets in what programs say to people', async () => {
    const ref = test.ledger.putSecret(test.scope, 'token', 'open sesame');
    const driver = driverWith(
      program(`cat >&2; echo >&2; echo '{"kind":"done","state":{}}'`),
    );

    await driver.apply(test.context, {
      desired: {
        ...desired,
        spec: { program: 'try', with: { ref: { ...ref } } },
      },
    });

    const [{ text }] = test.ledger.logs();
    expect(text).toContain('"ref":"***"');
  });

  it('says unknown when it cannot be told how it is', async () => {
    const observe = (it: Program) =>
      driverWith(it).observe(test.observeContext, {
        desired,
        state: { program: 'try' },
      });

    await expect(observe(program('exit 1'))).resolves.toMatchObject({
      status: 'unknown',
      message: expect.stringContaining('has ended with code 1'),
    });
  });

  it('does not take a failing inventory for an empty one', async () => {
    const driver = driverWith(program('exit 1'));

    await expect(
      driver.inventory(test.observeContext)[Symbol.asyncIterator]().next(),
    ).rejects.toThrow('has ended with code 1');
  });

  it('destroys what no state tells of by the programs that list it', async () => {
    const listing = (id: string, environmentId: string) => {
      const object = { externalId: '1', description: 'd', environmentId };
      const file = join(directory, `${id}.json`);
      writeFileSync(file, JSON.stringify(object));
      return program(
        `case "$(cat)" in *'"action":"inventory"'*) cat ${id}.json;; *) touch ${id}.destroyed; echo '{"kind":"done","state":{}}';; esac`,
        { id },
      );
    };
    const driver = driverWith(listing('mine', 'e1'), listing('other', 'e2'));

    await expect(
      driver.destroy(test.context, { environment }),
    ).resolves.toEqual({ kind: 'done', state: {} });

    await expect(
      readFile(join(directory, 'mine.destroyed'), 'utf8'),
    ).resolves.toBe('');
    await expect(
      readFile(join(directory, 'other.destroyed'), 'utf8'),
    ).rejects.toThrow('ENOENT');
  });

  it('says which programs there are when one is not', async () => {
    const driver = driverWith(program('true'));

    await expect(
      driver.apply(test.context, {
        desired: { ...desired, spec: { program: 'no' } },
      }),
    ).resolves.toMatchObject({
      kind: 'fail',
      error:
        "There is no program 'no'; environments.drivers.script.programs has try",
    });
  });

  it('does not let another program change what one has made', async () => {
    const driver = driverWith(program('true'), program('true', { id: 'two' }));

    await expect(
      driver.apply(test.context, {
        desired: { ...desired, spec: { program: 'two' } },
        state: { program: 'try', state: {} },
      }),
    ).resolves.toMatchObject({
      kind: 'fail',
      error: expect.stringMatching(/^It was made by program 'try'/),
    });
  });

  it('can pause when all programs can', () => {
    const [can, cannot] = [true, false].map(canPause =>
      program('true', { id: canPause ? 'a' : 'b', canPause }),
    );

    expect(driverWith(can).capabilities.pause).toBe(true);
    expect(driverWith(can, cannot).capabilities.pause).toBeUndefined();
  });
});
