import { READINESS, Workspace } from './__testUtils__/workspace';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await Workspace.create();
  await workspace.write('readiness.yaml', READINESS);
});

afterEach(() => workspace.remove());

describe('facts that checks can read', () => {
  const READS_OWN = READINESS.replace('repo.hasCi', 'build.minutes < 10');
  const OWN = { id: 'build.minutes', type: 'integer', description: 'x' };

  it('are those of the box, unless said', async () => {
    await workspace.write('own.yaml', READS_OWN);
    expect((await workspace.run(['own.yaml'])).code).toBe(3);
  });

  it('are those of the configuration, too', async () => {
    await workspace.write('own.yaml', READS_OWN);
    await workspace.write(
      'app-config.yaml',
      'app: { title: x }\nscorecards:\n  push:\n    facts:\n      - { id: build.minutes, type: integer, description: x, freshness: 2d }\n',
    );
    expect(
      await workspace.run(['--config', 'app-config.yaml', 'own.yaml']),
    ).toMatchObject({
      code: 0,
    });
  });

  it('have ranges, which facts of tests must be in', async () => {
    await workspace.write(
      'own.yaml',
      `${READS_OWN}
  - name: takes less than no time
    facts: { build.minutes: -5 }
    expect: { level: 0 }
`,
    );
    await workspace.write(
      'app-config.yaml',
      'scorecards: { push: { facts: [{ id: build.minutes, type: integer, minimum: 0, description: x }] } }',
    );

    const { code, stdout } = await workspace.run([
      '--config',
      'app-config.yaml',
      'own.yaml',
    ]);

    expect(code).toBe(3);
    expect(stdout).toContain('-5 is out of its range, at least 0');
  });

  it('are only those of a file, if there is one', async () => {
    await workspace.write('own.yaml', READS_OWN);
    await workspace.write('schemas.json', [OWN]);
    const { code, stdout } = await workspace.run([
      '--fact-schemas',
      'schemas.json',
      'own.yaml',
    ]);
    expect(code).toBe(3);
    expect(stdout).not.toContain('build.minutes');
    expect(stdout).toContain('repo.hasReadme');
  });

  it('are as the API lists them', async () => {
    await workspace.write('own.yaml', READS_OWN);
    await workspace.write('schemas.json', {
      items: [
        { ...OWN, source: 'push', freshnessMs: 1000, usedBy: [] },
        { id: 'repo.hasReadme', type: 'boolean', description: 'x' },
        { id: 'repo.readmeBytes', type: 'integer', description: 'x' },
      ],
    });
    expect(
      (await workspace.run(['--fact-schemas', 'schemas.json', 'own.yaml']))
        .code,
    ).toBe(0);
  });

  it.each<[string, unknown, string]>([
    ['no list', 'a: 1', 'schemas.json must be a list of facts'],
    ['no id', [{ type: 'boolean' }], "schemas.json: a fact lacks 'id'"],
    [
      'a type that there is not',
      [{ ...OWN, type: 'int' }],
      `schemas.json: fact 'build.minutes' has the type "int", which is not one of boolean, integer,`,
    ],
    [
      'a duration that is none',
      [{ ...OWN, freshness: 'soon' }],
      "schemas.json: fact 'build.minutes': ",
    ],
    [
      'a limit that is no number',
      [{ ...OWN, minimum: 'none' }],
      "schemas.json: fact 'build.minutes': minimum must be a number",
    ],
    [
      'a range that there is not',
      [{ ...OWN, minimum: 5, maximum: 1 }],
      "fact 'build.minutes': its minimum, 5, is above its maximum, 1",
    ],
    ['an id that CEL cannot read', [{ ...OWN, id: 'a-b.c' }], 'a-b.c'],
    ['no YAML', 'a: "', 'schemas.json is neither JSON nor YAML'],
  ])('are refused with %s', async (_, content, message) => {
    await workspace.write('schemas.json', content);
    const run = await workspace.run([
      '--fact-schemas',
      'schemas.json',
      'readiness.yaml',
    ]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});
