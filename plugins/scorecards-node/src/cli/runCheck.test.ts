import { entityWith, READINESS, Workspace } from './__testUtils__/workspace';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await Workspace.create();
  await workspace.write('readiness.yaml', READINESS);
});

afterEach(() => workspace.remove());

const GOOD = {
  'repo.hasReadme': true,
  'repo.readmeBytes': 201,
  'repo.hasCi': true,
};

describe('without facts', () => {
  it('says that a scorecard is good', async () => {
    expect(await workspace.run(['readiness.yaml'])).toEqual({
      code: 0,
      stdout:
        'ok  readiness.yaml  readiness: 2 levels, 3 checks, 1 test passed\n',
      stderr: '',
    });
  });

  it('says what is wrong with one, and where', async () => {
    await workspace.write(
      'bad.yaml',
      READINESS.replace('level: 1', 'level: 3').replace(
        'expression: repo.hasCi',
        'expression: repo.hasCii',
      ),
    );
    const { code, stdout } = await workspace.run([
      'bad.yaml',
      'readiness.yaml',
    ]);
    expect(code).toBe(3);
    expect(stdout.split('\n')).toEqual([
      'error  bad.yaml:13:14  spec.checks[0].level: must be at most 2, the highest of the levels',
      expect.stringMatching(
        /^error {2}bad\.yaml:25:19 {2}spec\.checks\[2\]\.expression: .*repo\.hasCii/,
      ),
      'ok  readiness.yaml  readiness: 2 levels, 3 checks, 1 test passed',
      '',
    ]);
  });

  it('says which test does not come out', async () => {
    await workspace.write(
      'bad.yaml',
      READINESS.replace('has-readme: fail', 'has-readme: pass'),
    );
    expect(await workspace.run(['bad.yaml'])).toMatchObject({
      code: 3,
      stdout: `error  bad.yaml:31:47  tests[0].expect.checks.has-readme: test 'nothing there': check has-readme is fail, expected pass: repo.hasReadme is false\n`,
    });
  });
});

describe('with facts', () => {
  it('passes when every level is reached', async () => {
    await workspace.write('facts.json', entityWith('orders', GOOD));
    expect(
      await workspace.run(['--facts', 'facts.json', 'readiness.yaml']),
    ).toEqual({
      code: 0,
      stdout:
        'pass  component:default/orders  readiness: level 2 of 2 (Silver), score 100 %, coverage 100 %\n',
      stderr: '',
    });
  });

  it('says why a level is not reached, and what to do', async () => {
    await workspace.write('facts.json', [
      entityWith('orders', { 'repo.hasReadme': false, 'repo.readmeBytes': 12 }),
      entityWith('pay', { 'repo.hasReadme': true, 'repo.hasCi': false }),
    ]);
    const { code, stdout } = await workspace.run([
      '--facts',
      'facts.json',
      'readiness.yaml',
    ]);
    expect(code).toBe(1);
    expect(
      stdout.replaceAll(/repo\.\w+: never observed/g, 'never observed'),
    ).toBe(
      `fail  component:default/orders  readiness: level 0 of 2, needs 2, score 0 %, coverage 100 %
      fail    has-readme (level 1): repo.hasReadme is false
              Write one. https://example.test/readme
      fail    long-readme (level 2): The README has 12 bytes
      unknown has-ci (level 2, counts from 2027-03-01): never observed
fail  component:default/pay  readiness: level 1 of 2 (Bronze), needs 2, score 33.3 %, coverage 33.3 %
      unknown long-readme (level 2): never observed
      fail    has-ci (level 2, counts from 2027-03-01): repo.hasCi is false
0 of 2 pass
`,
    );
  });

  it.each([
    ['the level that is asked for', ['--level', '1'], 0],
    ['a higher one', ['--level', '2'], 1],
    ['all of them unless said', [], 1],
  ])('goes by %s', async (_, args, code) => {
    await workspace.write(
      'facts.json',
      entityWith('pay', { 'repo.hasReadme': true }),
    );
    const run = await workspace.run([
      '--facts',
      'facts.json',
      ...args,
      'readiness.yaml',
    ]);
    expect(run.code).toBe(code);
  });

  it('counts a check from its date on', async () => {
    await workspace.write(
      'facts.json',
      entityWith('pay', { ...GOOD, 'repo.hasCi': false }),
    );
    const at = async (time: string) =>
      (
        await workspace.run([
          '--facts',
          'facts.json',
          '--at',
          time,
          'readiness.yaml',
        ])
      ).code;
    expect(await at('2027-02-28')).toBe(0);
    expect(await at('2027-03-01')).toBe(1);
  });

  it('goes by when facts were observed', async () => {
    const codeOf = async (observedAt: string) => {
      await workspace.write(
        'facts.json',
        entityWith('pay', GOOD, { observedAt }),
      );
      return (await workspace.run(['--facts', 'facts.json', 'readiness.yaml']))
        .code;
    };
    expect(await codeOf('2027-01-15T11:00:00Z')).toBe(0);
    expect(await codeOf('2027-01-01T11:00:00Z')).toBe(1);
  });

  it('leaves out entities that no scorecard selects', async () => {
    await workspace.write('facts.json', {
      entity: { kind: 'API', metadata: { name: 'a' } },
      facts: {},
    });
    expect(
      await workspace.run(['--facts', 'facts.json', 'readiness.yaml']),
    ).toMatchObject({
      code: 0,
      stdout: 'No scorecard selects any of the entities.\n',
    });
  });

  it('shows what others have written without what commands a terminal', async () => {
    await workspace.write(
      'evil.yaml',
      READINESS.replace(/message: .*/, `message: '"a\\x1b[2Jb\\nc"'`),
    );
    await workspace.write(
      'facts.json',
      entityWith('pay', { 'repo.readmeBytes': 1 }),
    );
    const { stdout } = await workspace.run([
      '--facts',
      'facts.json',
      'evil.yaml',
    ]);
    expect(stdout).toContain('a\ufffd[2Jb c');
    expect(stdout).not.toContain('\x1b');
  });

  it('uses colours on a terminal only, and not when they are not wanted', async () => {
    const args = ['readiness.yaml'];
    expect((await workspace.run(args, { isTTY: true })).stdout).toContain(
      '\x1b[32mok\x1b[0m ',
    );
    expect((await workspace.run(args)).stdout).toMatch(/^ok /);
    const env = { NO_COLOR: '1' };
    expect((await workspace.run(args, { isTTY: true, env })).stdout).toMatch(
      /^ok /,
    );
  });
});

describe('--output', () => {
  it('puts the format into a file, and tells people what came out', async () => {
    const run = await workspace.run(
      ['--format', 'json', '--output', 'out.json', 'readiness.yaml'],
      {
        isTTY: true,
      },
    );
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('readiness.yaml  readiness: 2 levels');
    expect(JSON.parse(await workspace.read('out.json'))).toEqual({
      at: '2027-01-15T12:00:00.000Z',
      exitCode: 0,
      files: [
        {
          location: 'readiness.yaml',
          problems: [],
          scorecards: [
            {
              id: 'readiness',
              hash: expect.any(String),
              levels: 2,
              checks: 3,
              tests: 1,
            },
          ],
        },
      ],
    });
  });

  it('keeps colours out of files', async () => {
    await workspace.run(['--output', 'out.txt', 'readiness.yaml'], {
      isTTY: true,
    });
    expect(await workspace.read('out.txt')).toMatch(/^ok /);
  });
});

describe('--format json', () => {
  it('tells all that came out', async () => {
    await workspace.write(
      'facts.json',
      entityWith('pay', { 'repo.hasReadme': true }),
    );
    const { stdout } = await workspace.run([
      '--facts',
      'facts.json',
      '--format',
      'json',
      'readiness.yaml',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 1,
      outcomes: [
        {
          entityRef: 'component:default/pay',
          scorecardId: 'readiness',
          passed: false,
          requiredLevel: 2,
          level: 1,
          unmeasured: false,
          missing: [{ checkId: 'long-readme', status: 'unknown' }],
          checks: [
            { checkId: 'has-readme', level: 1, status: 'pass', required: true },
            {
              checkId: 'long-readme',
              level: 2,
              status: 'unknown',
              required: true,
            },
            {
              checkId: 'has-ci',
              level: 2,
              status: 'unknown',
              required: false,
              enforced: false,
            },
          ],
        },
      ],
    });
  });
});
