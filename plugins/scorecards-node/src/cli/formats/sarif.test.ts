import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
// As GitHub and others validate it; from the npm package @microsoft/jest-sarif
// 1.0.0-beta.0 (MIT), which has it from https://www.schemastore.org
import schema from '../__fixtures__/sarif-2.1.0-rtm.5.json';
import { entityWith, READINESS, Workspace } from '../__testUtils__/workspace';

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

let workspace: Workspace;

beforeEach(async () => {
  workspace = await Workspace.create();
  await workspace.write('score cards/readiness.yaml', READINESS);
});

afterEach(() => workspace.remove());

async function run(...args: string[]): Promise<Log> {
  const { stdout } = await workspace.run(['--format', 'sarif', ...args]);
  const log: Log = JSON.parse(stdout);
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  return log;
}

describe('SARIF', () => {
  it('is compared with a schema that refuses something', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  it('has a rule for each check', async () => {
    const log = await run('score cards/readiness.yaml');
    const [{ tool, results }] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(results).toEqual([]);
    expect(tool.driver.rules).toHaveLength(4);
    expect(tool.driver.rules?.[1]).toEqual({
      id: 'readiness/has-readme',
      name: 'has-readme',
      shortDescription: { text: 'Has a README' },
      fullDescription: { text: 'People look there first.' },
      help: { text: 'Write one. https://example.test/readme' },
      helpUri: 'https://example.test/readme',
      defaultConfiguration: { level: 'error' },
      properties: {
        scorecard: 'readiness',
        level: 1,
        weight: 1,
        tags: ['ownership'],
      },
    });
  });

  it('has a result for each check that does not pass', async () => {
    await workspace.write('facts.json', [
      entityWith('orders', { 'repo.hasReadme': true, 'repo.readmeBytes': 12 }),
      entityWith('pay', { 'repo.hasReadme': false, 'repo.hasCi': true }),
    ]);
    const file = 'score cards/readiness.yaml';
    const [{ results = [], originalUriBaseIds }] = (
      await run('--facts', 'facts.json', file)
    ).runs;
    expect(
      results.map(({ ruleId, ruleIndex, level, locations = [] }) => [
        ruleId,
        ruleIndex,
        level,
        locations[0].logicalLocations?.[0].fullyQualifiedName,
        locations[0].physicalLocation?.region,
      ]),
    ).toEqual([
      [
        'readiness/long-readme',
        2,
        'error',
        'component:default/orders',
        { startLine: 17, startColumn: 7 },
      ],
      [
        'readiness/has-ci',
        3,
        'note',
        'component:default/orders',
        { startLine: 23, startColumn: 7 },
      ],
      [
        'readiness/has-readme',
        1,
        'error',
        'component:default/pay',
        { startLine: 8, startColumn: 7 },
      ],
      [
        'readiness/long-readme',
        2,
        'warning',
        'component:default/pay',
        { startLine: 17, startColumn: 7 },
      ],
    ]);
    expect(results[0].message.text).toBe(
      'component:default/orders: README says <something> & more (fail): The README has 12 bytes',
    );
    expect(
      results[0].locations?.[0].physicalLocation?.artifactLocation,
    ).toEqual({
      uri: 'score%20cards/readiness.yaml',
      uriBaseId: '%SRCROOT%',
    });
    expect(originalUriBaseIds?.['%SRCROOT%'].uri).toMatch(
      /^file:\/\/\/.*check%20.*\/$/,
    );
  });

  it('notes what is not needed for the level that is asked for', async () => {
    await workspace.write(
      'facts.json',
      entityWith('a', { 'repo.hasReadme': true }),
    );
    const [{ results = [] }] = (
      await run(
        '--facts',
        'facts.json',
        '--level',
        '1',
        'score cards/readiness.yaml',
      )
    ).runs;
    expect(results.map(({ level }) => level)).toEqual(['note', 'note']);
  });

  it('knows a result again when its values or its place have changed', async () => {
    const fingerprints = async (bytes: number, yaml: string) => {
      await workspace.write('a.yaml', yaml);
      await workspace.write('facts.json', [
        entityWith('a', {
          'repo.hasReadme': true,
          'repo.hasCi': true,
          'repo.readmeBytes': bytes,
        }),
        entityWith('b', {
          'repo.hasReadme': true,
          'repo.hasCi': true,
          'repo.readmeBytes': bytes,
        }),
      ]);
      const [{ results = [] }] = (await run('--facts', 'facts.json', 'a.yaml'))
        .runs;
      return results.map(({ partialFingerprints }) => partialFingerprints);
    };
    const [a, b] = await fingerprints(1, READINESS);
    expect(a).not.toEqual(b);
    expect(await fingerprints(2, `\n\n${READINESS}`)).toEqual([a, b]);
  });

  it('tells what is wrong with a definition', async () => {
    await workspace.write(
      'bad.yaml',
      READINESS.replace('level: 1', 'level: 3'),
    );
    const [{ results = [] }] = (await run('bad.yaml')).runs;
    expect(results).toEqual([
      {
        ruleId: 'scorecard-definition',
        ruleIndex: 0,
        level: 'error',
        message: {
          text: 'spec.checks[0].level: must be at most 2, the highest of the levels',
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'bad.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 13, startColumn: 14 },
            },
          },
        ],
        partialFingerprints: { 'groundworkCheck/v1': expect.any(String) },
      },
    ]);
  });

  it('names a file elsewhere by its whole path', async () => {
    await workspace.write('below/facts.json', entityWith('a', {}));
    const other = await Workspace.create();
    const { stdout } = await other.run([
      '--format',
      'sarif',
      '--facts',
      `${workspace.path}/below/facts.json`,
      `${workspace.path}/score cards/readiness.yaml`,
    ]);
    await other.remove();
    const [{ results = [] }] = (JSON.parse(stdout) as Log).runs;
    expect(
      results[0].locations?.[0].physicalLocation?.artifactLocation?.uri,
    ).toMatch(/^file:\/\/\/.*\/score%20cards\/readiness\.yaml$/);
  });
});
