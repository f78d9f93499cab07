import { execFile } from 'child_process';
import { resolve } from 'path';
import { entityWith, READINESS, Workspace } from './__testUtils__/workspace';

const COMMAND = resolve(__dirname, '../../bin/groundwork-check.cjs');

// It compiles its sources as it starts
jest.setTimeout(60_000);

let workspace: Workspace;

beforeEach(async () => {
  workspace = await Workspace.create();
  await workspace.write('readiness.yaml', READINESS);
});

afterEach(() => workspace.remove());

/** Runs the command as a person would, with next to nothing around it. */
function spawn(
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done, reject) => {
    execFile(
      process.execPath,
      [COMMAND, ...args],
      {
        cwd: workspace.path,
        env: {
          PATH: process.env.PATH,
          HOME: workspace.path,
        } as NodeJS.ProcessEnv,
      },
      (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') {
          reject(error);
        } else {
          done({ code: Number(error?.code ?? 0), stdout, stderr });
        }
      },
    );
  });
}

describe('the command', () => {
  it('validates a scorecard', async () => {
    expect(await spawn('readiness.yaml')).toEqual({
      code: 0,
      stdout:
        'ok  readiness.yaml  readiness: 2 levels, 3 checks, 1 test passed\n',
      stderr: '',
    });
  });

  it('exits with 1 when checks fail', async () => {
    await workspace.write(
      'facts.json',
      entityWith('a', { 'repo.hasReadme': false }),
    );
    const { code, stdout, stderr } = await spawn(
      '--facts',
      'facts.json',
      'readiness.yaml',
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('has-readme (level 1): repo.hasReadme is false\n');
    expect(code).toBe(1);
  });

  it('exits with 2 when it is used wrongly', async () => {
    expect(await spawn('--nope')).toEqual({
      code: 2,
      stdout: '',
      stderr: "check: Unknown option '--nope'; check --help says more\n",
    });
  });

  it('exits with 3 when a definition is broken', async () => {
    await workspace.write('bad.yaml', 'kind: Scorecard');
    const { code, stdout } = await spawn('bad.yaml');
    expect(code).toBe(3);
    expect(stdout).toContain("error  bad.yaml:1:1  lacks 'apiVersion'\n");
  });

  it('writes all of a long output into a pipe', async () => {
    const checks = Array.from(
      { length: 400 },
      (_, i) =>
        `    - { id: c-${i}, title: T, expression: repo.hasReadme, level: 1 }`,
    );
    await workspace.write(
      'long.yaml',
      `${READINESS.slice(0, READINESS.indexOf('    - id'))}${checks.join(
        '\n',
      )}\n`,
    );
    await workspace.write('facts.json', entityWith('a', {}));
    const { code, stdout } = await spawn(
      ...['--facts', 'facts.json', '--format', 'sarif', 'long.yaml'],
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout).runs[0].results).toHaveLength(400);
  });
});
