import { mkdir, mkdtemp, readFile, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { type ExitCode } from '../io';
import { runCheck } from '../runCheck';

/** What the command says and comes to. */
export interface Run {
  code: ExitCode;
  stdout: string;
  stderr: string;
}

/** The time of the tests. */
export const NOW = new Date('2027-01-15T12:00:00Z');

/** A folder with files, and the command as it runs there. */
export class Workspace {
  private constructor(readonly path: string) {}

  static async create(): Promise<Workspace> {
    return new Workspace(await mkdtemp(join(tmpdir(), 'check ')));
  }

  async write(name: string, content: unknown): Promise<void> {
    const path = join(this.path, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }

  read(name: string): Promise<string> {
    return readFile(join(this.path, name), 'utf8');
  }

  async run(
    args: string[],
    {
      env = {},
      isTTY = false,
    }: { env?: Record<string, string>; isTTY?: boolean } = {},
  ): Promise<Run> {
    let stdout = '';
    let stderr = '';
    const code = await runCheck(args, {
      cwd: this.path,
      env,
      stdout: { isTTY, write: text => (stdout += text) },
      stderr: { write: text => (stderr += text) },
      now: () => NOW,
      fetch,
    });
    return { code, stdout, stderr };
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}

/** A scorecard over facts of the box. */
export const READINESS = `apiVersion: groundwork/v1
kind: Scorecard
metadata: { name: readiness, title: Readiness, owner: platform }
spec:
  filter: { kind: Component }
  levels: [{ name: Bronze }, { name: Silver }]
  checks:
    - id: has-readme
      title: Has a README
      why: People look there first.
      capability: ownership
      expression: repo.hasReadme
      level: 1
      remedy:
        text: Write one.
        link: { url: https://example.test/readme }
    - id: long-readme
      title: README says <something> & more
      expression: repo.readmeBytes > 200
      level: 2
      weight: 2
      message: '"The README has " + string(repo.readmeBytes) + " bytes"'
    - id: has-ci
      title: Has CI
      expression: repo.hasCi
      level: 2
      effective: { enforce: 2027-03-01 }
tests:
  - name: nothing there
    facts: { repo.hasReadme: false }
    expect: { level: 0, checks: { has-readme: fail } }
`;

/** An entity with facts, as in a file for `--facts`. */
export function entityWith(
  name: string,
  facts: Record<string, unknown>,
  rest: object = {},
): object {
  return {
    entity: {
      kind: 'Component',
      metadata: { name },
      spec: { type: 'service' },
    },
    facts,
    ...rest,
  };
}
