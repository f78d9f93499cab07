import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { entityWith, READINESS, Workspace } from '../__testUtils__/workspace';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await Workspace.create();
});

afterEach(() => workspace.remove());

async function run(...args: string[]): Promise<unknown> {
  const { stdout } = await workspace.run(['--format', 'junit', ...args]);
  expect(XMLValidator.validate(stdout)).toBe(true);
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: name => ['testsuite', 'testcase'].includes(name),
  }).parse(stdout).testsuites;
}

describe('JUnit', () => {
  it('has a case for a definition, and for each test in it', async () => {
    await workspace.write('a.yaml', READINESS);
    expect(await run('a.yaml')).toEqual({
      tests: '2',
      failures: '0',
      errors: '0',
      skipped: '0',
      testsuite: [
        {
          name: 'a.yaml',
          tests: '2',
          failures: '0',
          errors: '0',
          skipped: '0',
          testcase: [
            { classname: 'readiness', name: 'definition' },
            { classname: 'readiness', name: 'nothing there' },
          ],
        },
      ],
    });
  });

  it('tells a broken test from a broken definition', async () => {
    await workspace.write(
      'test.yaml',
      READINESS.replace('level: 0,', 'level: 1,'),
    );
    await workspace.write(
      'bad.yaml',
      READINESS.replace('level: 1', 'level: 3'),
    );
    expect(await run('test.yaml', 'bad.yaml')).toMatchObject({
      failures: '2',
      testsuite: [
        {
          testcase: [
            { name: 'definition' },
            {
              name: 'nothing there',
              failure: {
                type: 'definition',
                message:
                  "31:22 tests[0].expect.level: test 'nothing there': level is 0, expected 1 (Bronze): has-readme is fail",
              },
            },
          ],
        },
        {
          testcase: [
            { classname: 'readiness', name: 'definition', failure: {} },
          ],
        },
      ],
    });
  });

  it('has a suite for each entity, and a case for each check', async () => {
    await workspace.write('a.yaml', READINESS);
    await workspace.write('facts.json', [
      entityWith('orders', { 'repo.hasReadme': true, 'repo.readmeBytes': 12 }),
      entityWith('pay', { 'repo.hasReadme': false, 'repo.hasCi': true }),
    ]);
    expect(await run('--facts', 'facts.json', 'a.yaml')).toMatchObject({
      tests: '8',
      failures: '2',
      errors: '1',
      skipped: '1',
      testsuite: [
        { name: 'a.yaml' },
        {
          name: 'readiness: component:default/orders',
          testcase: [
            { name: 'Has a README' },
            {
              name: 'README says &lt;something&gt; &amp; more'
                .replace('&lt;', '<')
                .replace('&gt;', '>')
                .replace('&amp;', '&'),
              failure: { type: 'fail', message: 'The README has 12 bytes' },
            },
            // Counts from a later date
            { name: 'Has CI', skipped: { message: expect.any(String) } },
          ],
        },
        {
          name: 'readiness: component:default/pay',
          testcase: [
            { failure: { message: 'repo.hasReadme is false' } },
            { error: { type: 'unknown' } },
            { name: 'Has CI' },
          ],
        },
      ],
    });
  });

  it('is XML, whatever a message says', async () => {
    const evil = `]]> <!-- </failure> & "quotes" 'more' \\x0b \\x1b[0m 💥 \\ud800`;
    await workspace.write(
      'a.yaml',
      READINESS.replace(
        /message: .*/,
        `message: |\n        "${evil
          .replace(' \\ud800', '')
          .replaceAll('"', '\\"')}"`,
      ),
    );
    await workspace.write(
      'facts.json',
      entityWith('a', { 'repo.readmeBytes': 1 }),
    );
    const suites = await run('--facts', 'facts.json', 'a.yaml');
    expect(JSON.stringify(suites)).toContain(
      `]]> <!-- </failure> & \\"quotes\\" 'more' \ufffd \ufffd[0m 💥`,
    );
  });
});
