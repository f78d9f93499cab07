import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { readRepositoryFilesConfig } from './config';

function read(repositoryFiles?: JsonObject) {
  return readRepositoryFilesConfig(
    mockServices.rootConfig({
      data: repositoryFiles ? { scorecards: { repositoryFiles } } : {},
    }),
    '/portal/backend',
  );
}

describe('readRepositoryFilesConfig', () => {
  it('has something to go by without being told', () => {
    expect(read()).toEqual({
      kinds: ['Component'],
      facts: [],
      directories: [],
      concurrency: 4,
      timeoutMs: 60_000,
      limits: {
        maxFiles: 100_000,
        maxBytes: 1_073_741_824,
        maxFileBytes: 524_288,
      },
    });
  });

  it.each([
    [
      'https://git.acme.test/acme/orders/',
      '../repos/orders',
      'https://git.acme.test/acme/orders',
      '/portal/repos/orders',
    ],
    [
      'https://git.acme.test/acme/orders.git',
      '/repos/o',
      'https://git.acme.test/acme/orders',
      '/repos/o',
    ],
  ])('maps %s to %s', (target, path, expectedTarget, directory) => {
    expect(read({ directories: [{ target, path }] }).directories).toEqual([
      { target: expectedTarget, directory },
    ]);
  });

  it('reads facts', () => {
    const { facts } = read({
      facts: [
        {
          id: 'repo.hasHelmChart',
          description: 'Whether it has a Helm chart.',
          exists: ['chart/Chart.yaml', 'charts/*/Chart.yaml'],
        },
        {
          id: 'repo.pinsActions',
          description: 'Whether actions are pinned.',
          in: 'repository',
          file: '.github/workflows/ci.yml',
          contains: 'uses: .+@[0-9a-f]{40}',
        },
        {
          id: 'repo.nodeVersion',
          description: 'The version of Node.js that it asks for.',
          type: 'string',
          in: 'either',
          file: 'package.json',
          parse: 'json',
          path: 'engines.node',
        },
      ],
    });

    expect(facts).toMatchObject([
      {
        schema: { id: 'repo.hasHelmChart', type: 'boolean' },
        rule: { kind: 'exists', in: 'folder' },
      },
      {
        schema: { id: 'repo.pinsActions', type: 'boolean' },
        rule: { kind: 'contains', in: 'repository' },
      },
      {
        schema: { id: 'repo.nodeVersion', type: 'string' },
        rule: {
          kind: 'value',
          in: 'either',
          format: 'json',
          path: ['engines', 'node'],
        },
      },
    ]);
  });

  const fact = (rest: JsonObject): JsonObject => ({
    facts: [{ id: 'repo.a', description: 'A.', ...rest }],
  });
  const value = (rest: JsonObject) =>
    fact({ type: 'string', file: 'a.json', parse: 'json', path: 'a', ...rest });

  it.each<[string, JsonObject, RegExp]>([
    [
      'a concurrency of none',
      { concurrency: 0 },
      /concurrency is 0; it must be a whole number from 1 to 50/,
    ],
    [
      'a size that is no whole number',
      { maxFileBytes: 1.5 },
      /maxFileBytes is 1.5; it must be a whole number/,
    ],
    [
      'a time that is too short',
      { timeout: { milliseconds: 5 } },
      /timeout is too short; it is at least 1000 ms/,
    ],
    [
      'a target that is no URL',
      { directories: [{ target: 'acme/orders', path: 'x' }] },
      /directories\[0\]\.target is 'acme\/orders'; it must be the URL of a repository/,
    ],
    [
      'a target on this machine',
      { directories: [{ target: 'file:///x', path: 'x' }] },
      /it must be the URL/,
    ],
    [
      'an id of another collector',
      fact({ id: 'ci.a', exists: ['a'] }),
      /'ci.a': the id must be repo\. and names in lower camel case/,
    ],
    [
      'an id in the box',
      fact({ id: 'repo.hasReadme', exists: ['a'] }),
      /there is a fact with that id already/,
    ],
    [
      'no rule',
      fact({}),
      /one of exists, contains and parse must be there, and not more/,
    ],
    [
      'two rules',
      fact({ exists: ['a'], file: 'a', contains: 'b' }),
      /and not more/,
    ],
    [
      'a path that leads out',
      fact({ exists: ['../a'] }),
      /exists is '\.\.\/a'; it must not have empty names/,
    ],
    [
      'a path that leads out within braces',
      fact({ exists: ['{..,a}/b'] }),
      /it must not have empty names/,
    ],
    [
      'an absolute path',
      fact({ file: '/etc/passwd', contains: 'root' }),
      /file is '\/etc\/passwd'; it must be relative/,
    ],
    [
      'a pattern for a file',
      fact({ file: '*.json', contains: 'a' }),
      /it must be the path of one file, not a pattern/,
    ],
    [
      'a pattern that RE2 does not have',
      fact({ file: 'a', contains: '(?=a)b' }),
      /is not a pattern of RE2: .*`\(\?=`/,
    ],
    [
      'a pattern that is long',
      fact({ file: 'a', contains: 'a'.repeat(1_001) }),
      /contains has 1001 characters; it may have 1000/,
    ],
    [
      'a type that is none',
      value({ type: 'text' }),
      /type is 'text'; it must be one of boolean, integer/,
    ],
    [
      'no type',
      fact({ file: 'a.json', parse: 'json', path: 'a' }),
      /the type of the value must be there/,
    ],
    [
      'another type of what exists',
      fact({ exists: ['a'], type: 'integer' }),
      /what exists or contains something is boolean/,
    ],
    [
      'a format that is none',
      value({ parse: 'xml' }),
      /parse is 'xml'; it must be one of json, yaml, toml/,
    ],
    [
      'a path that is none',
      value({ path: 'a..b' }),
      /path 'a\.\.b' is not understood from character 2 on/,
    ],
    [
      'a place that is none',
      value({ in: 'here' }),
      /in is 'here'; it must be one of folder, repository, either/,
    ],
  ])('refuses %s', (_, config, message) => {
    expect(() => read(config)).toThrow(message);
  });

  it('refuses an id that is there twice', () => {
    const one = { id: 'repo.a', description: 'A.', exists: ['a'] };

    expect(() => read({ facts: [one, one] })).toThrow(
      "scorecards.repositoryFiles.facts[1], 'repo.a': there is a fact with that id already",
    );
  });

  it('understands what docs/scorecards/facts.md shows', async () => {
    const docs = join(__dirname, '../../../../../docs/scorecards/facts.md');
    const text = await readFile(docs, 'utf8');
    const shown = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)]
      .map(([, yaml]) => parse(yaml).scorecards.repositoryFiles)
      .filter(it => it !== undefined);

    expect(shown.map(it => Object.keys(it))).toEqual([
      ['facts'],
      ['directories'],
    ]);
    expect(shown.map(it => read(it).facts.length)).toEqual([3, 0]);
  });
});
