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

describe('what it cannot do', () => {
  it.each<[string[], string]>([
    [[], 'name at least one scorecard file'],
    [['--frobnicate', 'a.yaml'], "Unknown option '--frobnicate'"],
    [
      ['--format', 'xml', 'a.yaml'],
      "--format 'xml' is not one of text, sarif, junit, json",
    ],
    [
      ['--level', '0', '--facts', 'f', 'a.yaml'],
      "--level '0' is not a whole number from 1 to 10",
    ],
    [['--level', '1', 'a.yaml'], '--level needs --facts'],
    [['--at', '2027-01-01', 'a.yaml'], '--at needs --facts'],
    [['--at', 'soon', '--facts', 'f', 'a.yaml'], "--at 'soon' is not a time"],
    [['--backtest', 'a.yaml'], '--backtest needs --portal'],
    [['--weeks', '2', 'a.yaml'], '--weeks needs --backtest'],
    [['--token-env', 'X', 'a.yaml'], '--token-env needs --portal'],
    [
      ['--portal', 'localhost', 'a.yaml'],
      "--portal 'localhost' is not the URL of a backend",
    ],
    [
      ['--portal', 'http://x.test', '--token-env', 'NOPE', 'a.yaml'],
      'there is no environment variable NOPE',
    ],
    [
      ['--portal', 'http://x.test', '--fact-schemas', 'f', 'a.yaml'],
      '--fact-schemas and --portal exclude each other',
    ],
    [
      [
        '--portal',
        'http://x.test',
        '--backtest',
        '--format',
        'sarif',
        'a.yaml',
      ],
      '--backtest has the formats text and json',
    ],
    [['missing.yaml'], 'there is no file missing.yaml'],
    [
      ['--output', 'no/such/folder', 'readiness.yaml'],
      'cannot write no/such/folder: ENOENT',
    ],
    [
      ['--facts', 'facts.json', '--level', '3', 'readiness.yaml'],
      "--level 3: scorecard 'readiness' has 2 levels",
    ],
  ])('%j', async (args, message) => {
    await workspace.write('facts.json', entityWith('orders', GOOD));
    const run = await workspace.run(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });

  it.each<[string, unknown, string]>([
    [
      'no entity',
      { facts: {} },
      "facts.json: 'entity' must be an entity of the catalog",
    ],
    ['nothing', [], 'facts.json has no entity'],
    [
      'no facts',
      { entity: { kind: 'A', metadata: { name: 'b' } } },
      "'facts' and 'errors' must be maps",
    ],
    [
      'a fact that nobody knows',
      entityWith('a', { 'repo.hasReadmi': true }),
      "facts.json: 'repo.hasReadmi' is no fact that is known; did you mean 'repo.hasReadme'?",
    ],
    [
      'a value of another type',
      [entityWith('a', {}), entityWith('b', { 'repo.hasReadme': 'yes' })],
      "facts.json: item 2: fact 'repo.hasReadme'",
    ],
    [
      'a time that is none',
      entityWith('a', {}, { observedAt: 'today' }),
      "'observedAt' must be an ISO 8601 time",
    ],
  ])('facts with %s', async (_, content, message) => {
    await workspace.write('facts.json', content);
    const run = await workspace.run([
      '--facts',
      'facts.json',
      'readiness.yaml',
    ]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });

  it('says how it is used', async () => {
    const { code, stdout } = await workspace.run(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: check \[options\] scorecard\.yaml…\n/);
  });
});
